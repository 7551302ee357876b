package org.cytostudy.runner.phantom;

import org.cytostudy.core.job.PhantomSpec;
import org.cytostudy.runner.phantom.CorticalArea.IsoFactors;

/**
 * Finds the cell densities at which layers III and V of the iso area are as dark as those of Fp1,
 * although their cells are larger. Equal covered area is not enough: stain saturates, so few large
 * cells in a clump darken less than many small ones, and by how much depends on the pixel size. The
 * slabs are rendered with the kernels and the stain of the sections, over the range of gains and
 * densities that they have, with streams of their own: the factors depend on pixel size and section
 * thickness alone.
 */
final class IsoCalibration {
  private static final int SIDE_PX = 192;
  private static final int ROUNDS = 7;
  private static final double[] GAINS = {.75, .9, 1.05, 1.25, 1.4};
  private static final double[] DENSITY_FACTORS = {.8, .93, 1.07, 1.2};

  private final Histology histology;

  IsoCalibration(Histology histology) {
    this.histology = histology;
  }

  /** Runs the calibration for a pixel size and section thickness. */
  static IsoFactors of(PhantomSpec spec) {
    IsoCalibration calibration = new IsoCalibration(new Histology(spec));
    IsoFactors any = new IsoFactors(.5, .5);
    return new IsoFactors(calibration.factor(2, any), calibration.factor(4, any));
  }

  private double factor(int layer, IsoFactors any) {
    Layer wanted = CorticalArea.FP1.layers(any).get(layer);
    double radiusUm = CorticalArea.ISO.layers(any).get(layer).somaRadiusUm();
    double glia = darkness(0, radiusUm, layer);
    double target = darkness(wanted.cellsPerMm3(), wanted.somaRadiusUm(), layer) - glia;
    double sizeRatio = wanted.somaRadiusUm() / radiusUm;
    double factor = sizeRatio * sizeRatio;
    for (int round = 0; round < ROUNDS; round++) {
      double reached = darkness(wanted.cellsPerMm3() * factor, radiusUm, layer) - glia;
      factor *= target / reached;
    }
    return factor;
  }

  /** Mean of 1 − transmitted light over a slab of one kind of cell among glia. */
  double darkness(double cellsPerMm3, double radiusUm, int layer) {
    double sum = 0;
    for (int d = 0; d < DENSITY_FACTORS.length; d++) {
      float[] covered =
          slab(
              cellsPerMm3 * DENSITY_FACTORS[d],
              radiusUm,
              Stream.root(0).child("slab", layer).child("density", d));
      int margin = 1 + histology.kernelOf(radiusUm).reach();
      for (double gain : GAINS) {
        double light = 0;
        for (int y = margin; y < SIDE_PX - margin; y++) {
          for (int x = margin; x < SIDE_PX - margin; x++) {
            light += Stain.transmission(gain, covered[y * SIDE_PX + x]);
          }
        }
        double inner = SIDE_PX - 2.0 * margin;
        sum += 1 - light / (inner * inner);
      }
    }
    return sum / (DENSITY_FACTORS.length * GAINS.length);
  }

  private float[] slab(double cellsPerMm3, double radiusUm, Stream random) {
    float[] covered = new float[SIDE_PX * SIDE_PX];
    stamp(covered, Histology.GLIA_PER_MM3, Histology.GLIA_RADIUS_UM, random.child("glia", 0));
    stamp(covered, cellsPerMm3, radiusUm, random.child("neurons", 0));
    for (int i = 0; i < covered.length; i++) {
      covered[i] += (float) Histology.NEUROPIL;
    }
    return covered;
  }

  private void stamp(float[] covered, double cellsPerMm3, double radiusUm, Stream random) {
    SomaKernel kernel = histology.kernelOf(radiusUm);
    double mean = histology.meanCells(cellsPerMm3);
    double expMinusMean = StrictMath.exp(-mean);
    for (int i = 0; i < covered.length; i++) {
      int cells = random.poisson(mean, expMinusMean);
      if (cells > 0) {
        kernel.stamp(covered, SIDE_PX, SIDE_PX, i % SIDE_PX, i / SIDE_PX, cells);
      }
    }
  }
}
