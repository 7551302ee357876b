package org.cytostudy.runner.embedding;

import java.io.IOException;
import org.cytostudy.core.job.EmbedSpec;
import org.cytostudy.runner.data.PatchIndex;
import org.cytostudy.runner.worker.StepContext;

/** Every feature that this runner can compute: one line each. */
final class FeatureCatalogue {
  private FeatureCatalogue() {}

  static FeatureExtractor open(EmbedSpec spec, PatchIndex index, StepContext context)
      throws IOException {
    return switch (spec.feature()) {
      case ENCODER -> EncoderFeatures.open(context);
      case PROFILE -> new ProfileFeatures(spec.profileBins(), false);
      case PROFILE_TEXTURE -> new ProfileFeatures(spec.profileBins(), true);
      case POSITION -> new PositionFeatures(index.rows().getFirst());
    };
  }
}
