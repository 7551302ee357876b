package org.cytostudy.runner.phantom;

import java.util.TreeMap;
import org.cytostudy.core.job.PhantomSpec;

/**
 * What all sections share: glia, neuropil, Betz cells, and a kernel for each size of cell body at
 * the pixel size of the phantom.
 */
final class Histology {
  /** Glia in all layers and in the white matter. */
  static final double GLIA_PER_MM3 = 25e3;

  static final double GLIA_RADIUS_UM = 3;

  /** Betz cells in the deeper part of layer V of M1, and where that part begins. */
  static final double BETZ_PER_MM3 = 800;

  static final double BETZ_RADIUS_UM = 30;
  static final double BETZ_BELOW_TOP_OF_V_MM = .4;

  /** Covered area that stands for the pale stain of neuropil: tissue is never as light as glass. */
  static final double NEUROPIL = .025;

  /** Cell bodies are drawn in steps of 5 % of the table's radius, 0.8 to 1.2 times. */
  static final int RADIUS_LEVELS = 9;

  private static final double RADIUS_STEP = .05;

  private final double pixelSizeUm;
  private final double pixelVolumeMm3;
  private final TreeMap<Double, SomaKernel> kernels = new TreeMap<>();

  Histology(PhantomSpec spec) {
    this.pixelSizeUm = spec.pixelSizeUm();
    double pixelMm = pixelSizeUm / 1e3;
    this.pixelVolumeMm3 = pixelMm * pixelMm * spec.sectionThicknessUm() / 1e3;
    CorticalArea.IsoFactors any = new CorticalArea.IsoFactors(.5, .5);
    kernel(GLIA_RADIUS_UM);
    kernel(BETZ_RADIUS_UM);
    for (CorticalArea area : CorticalArea.values()) {
      for (Layer layer : area.layers(any)) {
        kernel(layer.somaRadiusUm());
        for (int level = 0; spec.isSecondGenerator() && level < RADIUS_LEVELS; level++) {
          kernel(layer.somaRadiusUm() * radiusFactor(level));
        }
      }
    }
  }

  /** The level whose factor is nearest. */
  static int radiusLevel(double factor) {
    long level = RADIUS_LEVELS / 2 + Math.round((factor - 1) / RADIUS_STEP);
    return (int) Math.clamp(level, 0, RADIUS_LEVELS - 1);
  }

  /** The factor of a level; that of the middle one is 1. */
  static double radiusFactor(int level) {
    return 1 + (level - RADIUS_LEVELS / 2) * RADIUS_STEP;
  }

  private void kernel(double radiusUm) {
    kernels.computeIfAbsent(radiusUm, r -> SomaKernel.of(r, pixelSizeUm));
  }

  /** The kernel of a radius of the laminar table. */
  SomaKernel kernelOf(double radiusUm) {
    SomaKernel kernel = kernels.get(radiusUm);
    if (kernel == null) {
      throw new IllegalArgumentException("No cell has a radius of " + radiusUm + " µm");
    }
    return kernel;
  }

  /** Cells of one pixel, on average. */
  double meanCells(double cellsPerMm3) {
    return cellsPerMm3 * pixelVolumeMm3;
  }
}
