package org.cytostudy.routes;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.apache.camel.Exchange;
import org.cytostudy.core.job.StepType;

/**
 * {@code step.ready}: places ready steps, oldest first, by their kind. A placing is a claim that
 * expires; the lease of a node turns it into an attempt. A notification starts the route, and a
 * slow sweep catches what a notification missed.
 */
@ApplicationScoped
public class StepReadyRoute extends NumberedRoute {

  /** Places all that is ready; the message is not read. */
  public static final String ENDPOINT = "direct:step.ready";

  private static final String PLACE = "direct:step.place";

  private final StepQueue queue;
  private final Placements placements;

  @Inject
  public StepReadyRoute(StepQueue queue, Placements placements) {
    this.queue = queue;
    this.placements = placements;
  }

  @Override
  public void configure() {
    errorHandler(
        redeliverThenPark(
            "cytostudy.routes.step-ready.redeliveries:2",
            "cytostudy.routes.step-ready.redelivery-ms:200"));
    Duration claim = Duration.ofSeconds(number("cytostudy.routes.step-ready.claim-seconds:30"));

    from("timer:step-ready?period={{cytostudy.routes.step-ready.sweep-ms:5000}}")
        .routeId("step.ready.sweep")
        .errorHandler(noErrorHandler())
        .process(e -> queue.releaseExpiredClaims())
        .to(ENDPOINT);

    from(ENDPOINT)
        .routeId("step.ready")
        .errorHandler(noErrorHandler())
        .process(e -> claimNext(e, claim))
        .loopDoWhile(body().isNotNull())
        // A message of its own: a step that is given up must not end the loop.
        .enrich(PLACE, (before, placed) -> before)
        .process(e -> claimNext(e, claim))
        .end();

    from(PLACE)
        .routeId("step.place")
        .process(e -> DeadLetterRoute.replayAs(e, ENDPOINT, step(e).stepId().toString()))
        .choice()
        .when(e -> isOneOf(e, StepType.PRETRAIN, StepType.EMBED))
        .process(e -> placements.offer(step(e), Placements.Lane.ACCELERATED))
        .when(
            e ->
                isOneOf(
                    e,
                    StepType.PHANTOM,
                    StepType.INGEST,
                    StepType.RIBBON,
                    StepType.SAMPLE,
                    StepType.TARGETS,
                    StepType.MEASURE,
                    StepType.PROBE,
                    StepType.EVALUATE,
                    StepType.REPORT))
        .process(e -> placements.offer(step(e), Placements.Lane.GENERAL))
        .otherwise()
        .process(e -> placements.refuse(step(e)))
        .end();
  }

  private void claimNext(Exchange exchange, Duration claim) {
    exchange.getMessage().setBody(queue.claimNext(claim).orElse(null));
  }

  private static boolean isOneOf(Exchange exchange, StepType... types) {
    String type = step(exchange).type();
    for (StepType candidate : types) {
      if (candidate.wireName().equals(type)) {
        return true;
      }
    }
    return false;
  }

  private static ReadyStep step(Exchange exchange) {
    return exchange.getMessage().getBody(ReadyStep.class);
  }
}
