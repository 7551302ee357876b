package org.cytostudy.runner.phantom;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.cytostudy.core.job.PhantomSpec;

/**
 * Chooses where a brain's counterfactuals lie: places whose whole patch shows one area. Of four
 * places one lies in V1 and one in M1, as long as the sections have room there; the others lie
 * anywhere.
 */
final class CounterfactualPlaces {
  private static final double STEP_MM = .5;
  private static final double CLEAR_OF_BORDERS_MM = .5;

  /**
   * A place.
   *
   * @param number within the brain, from 0
   * @param section index within the brain
   * @param otherArea the area that is put there instead
   */
  record Place(int number, int section, double arcMm, CorticalArea area, CorticalArea otherArea) {}

  private record Candidate(int section, double arcMm, CorticalArea area, double order) {}

  private CounterfactualPlaces() {}

  /** The places of a brain, by section; fewer than asked for where there is no more room. */
  static List<Place> of(PhantomSpec spec, PhantomSpec.Counterfactuals wanted, BrainModel brain) {
    Stream random = brain.counterfactualStream();
    List<Candidate> all = candidates(spec, wanted, brain, random);
    all.sort(Comparator.comparingDouble(Candidate::order));
    List<Candidate> chosen = new ArrayList<>();
    for (int i = 0; i < wanted.perBrain() && !all.isEmpty(); i++) {
      CorticalArea area =
          i % 4 == 0 ? CorticalArea.V1 : i % 4 == 1 ? CorticalArea.M1 : all.getFirst().area();
      Candidate next =
          all.stream().filter(c -> c.area() == area).findFirst().orElse(all.getFirst());
      all.remove(next);
      chosen.add(next);
    }
    chosen.sort(Comparator.comparingInt(Candidate::section).thenComparing(Candidate::arcMm));
    List<Place> places = new ArrayList<>();
    for (Candidate each : chosen) {
      places.add(
          new Place(
              places.size(),
              each.section(),
              each.arcMm(),
              each.area(),
              another(each.area(), random)));
    }
    return places;
  }

  private static CorticalArea another(CorticalArea area, Stream random) {
    CorticalArea[] areas = CorticalArea.values();
    int step = 1 + (int) (random.uniform() * (areas.length - 1));
    return areas[(area.ordinal() + step) % areas.length];
  }

  private static List<Candidate> candidates(
      PhantomSpec spec, PhantomSpec.Counterfactuals wanted, BrainModel brain, Stream random) {
    double clear = wanted.patchPx() * spec.pixelSizeUm() / 2000 + CLEAR_OF_BORDERS_MM;
    int reach = (int) Math.ceil(clear / STEP_MM);
    int steps = (int) (spec.sheetWidthMm() / STEP_MM);
    List<Candidate> candidates = new ArrayList<>();
    for (int section = 0; section < spec.sectionsPerBrain(); section++) {
      CorticalArea[] areas = new CorticalArea[steps + 1];
      for (int i = 0; i <= steps; i++) {
        areas[i] = brain.at(i * STEP_MM, brain.sectionV(section));
      }
      for (int i = reach; i + reach <= steps; i++) {
        if (isOneArea(areas, i - reach, i + reach)) {
          candidates.add(new Candidate(section, i * STEP_MM, areas[i], random.uniform()));
        }
      }
    }
    return candidates;
  }

  private static boolean isOneArea(CorticalArea[] areas, int from, int to) {
    for (int i = from + 1; i <= to; i++) {
      if (areas[i] != areas[from]) {
        return false;
      }
    }
    return true;
  }
}
