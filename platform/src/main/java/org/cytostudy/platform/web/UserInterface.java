package org.cytostudy.platform.web;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Lets the user interface's own addresses, e.g. {@code /runs/42}, survive a reload: a page that is
 * no file and no API answers with {@code index.html}. The files themselves are resources of the
 * user interface's jar; {@link CacheHeaders} says how long they are kept.
 */
@ApplicationScoped
class UserInterface {
  /**
   * Before REST, which answers an address that it does not know with 404, and after the filters.
   */
  private static final int BEFORE_REST = -1;

  void fallback(@Observes Router router) {
    router
        .routeWithRegex("^/(?!api/|q/|login$).*")
        .method(HttpMethod.GET)
        .order(BEFORE_REST)
        .handler(UserInterface::index);
  }

  private static void index(RoutingContext context) {
    String path = context.normalizedPath();
    boolean file = path.lastIndexOf('.') > path.lastIndexOf('/');
    if (file || path.equals("/")) {
      context.next();
    } else {
      context.reroute("/index.html");
    }
  }
}
