package org.cytostudy.runner.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import org.cytostudy.core.job.ObjectiveSpec;
import org.cytostudy.core.job.PretrainSpec.AugmentationSpec;
import org.cytostudy.runner.network.InputScale;
import org.cytostudy.runner.seed.SeededRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SamplingTest {
  @TempDir Path folder;

  private TrainPatches patches() throws IOException {
    SyntheticPatchset patchset = SyntheticPatchset.create(folder);
    return TrainPatches.open(
        new RecordingContext(
            patchset.manifest(SyntheticPatchset.spec(SyntheticPatchset.spatial(), 1), 1),
            patchset.store(),
            folder.resolve("out")),
        SyntheticPatchset.spatial());
  }

  private static BatchSampler sampler(
      TrainPatches patches, ObjectiveSpec objective, int anchors, long seed) {
    Partners partners =
        objective instanceof ObjectiveSpec.SpatialNce spatial
            ? new Partners(
                GridNeighbourhood.onSheet(patches.positions(), spatial.positiveRadiusMm()),
                spatial.crossBrainFraction(),
                spatial.excludeSameSection())
            : null;
    return new BatchSampler(patches, partners, anchors, seed);
  }

  @Test
  void readsOnlySectionsThatAreTrainedOn() throws IOException {
    try (TrainPatches patches = patches()) {
      assertThat(patches.count()).isEqualTo(2 * 3 * SyntheticPatchset.PER_SECTION);
      assertThat(patches.brains()).containsExactly("A", "B");
    }
  }

  @Test
  void partnersAreNearOfAnotherSectionAndHalfOfThemOfAnotherBrain() throws IOException {
    try (TrainPatches patches = patches()) {
      BatchSampler sampler = sampler(patches, SyntheticPatchset.spatial(), 200, 3);
      int cross = 0;
      int alone = 0;
      for (long iteration = 0; iteration < 20; iteration++) {
        int[] views = sampler.draw(iteration);
        for (int i = 0; i < 200; i++) {
          int a = views[i];
          int b = views[200 + i];
          if (a == b) {
            alone++;
            continue;
          }
          Positions at = patches.positions();
          assertThat(Math.hypot(at.mm(0, a) - at.mm(0, b), at.mm(1, a) - at.mm(1, b)))
              .isLessThanOrEqualTo(5.0001);
          assertThat(patches.section(a)).isNotEqualTo(patches.section(b));
          cross += patches.brain(a) == patches.brain(b) ? 0 : 1;
        }
      }
      // Sections of one brain lie 6 mm apart, so that within 5 mm only the other brain's is left.
      assertThat(alone).isZero();
      assertThat(cross).isEqualTo(4000);
    }
  }

  @Test
  void crossBrainFractionIsRespectedWhereBothKindsExist() throws IOException {
    try (TrainPatches patches = patches()) {
      ObjectiveSpec wide = new ObjectiveSpec.SpatialNce(0.1, 20, 30, 0.25, true, false);
      BatchSampler sampler = sampler(patches, wide, 400, 3);
      int cross = 0;
      for (long iteration = 0; iteration < 20; iteration++) {
        int[] views = sampler.draw(iteration);
        for (int i = 0; i < 400; i++) {
          cross += patches.brain(views[i]) == patches.brain(views[400 + i]) ? 0 : 1;
        }
      }
      assertThat(cross / 8000.0).isCloseTo(0.25, within(0.02));
    }
  }

  @Test
  void aBatchDependsOnSeedAndIterationAlone() throws IOException {
    try (TrainPatches patches = patches()) {
      BatchSampler one = sampler(patches, SyntheticPatchset.spatial(), 50, 3);
      one.draw(1);
      int[] after = one.draw(9);
      BatchSampler fresh = sampler(patches, SyntheticPatchset.spatial(), 50, 3);
      assertThat(fresh.draw(9)).isEqualTo(after).isNotEqualTo(fresh.draw(10));
      assertThat(sampler(patches, SyntheticPatchset.spatial(), 50, 4).draw(9)).isNotEqualTo(after);
    }
  }

  @Test
  void simClrPairsAPatchWithItself() throws IOException {
    try (TrainPatches patches = patches()) {
      int[] views = sampler(patches, new ObjectiveSpec.SimClr(.5), 8, 3).draw(0);
      for (int i = 0; i < 8; i++) {
        assertThat(views[i]).isEqualTo(views[8 + i]);
      }
    }
  }

  @Test
  void augmentationThatIsOffLeavesTheNormalisedPatch() {
    InputScale scale = new InputScale(0.5, 0.2, 16, 40);
    Augmenter augmenter = new Augmenter(new AugmentationSpec(0, 0, 0, false, 0, 0, 0), scale);
    byte[] pixels = new byte[256];
    for (int i = 0; i < 256; i++) {
      pixels[i] = (byte) i;
    }
    float[] view = view(augmenter, pixels, 1);
    for (int i = 3; i < 256; i++) {
      assertThat(view[i]).isCloseTo((float) ((i / 255.0 - 0.5) / 0.2), within(1e-5f));
    }
  }

  @Test
  void mirrorIsExactAndSeedsDecideTheView() {
    InputScale scale = new InputScale(0.5, 0.2, 16, 40);
    Augmenter mirror = new Augmenter(new AugmentationSpec(0, 0, 0, true, 0, 0, 0), scale);
    byte[] pixels = new byte[256];
    for (int i = 0; i < 256; i++) {
      pixels[i] = (byte) (40 + 8 * (i % 16));
    }
    int mirrored = 0;
    for (long seed = 0; seed < 40; seed++) {
      float[] view = view(mirror, pixels, seed);
      assertThat(view).isEqualTo(view(mirror, pixels, seed));
      boolean flipped = view[0] > view[15];
      mirrored += flipped ? 1 : 0;
      for (int x = 0; x < 16; x++) {
        int level = 40 + 8 * (flipped ? 15 - x : x);
        assertThat(view[x]).isCloseTo((float) ((level / 255.0 - 0.5) / 0.2), within(1e-4f));
      }
    }
    assertThat(mirrored).isBetween(10, 30);
  }

  @Test
  void noiseHasTheSpreadThatWasAskedFor() {
    InputScale scale = new InputScale(0.5, 0.25, 64, 40);
    Augmenter noisy = new Augmenter(new AugmentationSpec(0, 0, 0, false, 0, 0, 0.1), scale);
    byte[] pixels = new byte[64 * 64];
    double squares = 0;
    for (long seed = 0; seed < 200; seed++) {
      double mean = 0;
      float[] view = view(noisy, pixels, seed);
      for (float value : view) {
        mean += value / view.length;
      }
      for (float value : view) {
        squares += (value - mean) * (value - mean) / view.length / 200;
      }
    }
    // SD uniform in 0…0.1, so its mean square is 0.01/3; in units of the input's sd.
    assertThat(Math.sqrt(squares)).isCloseTo(Math.sqrt(0.01 / 3) / 0.25, within(0.02));
  }

  private static float[] view(Augmenter augmenter, byte[] pixels, long seed) {
    ByteBuffer into =
        ByteBuffer.allocate(pixels.length * Float.BYTES).order(ByteOrder.nativeOrder());
    augmenter.view(pixels, SeededRandom.of(seed), into, 0);
    float[] view = new float[pixels.length];
    into.asFloatBuffer().get(view);
    return view;
  }
}
