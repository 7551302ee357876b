package org.cytostudy.platform.problem;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.regex.Pattern;

/** Problem details for what no REST resource answers: too large a body, an unknown address. */
@ApplicationScoped
class ProblemRoutes {
  static final String BODY_TOO_LARGE =
      "A body may have 10 MB, a table of cells and a file of annotations 512 MB; artefacts are sent"
          + " in pieces of at most 8 MiB.";

  private static final long MAX_BODY_BYTES = 10L * 1024 * 1024;
  private static final long MAX_STREAM_BYTES = 512L * 1024 * 1024;

  /** What is read as a stream, in flat memory. */
  private static final Pattern STREAMS =
      Pattern.compile("/api/v1/(images/[^/]+/cells/[^/]+|sections/[^/]+/annotations)");

  private static final int BEFORE_ALL_ELSE = 10_000;

  private final Problems problems;

  ProblemRoutes(Problems problems) {
    this.problems = problems;
  }

  void limit(@Observes Filters filters) {
    filters.register(this::refuseLargeBody, BEFORE_ALL_ELSE);
  }

  void unknown(@Observes Router router) {
    router
        .route("/api/*")
        .last()
        .handler(
            context ->
                problems.end(context, ProblemType.NOT_FOUND, "There is nothing at this address."));
  }

  private void refuseLargeBody(RoutingContext context) {
    String length = context.request().getHeader(HttpHeaders.CONTENT_LENGTH);
    if (length != null && !fits(length, limit(context.request().path()))) {
      context.response().putHeader(HttpHeaders.CONNECTION, "close");
      problems.end(context, ProblemType.BODY_TOO_LARGE, BODY_TOO_LARGE);
      return;
    }
    context.next();
  }

  /** How many bytes a body may have at an address. */
  static long limit(String path) {
    return STREAMS.matcher(path).matches() ? MAX_STREAM_BYTES : MAX_BODY_BYTES;
  }

  private static boolean fits(String length, long limit) {
    try {
      return Long.parseLong(length) <= limit;
    } catch (NumberFormatException e) {
      return true; // not ours to judge: the HTTP layer refuses it
    }
  }
}
