package org.cytostudy.runner.phantom;

import java.util.Arrays;
import org.cytostudy.core.job.PhantomSpec;
import org.cytostudy.runner.phantom.CorticalArea.IsoFactors;

/** Small phantoms for tests. */
final class Phantoms {
  static final IsoFactors ANY_ISO = new IsoFactors(.49, .5);

  private Phantoms() {}

  static PhantomSpec spec(int brains, int sections, double widthMm, double heightMm) {
    return new PhantomSpec(1, brains, sections, 40, widthMm, heightMm, 8, 1, 20);
  }

  static Cortex demoCortex(long seed) {
    return new Cortex(PhantomSpec.demo(), seed, ANY_ISO);
  }

  /** Macro-F1 over the classes that occur in the truth. */
  static double macroF1(int[] truth, int[] predicted, int classes) {
    double sum = 0;
    int present = 0;
    for (int k = 0; k < classes; k++) {
      int both = 0;
      int inTruth = 0;
      int inPrediction = 0;
      for (int i = 0; i < truth.length; i++) {
        inTruth += truth[i] == k ? 1 : 0;
        inPrediction += predicted[i] == k ? 1 : 0;
        both += truth[i] == k && predicted[i] == k ? 1 : 0;
      }
      if (inTruth > 0) {
        present++;
        sum += 2.0 * both / (inTruth + inPrediction);
      }
    }
    return sum / present;
  }

  static double rms(double[] values) {
    return Math.sqrt(Arrays.stream(values).map(v -> v * v).average().orElseThrow());
  }
}
