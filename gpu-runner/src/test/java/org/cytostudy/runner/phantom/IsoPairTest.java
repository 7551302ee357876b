package org.cytostudy.runner.phantom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.cytostudy.core.job.PhantomSpec;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Fp1 and its iso twin are equally dark at every depth and differ in the grain of layers III and V:
 * a classifier of intensity profiles must be blind to the pair, one that sees texture must not.
 */
class IsoPairTest {
  private static final int BRAINS = 8;
  private static final double FIELD_MM = 5;
  private static final int BINS = 40;
  private static final double BIN_MM = .08;

  /** A patch: mean darkness and local contrast by depth. */
  private record Sample(int brain, boolean isIso, double[] profile, double[] texture) {}

  /** Small pixels make large sections: their ribbons are shorter, so that the test is. */
  @ParameterizedTest
  @CsvSource({"10, 20, 2", "20, 40, 2", "40, 60, 2", "80, 60, 4"})
  void profilesAreBlindToThePairAtEachPixelSize(
      double pixelSizeUm, double widthMm, int sections, TestReporter figures) {
    List<Sample> samples = samples(2, pixelSizeUm, widthMm, sections);
    double profile = balancedAccuracy(samples, false);
    double withTexture = balancedAccuracy(samples, true);
    String at = "iso pair at %s µm, %d patches, ".formatted(pixelSizeUm, samples.size());
    figures.publishEntry(at + "profile", Double.toString(profile));
    figures.publishEntry(at + "profile and texture", Double.toString(withTexture));
    assertThat(profile).isBetween(.4, .6);
    assertThat(withTexture).isGreaterThan(.7);
  }

  @Test
  void profilesAreBlindToThePairAndTextureIsNot(TestReporter figures) {
    List<Sample> samples = samples(1, 40, 60, 4);
    double profile = balancedAccuracy(samples, false);
    double withTexture = balancedAccuracy(samples, true);
    figures.publishEntry("iso pair, patches", Integer.toString(samples.size()));
    figures.publishEntry("iso pair, profile", Double.toString(profile));
    figures.publishEntry("iso pair, profile and texture", Double.toString(withTexture));
    assertThat(profile).isBetween(.4, .6);
    assertThat(withTexture).isGreaterThan(.85);
  }

  @Test
  void factorsDependOnThePixelSize(TestReporter figures) {
    PhantomSpec coarse = new PhantomSpec(1, 1, 1, 80, 120, 60, 7, 1, 20);
    CorticalArea.IsoFactors at40 = IsoCalibration.of(PhantomSpec.demo());
    CorticalArea.IsoFactors at80 = IsoCalibration.of(coarse);
    figures.publishEntry("iso factors at 40 µm", at40.toString());
    figures.publishEntry("iso factors at 80 µm", at80.toString());
    assertThat(at40.layer3()).isCloseTo(.487, within(.01));
    assertThat(at80.layer3()).isLessThan(at40.layer3() - .005);
  }

  private static List<Sample> samples(
      int generator, double pixelSizeUm, double widthMm, int sections) {
    PhantomSpec spec =
        new PhantomSpec(generator, BRAINS, sections, pixelSizeUm, widthMm, 40, 7, 1, 20);
    Cortex cortex = new Cortex(spec, 17, IsoCalibration.of(spec));
    SectionRenderer renderer = new SectionRenderer(new Histology(spec));
    List<Sample> samples = new ArrayList<>();
    for (int brain = 0; brain < BRAINS; brain++) {
      for (int index = 0; index < sections; index++) {
        for (CorticalArea area : new CorticalArea[] {CorticalArea.FP1, CorticalArea.ISO}) {
          SectionModel section = cortex.section(brain, index, (u, v) -> area);
          GreyImage image = renderer.render(section);
          for (double arc = 0; arc + FIELD_MM <= widthMm; arc += FIELD_MM) {
            samples.add(sample(section, image, arc, brain, area == CorticalArea.ISO));
          }
        }
      }
    }
    return samples;
  }

  private static Sample sample(
      SectionModel section, GreyImage image, double arc, int brain, boolean isIso) {
    double[] profile = new double[BINS];
    double[] texture = new double[BINS];
    double step = section.pixelMm();
    double mean = 0;
    // The grain that tells the pair apart is one of 50 to 100 µm.
    int half = Math.max(1, (int) Math.round(.04 / step));
    int window = 2 * half + 1;
    double square = (double) window * window;
    for (int bin = 0; bin < BINS; bin++) {
      double sum = 0;
      double contrast = 0;
      int count = 0;
      for (double a = arc; a < arc + FIELD_MM; a += step) {
        for (double d = bin * BIN_MM; d < (bin + 1) * BIN_MM - 1e-9; d += step) {
          int x = (int) section.xPx(a, d + step / 2);
          int y = (int) section.yPx(a, d + step / 2);
          double centre = image.at(x, y);
          double around = 0;
          for (int k = 0; k < window * window; k++) {
            around += image.at(x + k % window - half, y + k / window - half) / square;
          }
          sum += 255 - centre;
          contrast += (centre - around) * (centre - around);
          count++;
        }
      }
      profile[bin] = sum / count;
      texture[bin] = Math.log(contrast / count + 1e-3);
      mean += profile[bin] / BINS;
    }
    for (int bin = 0; bin < BINS; bin++) {
      profile[bin] /= mean;
    }
    return new Sample(brain, isIso, profile, texture);
  }

  /** Ridge regression on ±1, each brain predicted by the others. */
  private static double balancedAccuracy(List<Sample> samples, boolean withTexture) {
    int[] right = new int[2];
    int[] all = new int[2];
    for (int brain = 0; brain < BRAINS; brain++) {
      int held = brain;
      List<Sample> train = samples.stream().filter(s -> s.brain() != held).toList();
      List<Sample> test = samples.stream().filter(s -> s.brain() == held).toList();
      double[][] x = train.stream().map(s -> features(s, withTexture)).toArray(double[][]::new);
      int width = x[0].length;
      double[] mean = new double[width];
      double[] sd = new double[width];
      for (int j = 0; j < width; j++) {
        for (double[] row : x) {
          mean[j] += row[j] / x.length;
        }
        for (double[] row : x) {
          sd[j] += (row[j] - mean[j]) * (row[j] - mean[j]) / x.length;
        }
        sd[j] = Math.sqrt(sd[j]);
      }
      DMatrixRMaj design = new DMatrixRMaj(x.length, width);
      DMatrixRMaj target = new DMatrixRMaj(x.length, 1);
      for (int i = 0; i < x.length; i++) {
        target.set(i, 0, train.get(i).isIso() ? 1 : -1);
        for (int j = 0; j < width; j++) {
          design.set(i, j, (x[i][j] - mean[j]) / sd[j]);
        }
      }
      DMatrixRMaj gram = CommonOps_DDRM.identity(width);
      CommonOps_DDRM.scale(3, gram);
      CommonOps_DDRM.multAddTransA(design, design, gram);
      DMatrixRMaj correlation = new DMatrixRMaj(width, 1);
      CommonOps_DDRM.multTransA(design, target, correlation);
      DMatrixRMaj weights = new DMatrixRMaj(width, 1);
      assertThat(CommonOps_DDRM.solve(gram, correlation, weights)).isTrue();
      for (Sample sample : test) {
        double[] f = features(sample, withTexture);
        double score = 0;
        for (int j = 0; j < width; j++) {
          score += weights.get(j, 0) * (f[j] - mean[j]) / sd[j];
        }
        int truth = sample.isIso() ? 1 : 0;
        all[truth]++;
        right[truth] += score > 0 == sample.isIso() ? 1 : 0;
      }
    }
    return (right[0] / (double) all[0] + right[1] / (double) all[1]) / 2;
  }

  private static double[] features(Sample sample, boolean withTexture) {
    double[] both = new double[withTexture ? 2 * BINS : BINS];
    System.arraycopy(sample.profile(), 0, both, 0, BINS);
    if (withTexture) {
      System.arraycopy(sample.texture(), 0, both, BINS, BINS);
    }
    return both;
  }
}
