package org.cytostudy.runner.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.cytostudy.core.job.WorkerOutcome;
import org.cytostudy.core.state.FailureCategory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real worker process that was promised a GPU and has a PyTorch without CUDA. */
class MissingAcceleratorIT {
  @TempDir Path folder;

  @Test
  void aWorkerThatWasGivenAGpuItCannotUseDoesNotComputeOnTheCpu() throws Exception {
    TrainingProcess training = TrainingProcess.create(folder);
    Path out = folder.resolve("out");
    assertThat(training.start(out, Map.of("CUDA_VISIBLE_DEVICES", "0")).waitFor()).isEqualTo(1);
    assertThat(TrainingProcess.outcome(out))
        .isInstanceOfSatisfying(
            WorkerOutcome.Failed.class,
            failed -> {
              assertThat(failed.failure().code()).isEqualTo("accelerator-unavailable");
              assertThat(failed.failure().category()).isEqualTo(FailureCategory.INFRASTRUCTURE);
              assertThat(failed.failure().action()).contains("PYTORCH_LIBRARY_PATH");
            });
    assertThat(out.resolve("model.safetensors")).doesNotExist();
  }
}
