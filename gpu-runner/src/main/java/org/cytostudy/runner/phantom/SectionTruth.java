package org.cytostudy.runner.phantom;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
 * @param curvaturePerMm curvature of the pial contour, of a meander that at mid-depth; positive on
 *     a crown
 * @param layerBottomsMm depth of the lower end of each layer in the section plane, by station
 * @param vessels each vessel
 * @param cells what generator 2 tells of each station beyond that; null in truths of generator 1
 * @param tears each tear; null likewise
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@SuppressWarnings("ArrayRecordComponent") // columns of numbers that are read, not compared
public record SectionTruth(
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
    List<Vessel> vessels,
    @Nullable Cells cells,
    @Nullable List<Tear> tears) {

  /**
   * One vessel.
   *
   * @param arcMm where it enters at the pial surface
   * @param slope drift along the ribbon per mm of depth
   * @param widthMm its width
   * @param lengthMm depth at which it leaves the section
   * @param number its number within the phantom; null in truths of generator 1
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Vessel(
      double arcMm, double slope, double widthMm, double lengthMm, @Nullable Integer number) {}

  /**
   * One tear.
   *
   * @param arcMm where it begins at the pial surface
   * @param widthMm its width there
   * @param lengthMm depth at which it ends
   */
  public record Tear(double arcMm, double widthMm, double lengthMm) {}

  /**
   * What each station is made of.
   *
   * @param xPx where it lies on the pial surface, level-0 pixels
   * @param yPx where it lies on the pial surface, level-0 pixels
   * @param drawnArea label of the area whose layers the column shows; it differs from {@code area}
   *     only where two areas interlock
   * @param densityPerMm3 neurons of each layer per mm³ of tissue, all factors included, Betz cells
   *     left out
   * @param somaRadiusUm radius that the cell bodies of each layer are drawn with
   * @param network number of its network, from 1
   */
  @SuppressWarnings("ArrayRecordComponent") // columns of numbers that are read, not compared
  public record Cells(
      double[] xPx,
      double[] yPx,
      String[] drawnArea,
      double[][] densityPerMm3,
      double[][] somaRadiusUm,
      int[] network) {}

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
      curvature[i] = RibbonStations.rounded(section.fold().curvature(u[i]));
      int column = columns.column(u[i]);
      bottoms[i] = new double[columns.layers(column)];
      for (int layer = 0; layer < bottoms[i].length; layer++) {
        bottoms[i][layer] = RibbonStations.rounded(columns.bottomMm(column, layer));
      }
    }
    boolean second = section.isSecondGenerator();
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
        vessels(section),
        second ? cells(section, u) : null,
        second ? tears(section) : null);
  }

  private static List<Vessel> vessels(SectionModel section) {
    List<Vessel> vessels = new ArrayList<>();
    for (Vessels.Vessel vessel : section.vessels().all()) {
      vessels.add(
          new Vessel(
              RibbonStations.rounded(vessel.arcMm()),
              RibbonStations.rounded(vessel.slope()),
              RibbonStations.rounded(2 * vessel.halfWidthMm()),
              RibbonStations.rounded(vessel.lengthMm()),
              section.isSecondGenerator() ? section.firstVesselNumber() + vessels.size() : null));
    }
    return vessels;
  }

  private static List<Tear> tears(SectionModel section) {
    return section.tears().all().stream()
        .map(
            tear ->
                new Tear(
                    RibbonStations.rounded(tear.arcMm()),
                    RibbonStations.rounded(tear.widthMm()),
                    RibbonStations.rounded(tear.lengthMm())))
        .toList();
  }

  private static Cells cells(SectionModel section, double[] u) {
    Columns columns = section.columns();
    double[] x = new double[u.length];
    double[] y = new double[u.length];
    String[] area = new String[u.length];
    double[][] density = new double[u.length][];
    double[][] radius = new double[u.length][];
    int[] network = new int[u.length];
    for (int i = 0; i < u.length; i++) {
      int column = columns.column(u[i]);
      x[i] = RibbonStations.rounded(section.xPx(u[i], 0));
      y[i] = RibbonStations.rounded(section.yPx(u[i], 0));
      area[i] = columns.drawnArea(column).label();
      network[i] = section.brain().network(u[i], section.vMm());
      density[i] = new double[columns.layers(column)];
      radius[i] = new double[columns.layers(column)];
      for (int layer = 0; layer < density[i].length; layer++) {
        density[i][layer] = Math.rint(columns.cellsPerMm3(column, layer));
        radius[i][layer] = RibbonStations.rounded(columns.somaRadiusUm(column, layer));
      }
    }
    return new Cells(x, y, area, density, radius, network);
  }
}
