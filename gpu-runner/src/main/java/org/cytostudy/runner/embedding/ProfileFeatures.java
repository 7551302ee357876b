package org.cytostudy.runner.embedding;

import org.cytostudy.runner.worker.StepFailure;

/** The baseline that learned features must beat: {@link IntensityProfile} of each patch. */
final class ProfileFeatures implements PixelFeatures {
  private final int bins;
  private final boolean texture;

  ProfileFeatures(int bins, boolean texture) {
    this.bins = bins;
    this.texture = texture;
  }

  @Override
  public int dimension() {
    return texture ? 2 * bins : bins;
  }

  @Override
  public void extract(int count, byte[] patches, int sidePx, float[] into) {
    if (bins > sidePx) {
      throw StepFailure.user(
          "profile-bins-too-many",
          "A profile of " + bins + " bins needs patches of as many pixels, these have " + sidePx,
          "manifest /spec/profileBins",
          "Ask for at most " + sidePx + " bins");
    }
    IntensityProfile profile = new IntensityProfile(sidePx, bins, texture);
    for (int i = 0; i < count; i++) {
      profile.compute(patches, i * sidePx * sidePx, into, i * dimension());
    }
  }
}
