package org.cytostudy.runner.phantom;

import java.util.ArrayList;
import java.util.List;

/**
 * Tears of one section: gaps without tissue that begin at the pial surface and run ragged into the
 * depth. They are drawn without looking at the areas.
 */
final class Tears {
  private static final double REACH_MM = 1.5;
  private static final double DEPTH_STEP_MM = .05;

  private final List<Tear> all = new ArrayList<>();

  /**
   * Draws the tears of a section.
   *
   * @param mean tears on average
   */
  Tears(Stream random, double mean, double firstArcMm, double lastArcMm) {
    int count = random.poisson(mean, StrictMath.exp(-mean));
    for (int i = 0; i < count; i++) {
      all.add(Tear.draw(random, random.uniform(firstArcMm, lastArcMm)));
    }
  }

  boolean isEmpty() {
    return all.isEmpty();
  }

  List<Tear> all() {
    return List.copyOf(all);
  }

  /** Share of a pixel at this place of the ribbon that lies in a tear, 0–1. */
  double coverage(double arcMm, double depthMm, double pixelMm) {
    double coverage = 0;
    for (Tear tear : all) {
      if (Math.abs(arcMm - tear.arcMm()) < REACH_MM) {
        coverage = Math.max(coverage, tear.coverage(arcMm, depthMm, pixelMm));
      }
    }
    return coverage;
  }

  /**
   * One tear.
   *
   * @param arcMm where it begins at the pial surface
   * @param widthMm its width there; it narrows towards its end
   * @param lengthMm depth at which it ends
   * @param centreMm its centre by depth, in steps of 50 µm
   */
  record Tear(double arcMm, double widthMm, double lengthMm, double[] centreMm) {
    private static Tear draw(Stream random, double arcMm) {
      double widthMm = random.uniform(.08, .35);
      double lengthMm = random.uniform(1, 5);
      double[] centre = new double[(int) Math.ceil(lengthMm / DEPTH_STEP_MM) + 1];
      double at = arcMm;
      for (int i = 0; i < centre.length; i++) {
        centre[i] = at;
        at = Math.clamp(at + .03 * random.gaussian(), arcMm - 1, arcMm + 1);
      }
      return new Tear(arcMm, widthMm, lengthMm, centre);
    }

    private double coverage(double arc, double depthMm, double pixelMm) {
      if (depthMm < 0 || depthMm >= lengthMm) {
        return 0;
      }
      double half = widthMm / 2 * (1 - depthMm / lengthMm);
      double off = Math.abs(arc - centreMm[(int) (depthMm / DEPTH_STEP_MM)]);
      return Math.clamp((half - off) / pixelMm + .5, 0.0, 1.0);
    }
  }
}
