package org.cytostudy.runner.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.djl.Device;
import org.cytostudy.core.state.FailureCategory;
import org.cytostudy.runner.worker.StepFailure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class TorchTest {

  @Test
  void takesTheFirstGpuThatItSees() {
    assertThat(Torch.choose("3", 1)).isEqualTo(Device.gpu(0));
    assertThat(Torch.choose(null, 2)).isEqualTo(Device.gpu(0));
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", " ", "-1"})
  void takesTheCpuWhereNoGpuWasGiven(String cudaVisibleDevices) {
    assertThat(Torch.choose(cudaVisibleDevices, 0)).isEqualTo(Device.cpu());
  }

  @Test
  void refusesToComputeOnTheCpuWhatWasPromisedAGpu() {
    StepFailure failure = catchThrowableOfType(StepFailure.class, () -> Torch.choose("0,1", 0));
    assertThat(failure.failure().code()).isEqualTo("accelerator-unavailable");
    assertThat(failure.failure().category()).isEqualTo(FailureCategory.INFRASTRUCTURE);
    assertThat(failure.failure().title()).contains("0,1");
  }
}
