package org.cytostudy.runner.embedding;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.cytostudy.runner.data.Embedding;
import org.cytostudy.runner.data.PatchIndex;
import org.cytostudy.runner.worker.StepContext;

/** Features that come from pixels alone, so that patches of no patchset have them as well. */
public interface PixelFeatures extends FeatureExtractor {

  /**
   * What gave an embedding. The encoder comes from the input of role {@code model}.
   *
   * @return none for features that do not come from pixels
   * @throws IOException if the model cannot be read
   */
  static Optional<PixelFeatures> like(Embedding embedding, StepContext context) throws IOException {
    int dimension = embedding.dimension();
    return switch (embedding.feature()) {
      case ENCODER -> Optional.of(EncoderFeatures.open(context));
      case PROFILE -> Optional.of(new ProfileFeatures(dimension, false));
      case PROFILE_TEXTURE -> Optional.of(new ProfileFeatures(dimension / 2, true));
      case POSITION -> Optional.empty();
    };
  }

  /**
   * Computes the features of some patches; see {@link FeatureExtractor#extract}.
   *
   * @param count how many patches
   */
  void extract(int count, byte[] patches, int sidePx, float[] into);

  @Override
  default void extract(List<PatchIndex.Row> rows, byte[] patches, int sidePx, float[] into) {
    extract(rows.size(), patches, sidePx, into);
  }
}
