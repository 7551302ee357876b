package org.cytostudy.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.cytostudy.core.id.AttemptId;
import org.cytostudy.core.id.NodeId;
import org.junit.jupiter.api.Test;

class StepFinishRouteTest extends RouteTest {
  private final AttemptFinished finished =
      new AttemptFinished(
          new AttemptId(UUID.randomUUID()), new NodeId(UUID.randomUUID()), 42, List.of());

  @Test
  void finishesAndSaysWhatItReleased() throws Exception {
    RecordedOutcomes outcomes = new RecordedOutcomes();
    start(Map.of(), new StepFinishRoute(outcomes));
    Outcomes.Released released =
        template.requestBody(StepFinishRoute.ENDPOINT, finished, Outcomes.Released.class);
    assertThat(released.released()).isEqualTo(2);
    assertThat(outcomes.calls).containsExactly("finish 42");
  }

  @Test
  void handsARefusalToTheNodeAndDoesNotTryAgain() throws Exception {
    RecordedOutcomes outcomes =
        new RecordedOutcomes() {
          @Override
          public Released finish(AttemptFinished attempt) {
            super.finish(attempt);
            throw new IllegalStateException("the token is old");
          }
        };
    start(Map.of(), new StepFinishRoute(outcomes));
    assertThatThrownBy(() -> template.requestBody(StepFinishRoute.ENDPOINT, finished))
        .hasRootCauseMessage("the token is old");
    assertThat(outcomes.calls).containsExactly("finish 42");
    assertThat(letters).isEmpty();
  }
}
