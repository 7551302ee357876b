package org.cytostudy.routes;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.apache.camel.Exchange;
import org.cytostudy.core.state.FailureCategory;

/**
 * {@code step.fail}: what becomes of a step whose attempt failed, by the category of the failure.
 *
 * <ul>
 *   <li>infrastructure: again, after 2 s, 4 s … until the third try failed too
 *   <li>preempted: again at once, as often as needed
 *   <li>data, code, user: never again by itself; a person has to act
 * </ul>
 *
 * <p>The delay is a column of the step, not a sleeping thread: it survives a restart.
 */
@ApplicationScoped
public class StepFailRoute extends NumberedRoute {

  /** Takes an {@link AttemptFailed}. */
  public static final String ENDPOINT = "direct:step.fail";

  private final Outcomes outcomes;

  @Inject
  public StepFailRoute(Outcomes outcomes) {
    this.outcomes = outcomes;
  }

  @Override
  public void configure() {
    errorHandler(noErrorHandler());
    int tries = number("cytostudy.routes.step-fail.infrastructure-tries:3");
    int firstDelayMs = number("cytostudy.routes.step-fail.infrastructure-delay-ms:2000");
    int factor = number("cytostudy.routes.step-fail.infrastructure-delay-factor:2");

    from(ENDPOINT)
        .routeId("step.fail")
        .choice()
        .when(e -> failed(e).cancelled())
        .process(e -> outcomes.cancelled(failed(e)))
        .when(e -> is(e, FailureCategory.PREEMPTED))
        .process(e -> outcomes.redeliver(failed(e), Duration.ZERO))
        .when(e -> is(e, FailureCategory.INFRASTRUCTURE))
        .process(
            e -> {
              int before = outcomes.infrastructureFailures(failed(e));
              if (before + 1 < tries) {
                long delayMs = Math.round(firstDelayMs * Math.pow(factor, before));
                outcomes.redeliver(failed(e), Duration.ofMillis(delayMs));
              } else {
                outcomes.giveUp(failed(e));
              }
            })
        .otherwise()
        .process(e -> outcomes.giveUp(failed(e)))
        .end();

    from("timer:lost-attempts?period={{cytostudy.routes.step-fail.lost-sweep-ms:2000}}")
        .routeId("step.fail.lost")
        .process(e -> e.getMessage().setBody(outcomes.lostAttempts()))
        .split(body())
        .to(ENDPOINT)
        .end();
  }

  private static boolean is(Exchange exchange, FailureCategory category) {
    return failed(exchange).failure().category() == category;
  }

  private static AttemptFailed failed(Exchange exchange) {
    return exchange.getMessage().getBody(AttemptFailed.class);
  }
}
