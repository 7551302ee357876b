package org.cytostudy.platform.session;

import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.SecurityContext;
import org.cytostudy.platform.access.Access;
import org.cytostudy.platform.access.AuditorMay;
import org.cytostudy.platform.access.Caller;
import org.cytostudy.platform.access.Identities;
import org.cytostudy.platform.identity.IdentityConfig;
import org.cytostudy.platform.identity.LocalAccounts;
import org.cytostudy.platform.identity.Secrets;
import org.cytostudy.platform.project.Projects;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** What the caller is told about themselves, and how they leave. */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "session")
public class SessionResource {
  private final Access access;
  private final Projects projects;
  private final IdentityConfig identity;
  private final LocalAccounts accounts;

  SessionResource(
      Access access, Projects projects, IdentityConfig identity, LocalAccounts accounts) {
    this.access = access;
    this.projects = projects;
    this.identity = identity;
    this.accounts = accounts;
  }

  @GET
  @Path("/session")
  public RestResponse<SessionView> getSession(
      @CookieParam(Identities.CSRF_COOKIE) @Nullable String csrf,
      @Context SecurityContext security) {
    Caller caller = access.caller();
    String token = csrf == null || csrf.isBlank() ? Secrets.newToken() : csrf;
    SessionView view =
        new SessionView(
            caller.subject(),
            caller.displayName(),
            caller.role(),
            SessionView.name(identity.mode()),
            projects.belongings(caller.subject()),
            token);
    return RestResponse.ResponseBuilder.ok(view)
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .cookie(Cookies.csrf(token, security.isSecure()))
        .build();
  }

  @POST
  @Path("/session/logout")
  @AuditorMay
  @APIResponse(responseCode = "204", description = "Signed out")
  public RestResponse<Void> logout(
      @CookieParam(Cookies.SESSION) @Nullable String session, @Context SecurityContext security) {
    if (session != null) {
      accounts.signOut(access.caller(), session);
    }
    NewCookie gone = Cookies.session("", 0, security.isSecure());
    return RestResponse.ResponseBuilder.<Void>noContent().cookie(gone).build();
  }
}
