package org.cytostudy.runner.phantom;

import java.util.ArrayList;
import java.util.List;

/**
 * What only the phantom knows about one section. Arrays run over the same stations as the
 * registration.
 *
 * @param brain pseudonym
 * @param section number within the brain
 * @param vMm true v of the whole section
 * @param stainGain gain of the stain, its drift left out
 * @param background brightness of the glass, 0–1
 * @param noise SD of the camera noise, 0–1
 * @param uMm true u of each station
 * @param area label of the area of each station
 * @param thicknessMm true thickness of each station, along the column
 * @param sectionThicknessMm thickness of each station in the section plane
 * @param obliquenessDeg angle between section plane and column, 0–45
 * @param curvaturePerMm curvature of the pial contour, positive on a crown
 * @param layerBottomsMm depth of the lower end of each layer in the section plane, by station
 * @param vessels each vessel
 */
record SectionTruth(
    String brain,
    int section,
    double vMm,
    double stainGain,
    double background,
    double noise,
    double[] uMm,
    String[] area,
    double[] thicknessMm,
    double[] sectionThicknessMm,
    double[] obliquenessDeg,
    double[] curvaturePerMm,
    double[][] layerBottomsMm,
    List<Vessel> vessels) {

  /**
   * One vessel.
   *
   * @param arcMm where it enters at the pial surface
   * @param slope drift along the ribbon per mm of depth
   * @param widthMm its width
   * @param lengthMm depth at which it leaves the section
   */
  record Vessel(double arcMm, double slope, double widthMm, double lengthMm) {}

  static SectionTruth of(SectionModel section) {
    double[] u = RibbonStations.arcsMm(section.sheetWidthMm());
    Columns columns = section.columns();
    String[] area = new String[u.length];
    double[] thickness = new double[u.length];
    double[] inPlane = new double[u.length];
    double[] obliqueness = new double[u.length];
    double[] curvature = new double[u.length];
    double[][] bottoms = new double[u.length][];
    for (int i = 0; i < u.length; i++) {
      double angle = columns.obliquenessRad(u[i]);
      area[i] = columns.area(u[i]).label();
      inPlane[i] = RibbonStations.rounded(columns.thicknessMm(u[i]));
      thickness[i] = RibbonStations.rounded(columns.thicknessMm(u[i]) * StrictMath.cos(angle));
      obliqueness[i] = RibbonStations.rounded(Math.toDegrees(angle));
      curvature[i] = RibbonStations.rounded(section.contour().curvature(u[i]));
      int column = columns.column(u[i]);
      bottoms[i] = new double[columns.layers(column)];
      for (int layer = 0; layer < bottoms[i].length; layer++) {
        bottoms[i][layer] = RibbonStations.rounded(columns.bottomMm(column, layer));
      }
    }
    List<Vessel> vessels = new ArrayList<>();
    for (Vessels.Vessel vessel : section.vessels().all()) {
      vessels.add(
          new Vessel(
              RibbonStations.rounded(vessel.arcMm()),
              RibbonStations.rounded(vessel.slope()),
              RibbonStations.rounded(2 * vessel.halfWidthMm()),
              RibbonStations.rounded(vessel.lengthMm())));
    }
    return new SectionTruth(
        section.brain().name(),
        section.number(),
        section.vMm(),
        section.stain().gain(),
        section.stain().background(),
        section.stain().noise(),
        u,
        area,
        thickness,
        inPlane,
        obliqueness,
        curvature,
        bottoms,
        vessels);
  }
}
