package org.cytostudy.core.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class StateTest {
  @Test
  void refusesTransitionsThatNoTableNames() {
    assertThat(RunState.FAILED.to(RunState.RUNNING)).isEqualTo(RunState.RUNNING);
    assertThatThrownBy(() -> RunState.SUCCEEDED.to(RunState.RUNNING))
        .isInstanceOf(IllegalTransitionException.class)
        .hasMessageContaining("SUCCEEDED");
    assertThatThrownBy(() -> AttemptState.FAILED.to(AttemptState.SUCCEEDED))
        .isInstanceOf(IllegalTransitionException.class);
  }

  @Test
  void everyStateIsReachedFromTheFirst() {
    assertReachable(RunState.PENDING, RunState.values().length);
    assertReachable(StepState.BLOCKED, StepState.values().length);
    assertReachable(AttemptState.LEASED, AttemptState.values().length);
  }

  private static <S extends Enum<S> & State<S>> void assertReachable(S first, int count) {
    var seen = new java.util.HashSet<S>();
    var open = new java.util.ArrayDeque<S>();
    open.add(first);
    while (!open.isEmpty()) {
      S state = open.poll();
      if (seen.add(state)) {
        open.addAll(state.next());
      }
    }
    assertThat(seen).hasSize(count);
  }
}
