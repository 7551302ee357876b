package org.cytostudy.platform.web;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * How long a browser keeps the user interface's files. Those below {@code /assets/} carry a hash of
 * their content in the name and are kept for good; the pages that name them are asked for anew, so
 * that an upgrade is seen at once.
 */
@ApplicationScoped
class CacheHeaders {
  private static final int BEFORE_THE_FILES = 15_000;

  void register(@Observes Filters filters) {
    filters.register(CacheHeaders::add, BEFORE_THE_FILES);
  }

  private static void add(RoutingContext context) {
    String path = context.normalizedPath();
    MultiMap headers = context.response().headers();
    if (path.startsWith("/assets/")) {
      headers.set(HttpHeaders.CACHE_CONTROL, "public, max-age=31536000, immutable");
      // A file of an older version that is gone must not be remembered as missing.
      context.addHeadersEndHandler(
          end -> {
            if (context.response().getStatusCode() >= 400) {
              headers.set(HttpHeaders.CACHE_CONTROL, "no-store");
            }
          });
    } else if (!path.startsWith("/api/") && !path.startsWith("/q/") && !path.equals("/login")) {
      headers.set(HttpHeaders.CACHE_CONTROL, "no-cache");
    }
    context.next();
  }
}
