package org.cytostudy.platform.identity;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Locale;
import java.util.regex.Pattern;
import org.cytostudy.platform.problem.ProblemType;
import org.cytostudy.platform.problem.Problems;

/**
 * Mode local answers to the names of this machine only. Another site could let its own name lead to
 * 127.0.0.1, and its pages would then read the platform as if they were the user interface.
 */
@ApplicationScoped
class LocalHosts {
  private static final int BEFORE_THE_PAGES = 18_000;
  private static final Pattern LOOPBACK =
      Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[?::1]?|\\[?0:0:0:0:0:0:0:1]?");

  private final IdentityConfig config;
  private final Problems problems;

  LocalHosts(IdentityConfig config, Problems problems) {
    this.config = config;
    this.problems = problems;
  }

  void register(@Observes Filters filters) {
    if (config.mode() == IdentityConfig.Mode.LOCAL) {
      filters.register(this::check, BEFORE_THE_PAGES);
    }
  }

  private void check(RoutingContext context) {
    HostAndPort asked = context.request().authority();
    if (asked == null || LOOPBACK.matcher(asked.host().toLowerCase(Locale.ROOT)).matches()) {
      context.next();
    } else {
      problems.end(
          context,
          ProblemType.HOST_NOT_LOCAL,
          "Ask for it as localhost or 127.0.0.1; for other machines use identity mode oidc.");
    }
  }
}
