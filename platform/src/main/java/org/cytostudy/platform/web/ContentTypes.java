package org.cytostudy.platform.web;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Names the type of bytes that a resource sends. The framework writes an array as it is only where
 * the type is {@code application/octet-stream}, and as the text of its address where it is another;
 * so it is told the former, and what is on the wire is said here, after it set its own headers.
 */
@ApplicationScoped
public class ContentTypes {
  private static final String TYPE = ContentTypes.class.getName();

  /** Handlers of headers run in the reverse order: this one is added before the framework's. */
  private static final int BEFORE_THE_RESOURCES = 13_000;

  void register(@Observes Filters filters) {
    filters.register(ContentTypes::add, BEFORE_THE_RESOURCES);
  }

  private static void add(RoutingContext context) {
    context.addHeadersEndHandler(
        end -> {
          String type = context.get(TYPE);
          if (type != null && context.response().getStatusCode() < 300) {
            context.response().headers().set(HttpHeaders.CONTENT_TYPE, type);
          }
        });
    context.next();
  }

  /** Says what the answer's bytes are, if it comes to an answer. */
  public static void set(RoutingContext context, String mediaType) {
    context.put(TYPE, mediaType);
  }
}
