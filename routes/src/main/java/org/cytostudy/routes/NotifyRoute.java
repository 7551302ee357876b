package org.cytostudy.routes;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;

/**
 * {@code notify}: what PostgreSQL notified goes to those who wait for it: routes, open questions
 * for work, browsers. A signal that is lost costs time only, since sweeps find the same state.
 */
@ApplicationScoped
public class NotifyRoute extends RouteBuilder {

  /** Takes a {@link Signal}. */
  public static final String ENDPOINT = "direct:notify";

  private final Notifications notifications;

  @Inject
  public NotifyRoute(Notifications notifications) {
    this.notifications = notifications;
  }

  @Override
  public void configure() {
    errorHandler(noErrorHandler());
    from(ENDPOINT)
        .routeId("notify")
        .choice()
        .when(e -> is(e, Signal.Kind.LIVE))
        .process(e -> notifications.publish(signal(e).payload()))
        .when(e -> is(e, Signal.Kind.STEP_OFFERED))
        .process(e -> notifications.wakeLeases())
        .when(e -> is(e, Signal.Kind.STEP_READY))
        .to(StepReadyRoute.ENDPOINT)
        .when(e -> is(e, Signal.Kind.PREPARATION_SUBMITTED))
        .process(NotifyRoute::unwrap)
        .to(IngestPlanRoute.ENDPOINT)
        .otherwise()
        .process(NotifyRoute::unwrap)
        .to(IngestCollectRoute.ENDPOINT)
        .end();
  }

  private static void unwrap(Exchange exchange) {
    exchange.getMessage().setBody(signal(exchange).payload());
  }

  private static boolean is(Exchange exchange, Signal.Kind kind) {
    return signal(exchange).kind() == kind;
  }

  private static Signal signal(Exchange exchange) {
    return exchange.getMessage().getBody(Signal.class);
  }
}
