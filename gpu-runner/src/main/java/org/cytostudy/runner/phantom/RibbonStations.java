package org.cytostudy.runner.phantom;

import java.util.ArrayList;
import java.util.List;
import org.cytostudy.core.job.Registration.Column;
import org.cytostudy.core.job.Registration.Reference;
import org.cytostudy.core.job.Registration.RibbonPoint;
import org.cytostudy.core.job.Registration.SectionRibbon;
import org.cytostudy.core.space.PointMm;

/**
 * What registration says about one section: stations along the pial contour with their reference
 * coordinates, error included. Only the sheet itself is registered, not the tissue beyond its ends.
 */
final class RibbonStations {
  private static final double MAX_DISTANCE_MM = .25;

  private RibbonStations() {}

  /** Arc lengths from 0 to the sheet's end, evenly spaced, at most 0.25 mm apart. */
  static double[] arcsMm(double sheetWidthMm) {
    int steps = (int) Math.ceil(sheetWidthMm / MAX_DISTANCE_MM);
    double[] arcs = new double[steps + 1];
    for (int i = 0; i <= steps; i++) {
      arcs[i] = sheetWidthMm * i / steps;
    }
    return arcs;
  }

  static SectionRibbon of(SectionModel section) {
    Fold fold = section.fold();
    BrainModel brain = section.brain();
    List<RibbonPoint> points = new ArrayList<>();
    for (double arc : arcsMm(section.sheetWidthMm())) {
      points.add(
          new RibbonPoint(
              rounded(section.xPx(arc, 0)),
              rounded(section.yPx(arc, 0)),
              rounded(fold.inwardX(arc)),
              rounded(fold.inwardY(arc)),
              rounded(arc),
              rounded(section.columns().thicknessMm(arc)),
              reference(
                  section,
                  rounded(brain.registeredU(arc, section.vMm())),
                  rounded(brain.registeredV(arc, section.vMm()))),
              section.isMeander() ? column(section, arc) : null));
    }
    return new SectionRibbon(section.number(), points);
  }

  /** Where the point lies on the sheet, and on the folded reference sheet that all brains share. */
  private static Reference.Sheet reference(SectionModel section, double uMm, double vMm) {
    if (!section.isMeander()) {
      return new Reference.Sheet(uMm, vMm);
    }
    Meander folded = new Meander(0, section.sheetWidthMm(), 0);
    return new Reference.Sheet(
        uMm, vMm, new PointMm(rounded(folded.midX(uMm)), vMm, rounded(-folded.midY(uMm))));
  }

  /** Arc lengths of a meander are those of its mid-line, so its columns say where that runs. */
  private static Column column(SectionModel section, double arc) {
    double thickness = section.columns().thicknessMm(arc);
    return new Column(
        rounded(section.xPx(arc, thickness / 2)),
        rounded(section.yPx(arc, thickness / 2)),
        rounded(section.xPx(arc, thickness)),
        rounded(section.yPx(arc, thickness)));
  }

  /** Five decimals: below a thousandth of a pixel, and files stay small. */
  static double rounded(double value) {
    return Math.round(value * 1e5) / 1e5;
  }
}
