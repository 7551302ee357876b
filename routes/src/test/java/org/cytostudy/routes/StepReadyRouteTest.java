package org.cytostudy.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class StepReadyRouteTest extends RouteTest {
  private final Queue<ReadyStep> ready = new ArrayDeque<>();
  private final List<Duration> claims = new ArrayList<>();
  private final AtomicInteger released = new AtomicInteger();
  private final List<String> placed = new ArrayList<>();
  private final AtomicInteger brokenPlacings = new AtomicInteger();

  private final StepQueue queue =
      new StepQueue() {
        @Override
        public Optional<ReadyStep> claimNext(Duration claim) {
          claims.add(claim);
          return Optional.ofNullable(ready.poll());
        }

        @Override
        public int releaseExpiredClaims() {
          return released.incrementAndGet();
        }
      };

  private final Placements placements =
      new Placements() {
        @Override
        public boolean offer(ReadyStep step, Lane lane) {
          if (brokenPlacings.getAndDecrement() > 0) {
            throw new IllegalStateException("the database went away");
          }
          return placed.add(step.type() + " " + lane);
        }

        @Override
        public void refuse(ReadyStep step) {
          placed.add(step.type() + " refused");
        }
      };

  private StepReadyRoute route() {
    return new StepReadyRoute(queue, placements);
  }

  @Test
  void placesEveryReadyStepInOrderByItsKind() throws Exception {
    start(Map.of("cytostudy.routes.step-ready.claim-seconds", "11"), route());
    ready.addAll(List.of(step("phantom"), step("pretrain"), step("report"), step("embed")));
    template.sendBody(StepReadyRoute.ENDPOINT, "");
    assertThat(placed)
        .containsExactly(
            "phantom GENERAL", "pretrain ACCELERATED", "report GENERAL", "embed ACCELERATED");
    assertThat(claims).hasSize(5).containsOnly(Duration.ofSeconds(11));
    assertThat(letters).isEmpty();
  }

  @Test
  void refusesAStepOfAKindThatNobodyKnows() throws Exception {
    start(Map.of(), route());
    ready.add(step("segment"));
    ready.add(step("probe"));
    template.sendBody(StepReadyRoute.ENDPOINT, "");
    assertThat(placed).containsExactly("segment refused", "probe GENERAL");
  }

  @Test
  void triesAgainWhenPlacingFailsOnce() throws Exception {
    start(Map.of(), route());
    ready.add(step("sample"));
    brokenPlacings.set(1);
    template.sendBody(StepReadyRoute.ENDPOINT, "");
    assertThat(placed).containsExactly("sample GENERAL");
    assertThat(letters).isEmpty();
  }

  @Test
  void parksAStepThatCannotBePlacedAndGoesOnWithTheNext() throws Exception {
    start(Map.of("cytostudy.routes.step-ready.redeliveries", "2"), route());
    ReadyStep broken = step("sample");
    ready.addAll(List.of(broken, step("probe")));
    brokenPlacings.set(3);
    template.sendBody(StepReadyRoute.ENDPOINT, "");
    assertThat(placed).containsExactly("probe GENERAL");
    assertThat(letters)
        .containsExactly(
            new Letter(
                StepReadyRoute.ENDPOINT,
                broken.stepId().toString(),
                "IllegalStateException: the database went away"));
  }

  @Test
  void sweepsForWhatANotificationMissedAndForExpiredClaims() throws Exception {
    start(Map.of("cytostudy.routes.step-ready.sweep-ms", "20"), route());
    ready.add(step("ingest"));
    await().until(() -> placed.equals(List.of("ingest GENERAL")));
    assertThat(released.get()).isPositive();
  }
}
