package org.cytostudy.runner.training;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WorkerBenchTest {

  @Test
  void measuresMemoryAtTheDemosSettingsWhereThatTakesSixMinutesAtMost() {
    // 1,000 iterations of 128 views: 128,000 views.
    assertThat(WorkerBench.affordable(128_000 / 360.0)).isTrue();
    assertThat(WorkerBench.affordable(128_000 / 361.0)).isFalse();
  }
}
