package org.cytostudy.runner.probe;

import java.io.IOException;
import java.util.List;
import org.cytostudy.core.job.Split.Role;
import org.cytostudy.runner.data.Embedding;
import org.cytostudy.runner.data.PatchIndex;
import org.cytostudy.runner.data.PatchTargets;
import org.cytostudy.runner.data.SplitRoles;
import org.cytostudy.runner.worker.StepContext;
import org.cytostudy.runner.worker.StepFailure;

/**
 * What probes are trained on and scored on: features that match an index row by row, and a split.
 *
 * @param index what each patch is
 * @param embedding its features
 * @param roles what its section serves
 */
public record ProbeInputs(PatchIndex index, Embedding embedding, SplitRoles roles) {

  /**
   * Reads and checks the inputs of roles {@code patch-index}, {@code embedding-tensor} and {@code
   * split}.
   *
   * @throws StepFailure if they do not belong together or a feature is not a finite number
   */
  public static ProbeInputs read(StepContext context) throws IOException {
    PatchIndex index = PatchIndex.read(context.input("patch-index").path());
    Embedding embedding = Embedding.read(context.input("embedding-tensor").path());
    SplitRoles roles = SplitRoles.read(context.input("split").path());
    if (embedding.rows() != index.rows().size()) {
      throw StepFailure.data(
          "embedding-index-mismatch",
          "The embedding has " + embedding.rows() + " rows, the patch index " + index.rows().size(),
          "inputs embedding-tensor, patch-index",
          "Give the embedding that was computed from this patchset");
    }
    requireFinite(embedding);
    return new ProbeInputs(index, embedding, roles);
  }

  private static void requireFinite(Embedding embedding) {
    float[] features = new float[embedding.dimension()];
    for (int row = 0; row < embedding.rows(); row++) {
      embedding.read(row, features);
      for (int i = 0; i < features.length; i++) {
        if (!Float.isFinite(features[i])) {
          throw StepFailure.data(
              "features-not-finite",
              "Feature " + i + " is " + features[i],
              "input embedding-tensor, row " + row,
              "Look at the run that trained the encoder: its loss most likely diverged");
        }
      }
    }
  }

  /**
   * The target of a regression, from the input of role {@code patch-targets}.
   *
   * @throws StepFailure if there is none, or two
   */
  public PatchTargets targets(StepContext context) throws IOException {
    List<StepContext.InputFile> files = context.inputs("patch-targets");
    if (files.size() != 1) {
      throw StepFailure.user(
          "target-missing",
          "A ridge regression takes one input of role patch-targets, got " + files.size(),
          "manifest /inputs",
          "Give the output of one targets step");
    }
    return PatchTargets.read(files.getFirst().path(), index.rows().size());
  }

  /** Numbers of the rows of one role, labelled or not, ascending. */
  public int[] rowsOf(Role role) {
    return roles.rowsOf(role, index.rows());
  }
}
