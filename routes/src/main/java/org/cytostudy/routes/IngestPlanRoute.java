package org.cytostudy.routes;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.Exchange;
import org.cytostudy.core.id.PreparationId;
import org.cytostudy.routes.IngestPlans.PlannedFile;

/**
 * {@code ingest.plan}: splits the files of a preparation, leaves out what was seen already by
 * content, and writes one ingest step a chunk. {@link IngestPlans#files} gives nothing for a
 * preparation that is planned, so a second delivery changes nothing.
 */
@ApplicationScoped
public class IngestPlanRoute extends NumberedRoute {

  /** Takes the id of a preparation as text. */
  public static final String ENDPOINT = "direct:ingest.plan";

  private static final String SORT = "direct:ingest.plan.sort";

  private static final String PREPARATION = "cytostudyPreparation";
  private static final String FIRST = "cytostudyFirstTime";

  private final IngestPlans plans;

  @Inject
  public IngestPlanRoute(IngestPlans plans) {
    this.plans = plans;
  }

  /** Files of a preparation, told apart by whether their content was seen before. */
  private record Sorted(List<PlannedFile> fresh, List<PlannedFile> duplicates) {}

  @Override
  public void configure() {
    errorHandler(
        redeliverThenPark(
                "cytostudy.routes.ingest-plan.redeliveries:2",
                "cytostudy.routes.ingest-plan.redelivery-ms:1000")
            .onPrepareFailure(this::refuse));
    // Written down by the line above; there is nothing to deliver again or to park.
    onException(IngestRefused.class).maximumRedeliveries(0).handled(true).stop();
    int filesPerChunk = number("cytostudy.routes.ingest-plan.files-per-chunk:16");

    from("timer:ingest-plan?period={{cytostudy.routes.ingest-plan.sweep-ms:5000}}")
        .routeId("ingest.plan.sweep")
        .errorHandler(noErrorHandler())
        .process(e -> e.getMessage().setBody(plans.unplanned()))
        .split(body())
        .transform(body().convertToString())
        .to(ENDPOINT)
        .end();

    from(ENDPOINT)
        .routeId("ingest.plan")
        .process(
            e -> {
              PreparationId id = PreparationId.fromString(e.getMessage().getBody(String.class));
              e.setProperty(PREPARATION, id);
              DeadLetterRoute.replayAs(e, ENDPOINT, id.toString());
            })
        .process(e -> e.getMessage().setBody(plans.files(preparation(e))))
        .filter(e -> !files(e).isEmpty())
        .to(SORT)
        .end();

    // No error handler inside: one file that cannot be looked up stops the whole plan, which is
    // then delivered again.
    from(SORT)
        .routeId("ingest.plan.sort")
        .errorHandler(noErrorHandler())
        .split(body(), this::sort)
        .stopOnException()
        .process(e -> e.setProperty(FIRST, plans.firstTime(preparation(e), file(e))))
        .end()
        .process(
            e -> {
              Sorted sorted = e.getMessage().getBody(Sorted.class);
              plans.plan(
                  preparation(e), chunks(sorted.fresh(), filesPerChunk), sorted.duplicates());
            });
  }

  private Exchange sort(Exchange before, Exchange now) {
    Sorted sorted =
        before == null
            ? new Sorted(new ArrayList<>(), new ArrayList<>())
            : before.getMessage().getBody(Sorted.class);
    boolean first = now.getProperty(FIRST, false, Boolean.class);
    (first ? sorted.fresh() : sorted.duplicates()).add(file(now));
    Exchange result = before == null ? now : before;
    result.getMessage().setBody(sorted);
    return result;
  }

  private static List<List<PlannedFile>> chunks(List<PlannedFile> files, int size) {
    List<List<PlannedFile>> chunks = new ArrayList<>();
    for (int from = 0; from < files.size(); from += size) {
      chunks.add(List.copyOf(files.subList(from, Math.min(files.size(), from + size))));
    }
    return chunks;
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

  private static List<?> files(Exchange exchange) {
    return exchange.getMessage().getBody(List.class);
  }

  private static PlannedFile file(Exchange exchange) {
    return exchange.getMessage().getBody(PlannedFile.class);
  }
}
