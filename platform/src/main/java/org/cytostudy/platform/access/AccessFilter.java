package org.cytostudy.platform.access;

import io.quarkus.security.UnauthorizedException;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.Set;
import org.cytostudy.platform.problem.ProblemType;
import org.cytostudy.platform.problem.RefusedException;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/**
 * Decides by role alone, for each address alike: nobody gets in, a runner speaks the runner
 * protocol only, an auditor changes nothing, and a change from a browser carries its CSRF token.
 * Rows are decided later, by {@link Access}. A new address is closed until somebody opens it.
 */
class AccessFilter {
  private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");
  private static final String RUNNER_ROOT = "/api/runner/";

  private final CurrentIdentityAssociation association;

  AccessFilter(CurrentIdentityAssociation association) {
    this.association = association;
  }

  @ServerRequestFilter(priority = Priorities.AUTHENTICATION)
  Uni<@Nullable Response> check(ContainerRequestContext request, ResourceInfo resource) {
    Method method = resource.getResourceMethod();
    if (method.isAnnotationPresent(OpenToAll.class)) {
      return Uni.createFrom().nullItem();
    }
    return association
        .getDeferredIdentity()
        .invoke(identity -> decide(identity, request, method))
        .map(identity -> null);
  }

  private static void decide(
      SecurityIdentity identity, ContainerRequestContext request, Method method) {
    if (identity.isAnonymous()) {
      throw new UnauthorizedException();
    }
    boolean unsafe = !SAFE.contains(request.getMethod());
    if (unsafe && request.getHeaderString(HttpHeaders.AUTHORIZATION) == null) {
      requireCsrfToken(request);
    }
    Optional<Role> found = CurrentCaller.of(identity).map(Caller::role);
    if (found.isEmpty() && method.isAnnotationPresent(WithoutRole.class)) {
      return;
    }
    Role role =
        found.orElseThrow(
            () ->
                new RefusedException(
                    ProblemType.ROLE_NOT_ALLOWED,
                    "Your account has none of the roles researcher, auditor and admin. Ask whoever"
                        + " looks after accounts for one, then sign in again."));
    boolean runnerProtocol = request.getUriInfo().getRequestUri().getPath().startsWith(RUNNER_ROOT);
    if (runnerProtocol != (role == Role.RUNNER)) {
      throw new RefusedException(
          ProblemType.ROLE_NOT_ALLOWED,
          runnerProtocol
              ? "Only a node's token opens the runner protocol."
              : "A node's token opens the runner protocol only.");
    }
    if (unsafe && role == Role.AUDITOR && !method.isAnnotationPresent(AuditorMay.class)) {
      throw new RefusedException(
          ProblemType.ROLE_NOT_ALLOWED, "An auditor reads everything and changes nothing.");
    }
  }

  private static void requireCsrfToken(ContainerRequestContext request) {
    Cookie cookie = request.getCookies().get(Identities.CSRF_COOKIE);
    String header = request.getHeaderString(Identities.CSRF_HEADER);
    if (cookie == null
        || header == null
        || !MessageDigest.isEqual(
            cookie.getValue().getBytes(StandardCharsets.UTF_8),
            header.getBytes(StandardCharsets.UTF_8))) {
      throw new RefusedException(
          ProblemType.CSRF_TOKEN_MISSING,
          "Send the value of csrfToken from GET /api/v1/session as X-CSRF-Token.");
    }
  }
}
