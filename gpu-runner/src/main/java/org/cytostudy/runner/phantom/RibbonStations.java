package org.cytostudy.runner.phantom;

import java.util.ArrayList;
import java.util.List;
import org.cytostudy.core.job.Registration.Reference;
import org.cytostudy.core.job.Registration.RibbonPoint;
import org.cytostudy.core.job.Registration.SectionRibbon;

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
    PialContour contour = section.contour();
    BrainModel brain = section.brain();
    List<RibbonPoint> points = new ArrayList<>();
    for (double arc : arcsMm(section.sheetWidthMm())) {
      points.add(
          new RibbonPoint(
              rounded(section.xPx(arc, 0)),
              rounded(section.yPx(arc, 0)),
              rounded(contour.inwardX(arc)),
              rounded(contour.inwardY(arc)),
              rounded(arc),
              rounded(section.columns().thicknessMm(arc)),
              new Reference.Sheet(
                  rounded(brain.registeredU(arc, section.vMm())),
                  rounded(brain.registeredV(arc, section.vMm()))),
              null));
    }
    return new SectionRibbon(section.number(), points);
  }

  /** Five decimals: below a thousandth of a pixel, and files stay small. */
  static double rounded(double value) {
    return Math.round(value * 1e5) / 1e5;
  }
}
