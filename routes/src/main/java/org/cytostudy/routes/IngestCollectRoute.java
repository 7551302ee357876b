package org.cytostudy.routes;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.Exchange;
import org.cytostudy.core.id.PreparationId;
import org.cytostudy.core.job.IngestReport;

/**
 * {@code ingest.collect}: aggregates the reports of a preparation's chunks into one and registers
 * what was accepted. The chunks are read back from the store when the last of them is finished, so
 * no half-collected state lives in memory and a restart in between loses nothing.
 */
@ApplicationScoped
public class IngestCollectRoute extends NumberedRoute {

  /** Takes the id of a preparation as text. */
  public static final String ENDPOINT = "direct:ingest.collect";

  private static final String MERGE = "direct:ingest.collect.merge";

  private static final String PREPARATION = "cytostudyPreparation";

  private final IngestPlans plans;
  private final IngestCollections collections;

  @Inject
  public IngestCollectRoute(IngestPlans plans, IngestCollections collections) {
    this.plans = plans;
    this.collections = collections;
  }

  @Override
  public void configure() {
    errorHandler(
        redeliverThenPark(
                "cytostudy.routes.ingest-collect.redeliveries:2",
                "cytostudy.routes.ingest-collect.redelivery-ms:1000")
            .onPrepareFailure(this::refuse));
    // Written down by the line above; there is nothing to deliver again or to park.
    onException(IngestRefused.class).maximumRedeliveries(0).handled(true).stop();

    from("timer:ingest-collect?period={{cytostudy.routes.ingest-collect.sweep-ms:5000}}")
        .routeId("ingest.collect.sweep")
        .errorHandler(noErrorHandler())
        .process(e -> e.getMessage().setBody(plans.uncollected()))
        .split(body())
        .transform(body().convertToString())
        .to(ENDPOINT)
        .end();

    from(ENDPOINT)
        .routeId("ingest.collect")
        .process(
            e -> {
              PreparationId id = PreparationId.fromString(e.getMessage().getBody(String.class));
              e.setProperty(PREPARATION, id);
              DeadLetterRoute.replayAs(e, ENDPOINT, id.toString());
            })
        .choice()
        .when(e -> collections.isIngest(preparation(e)))
        .to(MERGE)
        .otherwise()
        .process(e -> collections.finish(preparation(e)))
        .end();

    from(MERGE)
        .routeId("ingest.collect.merge")
        .errorHandler(noErrorHandler())
        .process(e -> e.getMessage().setBody(collections.parts(preparation(e))))
        .split(body(), IngestCollectRoute::merge)
        .stopOnException()
        .validate(body().isInstanceOf(IngestReport.class))
        .end()
        .process(
            e -> collections.register(preparation(e), e.getMessage().getBody(IngestReport.class)));
  }

  private static Exchange merge(Exchange before, Exchange now) {
    if (before == null) {
      return now;
    }
    List<IngestReport.FileResult> files =
        new ArrayList<>(before.getMessage().getBody(IngestReport.class).files());
    files.addAll(now.getMessage().getBody(IngestReport.class).files());
    before.getMessage().setBody(new IngestReport(files));
    return before;
  }

  private void refuse(Exchange exchange) {
    PreparationId id = exchange.getProperty(PREPARATION, PreparationId.class);
    if (id != null) {
      plans.refuse(id, DeadLetterRoute.causeOf(exchange));
    }
  }

  private static PreparationId preparation(Exchange exchange) {
    return exchange.getProperty(PREPARATION, PreparationId.class);
  }
}
