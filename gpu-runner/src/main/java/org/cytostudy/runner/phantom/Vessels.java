package org.cytostudy.runner.phantom;

import java.util.ArrayList;
import java.util.List;

/**
 * Blood vessels of one section: pale channels that enter at the pial surface about once a
 * millimetre and run roughly along the column. They are drawn without looking at the areas, so an
 * encoder that tells patches apart by their vessels takes a shortcut.
 */
final class Vessels {
  /** Share of the stain that a vessel's lumen lacks. */
  static final double CLEARING = .92;

  /** A vessel strays at most this far from where it enters, its own width included. */
  private static final double REACH_MM = .7;

  private static final double DEPTH_STEP_MM = .02;

  private final double firstArcMm;
  private final List<List<Vessel>> byMillimetre = new ArrayList<>();
  private final List<Vessel> all = new ArrayList<>();

  Vessels(Stream random, double firstArcMm, double lastArcMm) {
    this.firstArcMm = firstArcMm;
    for (int i = 0; i <= (int) Math.ceil(lastArcMm - firstArcMm); i++) {
      byMillimetre.add(new ArrayList<>());
    }
    double spacingMm = 1 / random.uniform(.6, 2.2);
    double halfWidthMm = random.uniform(.015, .035);
    for (double cell = firstArcMm; cell < lastArcMm; cell += spacingMm) {
      Vessel vessel = Vessel.draw(random, cell + random.uniform() * spacingMm, halfWidthMm);
      all.add(vessel);
      int from = (int) Math.floor(vessel.arcMm() - REACH_MM - firstArcMm);
      int to = (int) Math.floor(vessel.arcMm() + REACH_MM - firstArcMm);
      for (int bin = Math.max(0, from); bin <= Math.min(to, byMillimetre.size() - 1); bin++) {
        byMillimetre.get(bin).add(vessel);
      }
    }
  }

  List<Vessel> all() {
    return List.copyOf(all);
  }

  /** Share of a pixel at this place of the ribbon that lies in a vessel, 0–1. */
  double coverage(double arcMm, double depthMm, double pixelMm) {
    int bin = (int) Math.floor(arcMm - firstArcMm);
    if (bin < 0 || bin >= byMillimetre.size()) {
      return 0;
    }
    double coverage = 0;
    List<Vessel> near = byMillimetre.get(bin);
    for (int i = 0; i < near.size(); i++) {
      coverage = Math.max(coverage, near.get(i).coverage(arcMm, depthMm, pixelMm));
    }
    return coverage;
  }

  /**
   * One vessel.
   *
   * @param arcMm where it enters at the pial surface
   * @param slope how far it drifts along the ribbon per mm of depth
   * @param halfWidthMm half of its width
   * @param lengthMm depth at which it leaves the section
   * @param centreMm its centre by depth, in steps of 20 µm
   */
  record Vessel(
      double arcMm, double slope, double halfWidthMm, double lengthMm, double[] centreMm) {
    private static Vessel draw(Stream random, double arcMm, double sectionHalfWidthMm) {
      double slope = (random.uniform() - .5) * .3;
      double halfWidthMm = sectionHalfWidthMm * random.uniform(.7, 1.3);
      double share = random.uniform();
      double lengthMm = .4 + 3.2 * share * StrictMath.sqrt(share);
      double phase = random.uniform(0, 2 * Math.PI);
      double[] centre = new double[(int) Math.ceil(lengthMm / DEPTH_STEP_MM) + 1];
      for (int i = 0; i < centre.length; i++) {
        double depth = i * DEPTH_STEP_MM;
        centre[i] = arcMm + slope * depth + .06 * StrictMath.sin(4 * depth + phase);
      }
      return new Vessel(arcMm, slope, halfWidthMm, lengthMm, centre);
    }

    private double coverage(double arc, double depthMm, double pixelMm) {
      if (depthMm < 0 || depthMm >= lengthMm) {
        return 0;
      }
      double off = Math.abs(arc - centreMm[(int) (depthMm / DEPTH_STEP_MM)]);
      return Math.max(0, Math.min(1, (halfWidthMm - off) / pixelMm + .5));
    }
  }
}
