package org.cytostudy.runner.embedding;

import java.io.IOException;
import org.cytostudy.core.job.EmbedSpec;
import org.cytostudy.runner.worker.StepContext;
import org.cytostudy.runner.worker.StepFailure;

/** Every feature that this runner can compute: one line each. */
final class FeatureCatalogue {
  private FeatureCatalogue() {}

  static FeatureExtractor open(EmbedSpec spec, StepContext context) throws IOException {
    return switch (spec.feature()) {
      case ENCODER -> EncoderFeatures.open(context);
      default ->
          throw StepFailure.user(
              "feature-unavailable",
              "This runner cannot compute the feature " + spec.feature().wireName(),
              "manifest /spec/feature",
              "Use a runner whose version has this feature");
    };
  }
}
