package org.cytostudy.routes;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.apache.camel.builder.RouteBuilder;

/**
 * {@code step.finish}: checks and publishes what an attempt made and releases what waited for it.
 * The node waits for the answer and asks again by itself, so nothing is delivered again here; what
 * the finish sets off runs in routes of its own.
 */
@ApplicationScoped
public class StepFinishRoute extends RouteBuilder {

  /** Takes an {@link AttemptFinished}, gives {@link Outcomes.Released}. */
  public static final String ENDPOINT = "direct:step.finish";

  private final Outcomes outcomes;

  @Inject
  public StepFinishRoute(Outcomes outcomes) {
    this.outcomes = outcomes;
  }

  @Override
  public void configure() {
    errorHandler(noErrorHandler());
    from(ENDPOINT).routeId("step.finish").transform().body(AttemptFinished.class, outcomes::finish);
  }
}
