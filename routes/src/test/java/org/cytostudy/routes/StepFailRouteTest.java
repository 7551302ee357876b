package org.cytostudy.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;
import org.cytostudy.core.state.FailureCategory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class StepFailRouteTest extends RouteTest {
  private final RecordedOutcomes outcomes = new RecordedOutcomes();

  @ParameterizedTest
  @CsvSource({"0, redeliver after 2000 ms", "1, redeliver after 4000 ms", "2, give up"})
  void deliversInfrastructureFailuresAgainWithGrowingDelays(int before, String expected)
      throws Exception {
    start(Map.of(), new StepFailRoute(outcomes));
    outcomes.infrastructureFailures = before;
    template.sendBody(StepFailRoute.ENDPOINT, failed(FailureCategory.INFRASTRUCTURE, false));
    assertThat(outcomes.calls).containsExactly(expected);
  }

  @Test
  void takesTheNumberOfTriesFromTheConfiguration() throws Exception {
    start(
        Map.of("cytostudy.routes.step-fail.infrastructure-tries", "1"),
        new StepFailRoute(outcomes));
    template.sendBody(StepFailRoute.ENDPOINT, failed(FailureCategory.INFRASTRUCTURE, false));
    assertThat(outcomes.calls).containsExactly("give up");
  }

  @Test
  void deliversAPreemptedStepAgainHoweverOftenItHappened() throws Exception {
    start(Map.of(), new StepFailRoute(outcomes));
    outcomes.infrastructureFailures = 100;
    template.sendBody(StepFailRoute.ENDPOINT, failed(FailureCategory.PREEMPTED, false));
    assertThat(outcomes.calls).containsExactly("redeliver after 0 ms");
  }

  @ParameterizedTest
  @EnumSource(
      value = FailureCategory.class,
      names = {"DATA", "CODE", "USER"})
  void givesUpAtOnceWhatOnlyAPersonCanMend(FailureCategory category) throws Exception {
    start(Map.of(), new StepFailRoute(outcomes));
    template.sendBody(StepFailRoute.ENDPOINT, failed(category, false));
    assertThat(outcomes.calls).containsExactly("give up");
  }

  @Test
  void endsACancelledAttemptAsCancelledWhateverItsCategory() throws Exception {
    start(Map.of(), new StepFailRoute(outcomes));
    template.sendBody(StepFailRoute.ENDPOINT, failed(FailureCategory.CODE, true));
    assertThat(outcomes.calls).containsExactly("cancelled");
  }

  @Test
  void replacesAttemptsWhoseNodesStayedSilent() throws Exception {
    outcomes.lost.addAll(
        List.of(
            failed(FailureCategory.INFRASTRUCTURE, false),
            failed(FailureCategory.INFRASTRUCTURE, false)));
    start(Map.of("cytostudy.routes.step-fail.lost-sweep-ms", "20"), new StepFailRoute(outcomes));
    await().until(() -> outcomes.calls.size() == 2);
    assertThat(outcomes.calls).containsOnly("redeliver after 2000 ms");
  }
}
