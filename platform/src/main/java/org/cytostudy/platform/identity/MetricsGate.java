package org.cytostudy.platform.identity;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import org.cytostudy.platform.problem.ProblemType;
import org.cytostudy.platform.problem.Problems;
import org.jspecify.annotations.Nullable;

/** Metrics tell how much a lab works on what; other people than its operators need not know. */
@ApplicationScoped
class MetricsGate {
  private static final String METRICS = "/q/metrics";
  private static final int BEFORE_THE_PAGES = 17_000;

  private final IdentityConfig identity;
  private final MetricsConfig config;
  private final Problems problems;

  MetricsGate(IdentityConfig identity, MetricsConfig config, Problems problems) {
    this.identity = identity;
    this.config = config;
    this.problems = problems;
  }

  void register(@Observes Filters filters) {
    filters.register(this::check, BEFORE_THE_PAGES);
  }

  private void check(RoutingContext context) {
    String header = context.request().getHeader(HttpHeaders.AUTHORIZATION);
    if (!context.normalizedPath().startsWith(METRICS)
        || opens(identity.mode(), config.token(), header)) {
      context.next();
    } else {
      problems.end(
          context,
          ProblemType.NOT_AUTHENTICATED,
          "Send 'Authorization: Bearer <token>' with the value of cytostudy.metrics.token.");
    }
  }

  static boolean opens(
      IdentityConfig.Mode mode, Optional<String> token, @Nullable String authorization) {
    if (token.isEmpty()) {
      return mode == IdentityConfig.Mode.LOCAL;
    }
    return authorization != null
        && MessageDigest.isEqual(
            ("Bearer " + token.get()).getBytes(StandardCharsets.UTF_8),
            authorization.getBytes(StandardCharsets.UTF_8));
  }
}
