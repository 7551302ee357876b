package org.cytostudy.platform.session;

import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import org.cytostudy.platform.access.Access;
import org.cytostudy.platform.access.AuditorMay;
import org.cytostudy.platform.access.Caller;
import org.cytostudy.platform.access.Identities;
import org.cytostudy.platform.access.OpenToAll;
import org.cytostudy.platform.access.WithoutRole;
import org.cytostudy.platform.identity.IdentityConfig;
import org.cytostudy.platform.identity.LocalAccounts;
import org.cytostudy.platform.identity.Secrets;
import org.cytostudy.platform.project.Projects;
import org.cytostudy.platform.session.SessionViews.SessionView;
import org.cytostudy.platform.session.SessionViews.SignInView;
import org.cytostudy.platform.session.SessionViews.SignedOutView;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** What the caller is told about themselves, how they come in and how they leave. */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "session")
public class SessionResource {
  private final Access access;
  private final Projects projects;
  private final IdentityConfig identity;
  private final LocalAccounts accounts;
  private final SingleSignOn singleSignOn;
  private final SecurityIdentity caller;
  private final Cookies cookies;

  SessionResource(
      Access access,
      Projects projects,
      IdentityConfig identity,
      LocalAccounts accounts,
      SingleSignOn singleSignOn,
      SecurityIdentity caller,
      Cookies cookies) {
    this.access = access;
    this.projects = projects;
    this.identity = identity;
    this.accounts = accounts;
    this.singleSignOn = singleSignOn;
    this.caller = caller;
    this.cookies = cookies;
  }

  @GET
  @Path("/sign-in")
  @OpenToAll
  public SignInView getSignIn() {
    return new SignInView(
        SessionViews.name(identity.mode()), isLocal() ? null : identity.providerName());
  }

  @GET
  @Path("/session")
  public RestResponse<SessionView> getSession(
      @CookieParam(Identities.CSRF_COOKIE) @Nullable String csrf, @Context RoutingContext request) {
    Caller who = access.caller();
    String token = csrf == null || csrf.isBlank() ? Secrets.newToken() : csrf;
    SessionView view =
        new SessionView(
            who.subject(),
            who.displayName(),
            who.role(),
            SessionViews.name(identity.mode()),
            projects.belongings(who.subject()),
            token);
    return RestResponse.ResponseBuilder.ok(view)
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .cookie(cookies.csrf(token, request.request().isSSL()))
        .build();
  }

  @POST
  @Path("/session/logout")
  @AuditorMay
  @WithoutRole
  public RestResponse<SignedOutView> logout(
      @CookieParam(Cookies.SESSION) @Nullable String session,
      @Context RoutingContext request,
      @Context UriInfo here) {
    SignedOutView view;
    if (isLocal()) {
      if (session != null) {
        accounts.signOut(access.caller(), session);
      }
      view = new SignedOutView(null);
    } else {
      view = new SignedOutView(singleSignOn.signOut(caller, here.getRequestUri()).orElse(null));
    }
    return RestResponse.ResponseBuilder.ok(view)
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .header("Clear-Site-Data", "\"cache\"") // tiles that this person saw
        .cookie(cookies.session("", 0, request.request().isSSL()))
        .build();
  }

  private boolean isLocal() {
    return identity.mode() == IdentityConfig.Mode.LOCAL;
  }
}
