package org.cytostudy.runner.measure;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.cytostudy.runner.data.PatchMeasures;
import org.cytostudy.runner.phantom.SectionTruth;

/**
 * Fills the table, a patch at a time. Densities and radii are means over the columns that the patch
 * shows; everything else is told at its anchor, the pial point of its middle column.
 */
final class PatchMeasurer {
  private final double patchWidthMm;
  private final int patches;
  private final SequencedMap<String, double[]> columns = new LinkedHashMap<>();

  PatchMeasurer(double patchWidthMm, int patches) {
    this.patchWidthMm = patchWidthMm;
    this.patches = patches;
  }

  /** Takes what is known of a patch. */
  void measure(int patch, double arcMm, Stations stations) {
    SectionTruth truth = stations.truth();
    int at = stations.nearest(arcMm);
    put(patch, "thickness_mm", truth.thicknessMm()[at]);
    put(patch, "section_thickness_mm", truth.sectionThicknessMm()[at]);
    put(patch, "curvature_per_mm", truth.curvaturePerMm()[at]);
    put(patch, "cutting_angle_deg", truth.obliquenessDeg()[at]);
    for (String layer : Stations.LAYERS) {
      put(patch, Stations.name("layer_", layer, "_bottom_mm"), stations.bottomMm(at, layer));
    }
    for (String layer : Stations.LAYERS) {
      double[] cells = stations.densityAndRadius(arcMm, patchWidthMm, layer);
      put(patch, Stations.name("cell_density_", layer, "_per_mm3"), cells[0]);
      put(patch, Stations.name("soma_radius_", layer, "_um"), cells[1]);
    }
    double[] vessel = stations.vessel(arcMm);
    put(patch, "vessel_distance_mm", vessel[0]);
    put(patch, "vessel_number", vessel[1]);
    put(patch, "fold_class", stations.foldClass(at));
    SectionTruth.Cells cells = truth.cells();
    put(patch, "network", cells == null ? Double.NaN : cells.network()[at]);
    put(patch, "true_u_mm", arcMm);
    put(patch, "true_v_mm", truth.vMm());
  }

  private void put(int patch, String name, double value) {
    columns.computeIfAbsent(name, n -> unknown())[patch] = value;
  }

  private double[] unknown() {
    double[] values = new double[patches];
    Arrays.fill(values, Double.NaN);
    return values;
  }

  PatchMeasures measures() {
    return new PatchMeasures(columns);
  }
}
