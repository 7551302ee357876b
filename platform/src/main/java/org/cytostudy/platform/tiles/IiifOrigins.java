package org.cytostudy.platform.tiles;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.regex.Pattern;

/**
 * Lets viewers on other sites read the answers of the image service, as level 1 of the IIIF Image
 * API asks for. A browser sends no cookie with such a request, so that they see what their own
 * bearer token opens, and nothing by somebody's session here.
 */
@ApplicationScoped
class IiifOrigins {
  private static final int BEFORE_THE_RESOURCES = 14_000;
  private static final Pattern SERVICE = Pattern.compile("/api/v1/images/[^/]+/iiif(/.*)?");
  private static final String A_DAY = "86400";

  void register(@Observes Filters filters) {
    filters.register(IiifOrigins::add, BEFORE_THE_RESOURCES);
  }

  private static void add(RoutingContext context) {
    if (!SERVICE.matcher(context.normalizedPath()).matches()) {
      context.next();
      return;
    }
    MultiMap headers = context.response().headers();
    headers.set(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*");
    headers.set(HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS, "ETag, Link");
    boolean preflight =
        context.request().method().equals(HttpMethod.OPTIONS)
            && context.request().getHeader(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD) != null;
    if (preflight) {
      headers.set(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, "GET, HEAD");
      headers.set(HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS, "Authorization, If-None-Match");
      headers.set(HttpHeaders.ACCESS_CONTROL_MAX_AGE, A_DAY);
      context.response().setStatusCode(204).end();
    } else {
      context.next();
    }
  }
}
