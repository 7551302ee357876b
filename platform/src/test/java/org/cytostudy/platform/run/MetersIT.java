package org.cytostudy.platform.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.RestAssured;
import java.util.List;
import java.util.Scanner;
import org.cytostudy.core.metric.MetricPoint;
import org.cytostudy.core.metric.WorkerEvent;
import org.cytostudy.core.runner.Lease;
import org.cytostudy.platform.testing.PlatformTest;
import org.junit.jupiter.api.Test;

/** What Prometheus reads. */
@PlatformTest
class MetersIT {
  @Test
  void theQueueTheLeasesAndWhatWasIngestedAreCounted() {
    FakeRunner runner = FakeRunner.idle();
    double points = meter("cytostudy_metric_points_total");
    double events = meter("cytostudy_events_ingested_total");
    assertThat(meter("cytostudy_leases")).isZero();

    new Demo(runner).phantom();
    await().until(() -> meter("cytostudy_steps{state=\"PLACED\"}") == 1);
    Lease lease = runner.lease(10).orElseThrow();
    assertThat(meter("cytostudy_leases")).isEqualTo(1);
    assertThat(meter("cytostudy_steps{state=\"RUNNING\"}")).isEqualTo(1);
    assertThat(meter("cytostudy_steps{state=\"PLACED\"}")).isZero();

    List<WorkerEvent> batch =
        List.of(
            new WorkerEvent.Started(1, 0),
            new WorkerEvent.Metric(new MetricPoint("loss", 0, 3)),
            new WorkerEvent.Metric(new MetricPoint("loss", 1, 2)));
    runner.accepted(lease, 0, batch);
    runner.accepted(lease, 0, batch);
    assertThat(meter("cytostudy_events_ingested_total") - events)
        .as("what comes twice counts once")
        .isEqualTo(3);
    assertThat(meter("cytostudy_metric_points_total") - points).isEqualTo(2);

    runner.finishWork(lease);
    await().until(() -> meter("cytostudy_leases") == 0);
    assertThat(meter("cytostudy_dead_letters")).isNotNegative();
  }

  /** The value of a line of the exposition format. */
  private static double meter(String name) {
    String text = RestAssured.get("/q/metrics").then().statusCode(200).extract().asString();
    try (Scanner lines = new Scanner(text)) {
      while (lines.hasNextLine()) {
        String line = lines.nextLine();
        if (line.startsWith(name + " ")) {
          return Double.parseDouble(line.substring(name.length()));
        }
      }
    }
    throw new AssertionError(name + " is not among\n" + text);
  }
}
