package org.cytostudy.routes;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.cytostudy.core.id.AttemptId;
import org.cytostudy.core.id.NodeId;
import org.cytostudy.core.id.RunId;
import org.cytostudy.core.id.StepId;
import org.cytostudy.core.job.WorkerOutcome;
import org.cytostudy.core.state.FailureCategory;

/** What the tests of the routes share: a context with short delays and sweeps that never fire. */
abstract class RouteTest extends CamelTestSupport {

  static final String NEVER_MS = "86400000";

  /** A dead letter as it was parked. */
  record Letter(String endpoint, String body, String why) {}

  final List<Letter> letters = new ArrayList<>();

  final RouteBuilder deadLetters =
      new DeadLetterRoute((endpoint, body, why) -> letters.add(new Letter(endpoint, body, why)));

  /** Starts these routes with the given numbers. */
  final void start(Map<String, String> numbers, RouteBuilder... routes) throws Exception {
    Properties properties = new Properties();
    for (String concern : List.of("step-ready", "ingest-plan", "ingest-collect")) {
      properties.setProperty("cytostudy.routes." + concern + ".sweep-ms", NEVER_MS);
      properties.setProperty("cytostudy.routes." + concern + ".redelivery-ms", "1");
    }
    properties.setProperty("cytostudy.routes.step-fail.lost-sweep-ms", NEVER_MS);
    properties.putAll(numbers);
    context.getPropertiesComponent().setOverrideProperties(properties);
    context.addRoutes(deadLetters);
    for (RouteBuilder route : routes) {
      context.addRoutes(route);
    }
    context.start();
  }

  static ReadyStep step(String type) {
    return new ReadyStep(new StepId(UUID.randomUUID()), new RunId(UUID.randomUUID()), type);
  }

  static AttemptFailed failed(FailureCategory category, boolean cancelled) {
    return new AttemptFailed(
        new AttemptId(UUID.randomUUID()),
        new NodeId(UUID.randomUUID()),
        7,
        cancelled,
        new WorkerOutcome.Failure(category, "some-code", "Something broke", null, null));
  }

  /** Outcomes that remember what was asked of them. */
  static class RecordedOutcomes implements Outcomes {
    final List<String> calls = new ArrayList<>();
    final List<AttemptFailed> lost = new ArrayList<>();
    int infrastructureFailures;

    @Override
    public Released finish(AttemptFinished finished) {
      calls.add("finish " + finished.token());
      return new Released(2, null);
    }

    @Override
    public int infrastructureFailures(AttemptFailed failed) {
      return infrastructureFailures;
    }

    @Override
    public void redeliver(AttemptFailed failed, Duration delay) {
      calls.add("redeliver after " + delay.toMillis() + " ms");
    }

    @Override
    public void giveUp(AttemptFailed failed) {
      calls.add("give up");
    }

    @Override
    public void cancelled(AttemptFailed failed) {
      calls.add("cancelled");
    }

    @Override
    public List<AttemptFailed> lostAttempts() {
      List<AttemptFailed> found = List.copyOf(lost);
      lost.clear();
      return found;
    }
  }
}
