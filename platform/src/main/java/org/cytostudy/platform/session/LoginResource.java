package org.cytostudy.platform.session;

import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import org.cytostudy.platform.access.OpenToAll;
import org.cytostudy.platform.identity.LocalAccounts;
import org.cytostudy.platform.identity.LocalAccounts.SignedIn;
import org.cytostudy.platform.identity.LocalStart;
import org.cytostudy.platform.identity.Secrets;
import org.cytostudy.platform.problem.ProblemType;
import org.cytostudy.platform.problem.RefusedException;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Where a browser signs in: with a one-time link, mode local, or at the provider, mode oidc. */
@Path("/login")
@Tag(name = "session")
public class LoginResource {
  private final LocalAccounts accounts;
  private final LocalStart local;
  private final SingleSignOn singleSignOn;
  private final Cookies cookies;

  LoginResource(
      LocalAccounts accounts, LocalStart local, SingleSignOn singleSignOn, Cookies cookies) {
    this.accounts = accounts;
    this.local = local;
    this.singleSignOn = singleSignOn;
    this.cookies = cookies;
  }

  @GET
  @OpenToAll
  @Blocking
  @APIResponse(
      responseCode = "303",
      description = "Signed in, with cookies; or on the way to the provider, mode oidc")
  public Uni<RestResponse<Void>> login(
      @RestQuery @Nullable @Parameter(description = "Of a login link, mode local") String token,
      @RestQuery @Nullable @Parameter(description = "The page to come back to, mode oidc")
          String to,
      @Context RoutingContext request) {
    return local.isLocal()
        ? Uni.createFrom().item(withLink(token, request.request().isSSL()))
        : singleSignOn.signIn(request, to);
  }

  private RestResponse<Void> withLink(@Nullable String token, boolean secure) {
    if (token == null) {
      throw new RefusedException(
          ProblemType.NOT_AUTHENTICATED, "Open a login link; './cytostudy login' prints one.");
    }
    SignedIn signedIn = accounts.signIn(token);
    local.renewLink(signedIn.caller().subject());
    return RestResponse.ResponseBuilder.<Void>create(RestResponse.Status.SEE_OTHER)
        .header(HttpHeaders.LOCATION, "/")
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .cookie(
            cookies.session(signedIn.sessionToken(), signedIn.lifetimeSeconds(), secure),
            cookies.csrf(Secrets.newToken(), secure))
        .build();
  }
}
