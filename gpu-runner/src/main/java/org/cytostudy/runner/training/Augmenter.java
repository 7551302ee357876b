package org.cytostudy.runner.training;

import java.nio.ByteBuffer;
import org.cytostudy.core.job.PretrainSpec.AugmentationSpec;
import org.cytostudy.runner.network.InputScale;
import org.cytostudy.runner.seed.SeededRandom;

/**
 * Makes a view of a patch: intensity (gamma, gain) by a table of the 256 levels, geometry
 * (rotation, shear, scale, shift, mirror) by bilinear sampling with reflection at the edges, blur,
 * additive noise, and the encoder's normalisation. Interpolation and blur commute with the
 * normalisation, so the table holds normalised values. Stateless; safe for use by several threads.
 */
final class Augmenter {
  private static final int LEVELS = 256;
  private static final int NOISE_TABLE = 1 << 16;
  private static final double DARKEST = 0.01;
  private static final double VERTICAL_SHIFT = 0.2;
  private static final float[] NOISE = noiseTable();

  private final AugmentationSpec spec;
  private final InputScale scale;

  Augmenter(AugmentationSpec spec, InputScale scale) {
    this.spec = spec;
    this.scale = scale;
  }

  /** Standard normal draws; a pixel takes one at random, which costs a tenth of a fresh draw. */
  private static float[] noiseTable() {
    SeededRandom random = SeededRandom.of(0, Purpose.NOISE_TABLE.code());
    float[] table = new float[NOISE_TABLE];
    for (int i = 0; i < table.length; i++) {
      table[i] = (float) random.nextGaussian();
    }
    return table;
  }

  /** Writes the untouched, normalised patch. */
  void plain(byte[] pixels, ByteBuffer into, int offset) {
    float[] table = scale.lookup();
    for (int i = 0; i < pixels.length; i++) {
      into.putFloat(offset + i * Float.BYTES, table[pixels[i] & 0xFF]);
    }
  }

  /**
   * Writes one view.
   *
   * @param pixels a square patch
   * @param random the view's own generator
   * @param into receives side² floats from byte {@code offset} on, in the buffer's byte order
   */
  void view(byte[] pixels, SeededRandom random, ByteBuffer into, int offset) {
    int side = scale.patchPx();
    float[] table = intensities(random);
    Affine map = Affine.draw(spec, side, random);
    float noise = (float) (random.between(0, spec.noiseSd()) / scale.sd());
    double blurSdPx = blurSdPx(random);
    float[] blurred = blurSdPx > 0 ? blurred(pixels, side, table, map, blurSdPx) : null;
    long bits = 0;
    int at = offset;
    for (int y = 0; y < side; y++) {
      for (int x = 0; x < side; x++) {
        float value =
            blurred == null
                ? sample(pixels, side, table, map.x(x, y), map.y(x, y))
                : blurred[y * side + x];
        if (noise > 0) {
          // 64 random bits make four pixels' noise.
          bits = (x & 3) == 0 ? random.nextLong() : bits >>> 16;
          value += noise * NOISE[(int) bits & (NOISE_TABLE - 1)];
        }
        into.putFloat(at, value);
        at += Float.BYTES;
      }
    }
  }

  /** Nothing is drawn where blur is off, so that a view without it stays as it was. */
  private double blurSdPx(SeededRandom random) {
    Double most = spec.blurSd();
    if (most == null || most == 0) {
      return 0;
    }
    boolean blurs = random.nextDouble() < 0.5;
    double sd = random.between(0, most);
    return blurs ? sd : 0;
  }

  private static float[] blurred(byte[] pixels, int side, float[] table, Affine map, double sdPx) {
    float[] view = new float[side * side];
    for (int y = 0; y < side; y++) {
      for (int x = 0; x < side; x++) {
        view[y * side + x] = sample(pixels, side, table, map.x(x, y), map.y(x, y));
      }
    }
    return GaussianBlur.of(sdPx).apply(view, side);
  }

  private float[] intensities(SeededRandom random) {
    double exponent = StrictMath.exp(random.between(-spec.gammaLog(), spec.gammaLog()));
    double gain = random.between(1 - spec.gainFraction(), 1 + spec.gainFraction());
    float[] table = new float[LEVELS];
    for (int level = 0; level < LEVELS; level++) {
      double intensity = StrictMath.max(DARKEST, level / 255.0);
      double changed = gain * StrictMath.pow(intensity, exponent);
      table[level] = (float) ((changed - scale.mean()) / scale.sd());
    }
    return table;
  }

  private static float sample(byte[] pixels, int side, float[] table, float x, float y) {
    int x0 = (int) Math.floor(x);
    int y0 = (int) Math.floor(y);
    float fx = x - x0;
    float fy = y - y0;
    int left = reflect(x0, side);
    int right = reflect(x0 + 1, side);
    int top = reflect(y0, side) * side;
    int bottom = reflect(y0 + 1, side) * side;
    float upper = mix(table[pixels[top + left] & 0xFF], table[pixels[top + right] & 0xFF], fx);
    float lower =
        mix(table[pixels[bottom + left] & 0xFF], table[pixels[bottom + right] & 0xFF], fx);
    return mix(upper, lower, fy);
  }

  private static float mix(float a, float b, float share) {
    return a + (b - a) * share;
  }

  /** Mirrors an index at the patch's edges: −1 → 0, side → side−1. */
  static int reflect(int index, int side) {
    if (index >= 0 && index < side) {
      return index;
    }
    int period = Math.floorMod(index, 2 * side);
    return period < side ? period : 2 * side - 1 - period;
  }

  /** From a view's pixel to the place in the patch that it shows. */
  private record Affine(float xx, float xy, float x0, float yx, float yy, float y0) {
    static Affine draw(AugmentationSpec spec, int side, SeededRandom random) {
      double angle = StrictMath.toRadians(random.between(-spec.rotationDeg(), spec.rotationDeg()));
      double scaleX = random.between(spec.smallestScale(), spec.largestScale());
      double scaleY = random.between(spec.smallestScale(), spec.largestScale());
      boolean mirrored = random.nextDouble() < 0.5 && spec.flip();
      double half = side / 2.0;
      double shiftX = half * random.between(-spec.shiftFraction(), spec.shiftFraction());
      double shiftY =
          half * VERTICAL_SHIFT * random.between(-spec.shiftFraction(), spec.shiftFraction());
      Double shearDeg = spec.shearDeg();
      double shear =
          shearDeg == null
              ? 0
              : StrictMath.tan(StrictMath.toRadians(random.between(-shearDeg, shearDeg)));
      double cos = StrictMath.cos(angle);
      double sin = StrictMath.sin(angle);
      double mirror = mirrored ? -1 : 1;
      double xx = cos * scaleX * mirror;
      double xy = (cos * shear - sin) * scaleY;
      double yx = sin * scaleX * mirror;
      double yy = (sin * shear + cos) * scaleY;
      // Pixel centres lie at +½; the middle of the patch stays in the middle but for the shift.
      double middle = 0.5 - half;
      double x0 = half - 0.5 + shiftX + (xx + xy) * middle;
      double y0 = half - 0.5 + shiftY + (yx + yy) * middle;
      return new Affine((float) xx, (float) xy, (float) x0, (float) yx, (float) yy, (float) y0);
    }

    float x(int x, int y) {
      return xx * x + xy * y + x0;
    }

    float y(int x, int y) {
      return yx * x + yy * y + y0;
    }
  }
}
