package org.cytostudy.platform.web;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Headers that tell a browser what the user interface may do: only what comes from here. */
@ApplicationScoped
class SecurityHeaders {
  private static final int BEFORE_ALL_ELSE = 20_000;

  /** The viewer draws tiles from blobs; inline styles are what the component library writes. */
  private static final String POLICY =
      "default-src 'self'; img-src 'self' data: blob:; style-src 'self' 'unsafe-inline'; "
          + "script-src 'self'; worker-src 'self' blob:; connect-src 'self'; font-src 'self' data:; "
          + "object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

  /** Swagger UI starts itself with an inline script. */
  private static final String SWAGGER_POLICY =
      "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; "
          + "script-src 'self' 'unsafe-inline'; object-src 'none'; frame-ancestors 'none'";

  void register(@Observes Filters filters) {
    filters.register(SecurityHeaders::add, BEFORE_ALL_ELSE);
  }

  private static void add(RoutingContext context) {
    MultiMap headers = context.response().headers();
    boolean swagger = context.request().path().startsWith("/q/swagger-ui");
    headers.set("Content-Security-Policy", swagger ? SWAGGER_POLICY : POLICY);
    headers.set("X-Content-Type-Options", "nosniff");
    headers.set("X-Frame-Options", "DENY");
    headers.set("Referrer-Policy", "same-origin");
    headers.set("Cross-Origin-Opener-Policy", "same-origin");
    context.next();
  }
}
