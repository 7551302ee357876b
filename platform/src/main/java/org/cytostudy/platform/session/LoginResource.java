package org.cytostudy.platform.session;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.SecurityContext;
import org.cytostudy.platform.access.OpenToAll;
import org.cytostudy.platform.identity.LocalAccounts;
import org.cytostudy.platform.identity.LocalAccounts.SignedIn;
import org.cytostudy.platform.identity.LocalStart;
import org.cytostudy.platform.identity.Secrets;
import org.cytostudy.platform.problem.ProblemType;
import org.cytostudy.platform.problem.RefusedException;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The one-time login link of mode local. */
@Path("/login")
@Tag(name = "session")
public class LoginResource {
  private final LocalAccounts accounts;
  private final LocalStart local;

  LoginResource(LocalAccounts accounts, LocalStart local) {
    this.accounts = accounts;
    this.local = local;
  }

  @GET
  @OpenToAll
  @APIResponse(responseCode = "303", description = "Signed in; the cookies are set")
  public RestResponse<Void> login(
      @RestQuery @Nullable String token, @Context SecurityContext security) {
    if (!local.isLocal() || token == null) {
      throw new RefusedException(
          ProblemType.NOT_AUTHENTICATED, "Open a login link; './cytostudy login' prints one.");
    }
    SignedIn signedIn = accounts.signIn(token);
    local.renewLinks();
    return RestResponse.ResponseBuilder.<Void>create(RestResponse.Status.SEE_OTHER)
        .header(HttpHeaders.LOCATION, "/")
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .cookie(
            Cookies.session(
                signedIn.sessionToken(), signedIn.lifetimeSeconds(), security.isSecure()),
            Cookies.csrf(Secrets.newToken(), security.isSecure()))
        .build();
  }
}
