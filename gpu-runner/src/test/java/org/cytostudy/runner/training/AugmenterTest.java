package org.cytostudy.runner.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.cytostudy.core.job.PretrainSpec.AugmentationSpec;
import org.cytostudy.runner.network.InputScale;
import org.cytostudy.runner.seed.SeededRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Blur, shear and the range of scales, which came after the other augmentations. */
class AugmenterTest {
  private static final int SIDE = 32;
  private static final InputScale SCALE = new InputScale(0, 1.0 / 255, SIDE, 40);

  private static AugmentationSpec only(
      @Nullable Double blurSd,
      @Nullable Double shearDeg,
      @Nullable Double scaleMin,
      @Nullable Double scaleMax) {
    return new AugmentationSpec(0, 0, 0, false, 0, 0, 0, blurSd, shearDeg, scaleMin, scaleMax);
  }

  private static float[] view(AugmentationSpec spec, byte[] pixels, long seed) {
    ByteBuffer into =
        ByteBuffer.allocate(pixels.length * Float.BYTES).order(ByteOrder.nativeOrder());
    new Augmenter(spec, SCALE).view(pixels, SeededRandom.of(seed), into, 0);
    float[] view = new float[pixels.length];
    into.asFloatBuffer().get(view);
    return view;
  }

  /** Level 100 and a bright pixel of 200 in the middle. */
  private static byte[] dot() {
    byte[] pixels = new byte[SIDE * SIDE];
    Arrays.fill(pixels, (byte) 100);
    pixels[16 * SIDE + 16] = (byte) 200;
    return pixels;
  }

  /** A vertical line of 200 at x = 16 on 100. */
  private static byte[] line() {
    byte[] pixels = new byte[SIDE * SIDE];
    Arrays.fill(pixels, (byte) 100);
    for (int y = 0; y < SIDE; y++) {
      pixels[y * SIDE + 16] = (byte) 200;
    }
    return pixels;
  }

  @Test
  void aFilterEqualsTheGoldenNumbers() {
    // numpy: k = exp(-0.5 * (arange(-3, 4))**2); k /= k.sum(); outer(k, k) around the dot.
    float[] image = new float[SIDE * SIDE];
    image[16 * SIDE + 16] = 1;
    float[] blurred = GaussianBlur.of(1).apply(image, SIDE);
    assertThat((double) blurred[16 * SIDE + 16]).isCloseTo(0.159241125690702, within(1e-7));
    assertThat((double) blurred[16 * SIDE + 17]).isCloseTo(0.0965846250185641, within(1e-7));
    assertThat((double) blurred[18 * SIDE + 14]).isCloseTo(0.00291660295438644, within(1e-8));
    assertThat(blurred[16 * SIDE + 20]).isZero();
  }

  @Test
  void aFilterKeepsTheMeanAtTheEdgesToo() {
    float[] image = new float[SIDE * SIDE];
    image[0] = 1;
    double sum = 0;
    for (float value : GaussianBlur.of(2.5).apply(image, SIDE)) {
      sum += value;
    }
    assertThat(sum).isCloseTo(1, within(1e-5));
    assertThat(GaussianBlur.of(0.01).apply(image, SIDE)).isEqualTo(image);
  }

  @Test
  void halfOfTheViewsAreBlurredByUpToTheSdAskedFor() {
    byte[] dot = dot();
    int sharp = 0;
    double flattest = 200;
    for (long seed = 0; seed < 200; seed++) {
      float[] view = view(only(2.0, null, null, null), dot, seed);
      assertThat(view).isEqualTo(view(only(2.0, null, null, null), dot, seed));
      float top = view[16 * SIDE + 16];
      sharp += top == 200 ? 1 : 0;
      flattest = Math.min(flattest, top);
    }
    assertThat(sharp).isBetween(70, 130);
    // A Gaussian of SD 2 leaves 1/(2π·4) of the dot's 100.
    assertThat(flattest).isCloseTo(100 + 100 / (8 * Math.PI), within(0.5));
  }

  @Test
  void shearMovesRowsByTheTangentAndTurnsNothing() {
    byte[] line = line();
    double widest = 0;
    for (long seed = 0; seed < 200; seed++) {
      float[] view = view(only(null, 20.0, null, null), line, seed);
      double top = centre(view, 2);
      double bottom = centre(view, 29);
      assertThat(centre(view, 15) + centre(view, 16)).isCloseTo(32, within(0.3));
      widest = Math.max(widest, Math.abs(top - bottom));
    }
    assertThat(widest).isBetween(27 * Math.tan(Math.toRadians(19)), 27 * Math.tan(0.36));
  }

  /** Where the line is in a row. */
  private static double centre(float[] view, int row) {
    double sum = 0;
    double moment = 0;
    for (int x = 0; x < SIDE; x++) {
      double above = view[row * SIDE + x] - 100;
      sum += above;
      moment += above * x;
    }
    return moment / sum;
  }

  @Test
  void aRangeOfScalesNeedNotBeSymmetric() {
    byte[] pixels = new byte[SIDE * SIDE];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) (100 + i % SIDE);
    }
    double least = 9;
    double most = 0;
    for (long seed = 0; seed < 200; seed++) {
      float[] view = view(only(null, null, 0.5, 0.9), pixels, seed);
      // On a ramp of 1 a pixel, the slope is the scale.
      double slope = (view[16 * SIDE + 20] - view[16 * SIDE + 12]) / 8;
      least = Math.min(least, slope);
      most = Math.max(most, slope);
    }
    assertThat(least).isBetween(0.5 - 1e-4, 0.52);
    assertThat(most).isBetween(0.88, 0.9 + 1e-4);
  }

  @Test
  void zeroesAreAsNothing() {
    byte[] dot = dot();
    AugmentationSpec plain = new AugmentationSpec(6, .08, .25, true, .35, .07, .03);
    AugmentationSpec zero =
        new AugmentationSpec(6, .08, .25, true, .35, .07, .03, 0.0, null, .92, 1.08);
    assertThat(view(zero, dot, 4)).isEqualTo(view(plain, dot, 4));
  }
}
