package org.cytostudy.routes;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.cytostudy.core.id.PreparationId;
import org.cytostudy.core.job.IngestReport;

/**
 * {@code ingest.collect}: aggregates the reports of a preparation's chunks into one and registers
 * what was accepted. The chunks are read back from the store when the last of them is finished, so
 * no half-collected state lives in memory and a restart in between loses nothing.
 */
@ApplicationScoped
public class IngestCollectRoute extends RouteBuilder {

  /** Takes the id of a preparation as text. */
  public static final String ENDPOINT = "direct:ingest.collect";

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
        deadLetterChannel(DeadLetterRoute.ENDPOINT)
            .maximumRedeliveries("{{cytostudy.routes.ingest-collect.redeliveries:2}}")
            .redeliveryDelay("{{cytostudy.routes.ingest-collect.redelivery-ms:1000}}")
            .useExponentialBackOff()
            .backOffMultiplier("{{cytostudy.routes.ingest-collect.redelivery-factor:2}}")
            .onPrepareFailure(this::refuse));

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
              PreparationId id =
                  PreparationId.fromString(e.getMessage().getBody(String.class));
              e.setProperty(PREPARATION, id);
              DeadLetterRoute.replayAs(e, ENDPOINT, id.toString());
            })
        .choice()
        .when(e -> collections.isIngest(preparation(e)))
        .process(e -> e.getMessage().setBody(collections.parts(preparation(e))))
        .split(body(), IngestCollectRoute::merge)
        .end()
        .process(
            e ->
                collections.register(
                    preparation(e), e.getMessage().getBody(IngestReport.class)))
        .otherwise()
        .process(e -> collections.finish(preparation(e)))
        .end();
  }

  private static Exchange merge(Exchange before, Exchange now) {
    if (before == null) {
      return now;
    }
    List<IngestReport.FileReport> files =
        new ArrayList<>(before.getMessage().getBody(IngestReport.class).files());
    files.addAll(now.getMessage().getBody(IngestReport.class).files());
    before.getMessage().setBody(new IngestReport(files));
    return before;
  }

  private void refuse(Exchange exchange) {
    PreparationId id = exchange.getProperty(PREPARATION, PreparationId.class);
    if (id != null) {
      plans.refuse(id, exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class));
    }
  }

  private static PreparationId preparation(Exchange exchange) {
    return exchange.getProperty(PREPARATION, PreparationId.class);
  }
}
