package org.cytostudy.runner.phantom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.cytostudy.core.job.PhantomSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

class BrainModelTest {
  private static final int PATCHES = 60;
  private static final int NEIGHBOURS = 25;

  @Test
  void registrationErrorHasTheAskedLength() {
    for (double wanted : new double[] {0, 1, 3}) {
      PhantomSpec spec = new PhantomSpec(1, 4, 16, 40, 120, 60, 7, wanted, 20);
      Cortex cortex = new Cortex(spec, 1, Phantoms.ANY_ISO);
      double[] lengths = new double[4 * 121 * 61];
      int i = 0;
      for (BrainModel brain : cortex.brains()) {
        for (double u = 0; u <= 120; u++) {
          for (double v = 0; v <= 60; v++) {
            lengths[i++] = Math.hypot(brain.registeredU(u, v) - u, brain.registeredV(u, v) - v);
          }
        }
      }
      assertThat(Phantoms.rms(lengths)).isCloseTo(wanted, within(.15 * wanted));
    }
  }

  @Test
  void everyBrainHasEveryAreaLargeEnoughToLearn() {
    for (long seed = 0; seed < 10; seed++) {
      for (BrainModel brain : Phantoms.demoCortex(seed).brains()) {
        int[] samples = new int[CorticalArea.values().length];
        Set<CorticalArea> seen = EnumSet.noneOf(CorticalArea.class);
        for (int section = 0; section < 16; section++) {
          for (int patch = 0; patch < PATCHES; patch++) {
            CorticalArea area = brain.at((patch + .5) * 2, brain.sectionV(section));
            samples[area.ordinal()]++;
            seen.add(area);
          }
        }
        assertThat(seen).as("seed %d, %s", seed, brain.name()).hasSize(samples.length);
        assertThat(Arrays.stream(samples).min().orElseThrow()).isGreaterThanOrEqualTo(15);
      }
    }
  }

  @Test
  void positionAloneDoesNotTellTheAreaOfAnUnseenBrain(TestReporter figures) {
    double sum = 0;
    int cases = 0;
    for (long seed = 0; seed < 10; seed++) {
      Cortex cortex = Phantoms.demoCortex(seed);
      double score = positionAlone(cortex);
      figures.publishEntry("position alone, seed " + seed, Double.toString(score));
      assertThat(score).as("seed %d", seed).isBetween(.4, .75);
      sum += score;
      cases++;
    }
    assertThat(sum / cases).isBetween(.55, .72);
  }

  @Test
  void everySixthPatchOrMoreLiesNearABorder(TestReporter figures) {
    Cortex cortex = Phantoms.demoCortex(1);
    int near = 0;
    int all = 0;
    for (BrainModel brain : cortex.brains()) {
      for (int section = 0; section < 16; section++) {
        double v = brain.sectionV(section);
        for (int patch = 0; patch < PATCHES; patch++) {
          double u = (patch + .5) * 2;
          near += borderWithin(brain, u, v, 2) ? 1 : 0;
          all++;
        }
      }
    }
    figures.publishEntry("patches within 2 mm of a border", Double.toString(near / (double) all));
    assertThat(near / (double) all).isBetween(.15, .35);
  }

  private static boolean borderWithin(BrainModel brain, double u, double v, double distanceMm) {
    CorticalArea here = brain.at(u, v);
    for (double d = -distanceMm; d <= distanceMm; d += .1) {
      if (u + d >= 0 && u + d <= 120 && brain.at(u + d, v) != here) {
        return true;
      }
    }
    return false;
  }

  /** Macro-F1 of a vote of the nearest registered positions of three brains on the fourth. */
  static double positionAlone(Cortex cortex) {
    int perBrain = 16 * PATCHES;
    double[][] position = new double[4 * perBrain][];
    int[] area = new int[4 * perBrain];
    boolean[] train = new boolean[4 * perBrain];
    int i = 0;
    for (int b = 0; b < 4; b++) {
      BrainModel brain = cortex.brains().get(b);
      for (int section = 0; section < 16; section++) {
        double v = brain.sectionV(section);
        for (int patch = 0; patch < PATCHES; patch++) {
          double u = (patch + .5) * 2;
          position[i] = new double[] {brain.registeredU(u, v), brain.registeredV(u, v)};
          area[i] = brain.at(u, v).ordinal();
          train[i] = b < 3 && section % 4 != 3;
          i++;
        }
      }
    }
    int[] truth = new int[perBrain];
    int[] predicted = new int[perBrain];
    for (int t = 0; t < perBrain; t++) {
      truth[t] = area[3 * perBrain + t];
      predicted[t] = vote(position, area, train, position[3 * perBrain + t]);
    }
    return Phantoms.macroF1(truth, predicted, CorticalArea.values().length);
  }

  private static int vote(double[][] position, int[] area, boolean[] train, double[] query) {
    double[] nearest = new double[NEIGHBOURS];
    int[] who = new int[NEIGHBOURS];
    int found = 0;
    for (int i = 0; i < position.length; i++) {
      if (!train[i]) {
        continue;
      }
      double du = position[i][0] - query[0];
      double dv = position[i][1] - query[1];
      double distance = du * du + dv * dv;
      if (found == NEIGHBOURS && distance >= nearest[NEIGHBOURS - 1]) {
        continue;
      }
      int at = found < NEIGHBOURS ? found++ : NEIGHBOURS - 1;
      while (at > 0 && nearest[at - 1] > distance) {
        nearest[at] = nearest[at - 1];
        who[at] = who[at - 1];
        at--;
      }
      nearest[at] = distance;
      who[at] = i;
    }
    int[] votes = new int[CorticalArea.values().length];
    for (int i = 0; i < found; i++) {
      votes[area[who[i]]]++;
    }
    int best = 0;
    for (int k = 1; k < votes.length; k++) {
      best = votes[k] > votes[best] ? k : best;
    }
    return best;
  }
}
