package org.cytostudy.runner.phantom;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.cytostudy.core.job.PhantomSpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SecondGeneratorTest {
  private static PhantomSpec spec(@Nullable Double areaScale, @Nullable Double tears) {
    return new PhantomSpec(2, 2, 2, 40, 60, 40, 8, 1, 20, null, areaScale, tears, null, null);
  }

  private static final PhantomSpec PLAIN = spec(null, null);

  @Test
  void aWindowShowsTheCellsOfTheWholeSection() {
    SectionModel section = new Cortex(PLAIN, 3, Phantoms.ANY_ISO).section(1, 0);
    SectionRenderer renderer = new SectionRenderer(new Histology(PLAIN));
    GreyImage whole = renderer.render(section);
    PixelWindow window = new PixelWindow(500, 60, 200, 150);
    GreyImage part = renderer.render(section, window);
    int same = 0;
    int inner = 0;
    for (int y = 2; y < 148; y++) {
      for (int x = 2; x < 198; x++) {
        inner++;
        same += part.at(x, y) == whole.at(500 + x, 60 + y) ? 1 : 0;
      }
    }
    // Foot points are found to a ten thousandth of a millimetre: a few columns round otherwise.
    assertThat(same).isGreaterThan(inner * 99 / 100);
  }

  @Test
  void cellBodiesDifferInSizeBetweenBrainsAndPlaces() {
    Cortex cortex = new Cortex(PLAIN, 3, Phantoms.ANY_ISO);
    Set<Double> radii = new HashSet<>();
    for (int brain = 0; brain < 2; brain++) {
      Columns columns = cortex.section(brain, 0, (u, v) -> CorticalArea.FD).columns();
      for (double arc = 0; arc < 60; arc += 1) {
        radii.add(columns.somaRadiusUm(columns.column(arc), 2));
      }
    }
    assertThat(radii).hasSizeGreaterThan(2).allMatch(radius -> radius >= 6.4 && radius <= 9.6);
  }

  @Test
  void networksAreSmoothAndNoFunctionOfTheArea() {
    BrainModel brain = new Cortex(PhantomSpec.demo(), 3, Phantoms.ANY_ISO).brains().getFirst();
    Map<CorticalArea, Set<Integer>> networks = new EnumMap<>(CorticalArea.class);
    Set<Integer> all = new HashSet<>();
    int changes = 0;
    int steps = 0;
    for (double v = 1; v < 60; v += 2) {
      for (double u = 1; u < 119; u += 1) {
        int here = brain.network(u, v);
        all.add(here);
        networks.computeIfAbsent(brain.at(u, v), area -> new HashSet<>()).add(here);
        changes += here != brain.network(u + 1, v) ? 1 : 0;
        steps++;
      }
    }
    assertThat(all).containsExactlyInAnyOrder(1, 2, 3, 4, 5);
    assertThat(networks.values()).filteredOn(some -> some.size() > 1).hasSizeGreaterThan(6);
    assertThat(changes).isLessThan(steps / 15);
  }

  @Test
  void smallerAreasRepeatOverTheSheet() {
    assertThat(borders(spec(.4, null))).isGreaterThan(3 * borders(PLAIN) / 2);
  }

  private static int borders(PhantomSpec spec) {
    BrainModel brain = new Cortex(spec, 3, Phantoms.ANY_ISO).brains().getFirst();
    int borders = 0;
    for (double v = .5; v < 40; v += 1) {
      for (double u = 0; u < 60; u += .25) {
        borders += brain.at(u, v) != brain.at(u + .25, v) ? 1 : 0;
      }
    }
    return borders;
  }

  @Test
  void tearsAreGlassAndLieWhereTheyWouldInAnyArea() {
    PhantomSpec torn = spec(null, 8.0);
    Cortex cortex = new Cortex(torn, 5, Phantoms.ANY_ISO);
    SectionModel section = cortex.section(0, 0, (u, v) -> CorticalArea.FD);
    Tears tears = section.tears();
    assertThat(tears.all()).hasSizeGreaterThan(3);
    assertThat(cortex.section(0, 0, (u, v) -> CorticalArea.M1).tears().all())
        .extracting(Tears.Tear::arcMm)
        .isEqualTo(tears.all().stream().map(Tears.Tear::arcMm).toList());
    GreyImage image = new SectionRenderer(new Histology(torn)).render(section);
    double light = 0;
    int count = 0;
    for (double arc = 0; arc < 60; arc += .02) {
      for (double depth = .1; depth < 2; depth += .02) {
        if (tears.coverage(arc, depth, .04) > .99) {
          light += image.at((int) section.xPx(arc, depth), (int) section.yPx(arc, depth));
          count++;
        }
      }
    }
    assertThat(count).isGreaterThan(100);
    assertThat(light / count).isGreaterThan(section.stain().background() * 255 - 12);
  }

  @Test
  void aLargeRegistrationErrorBreaksTheLabelsOfAreasThatPositionWouldTell() {
    // Generator 1's largest error on the demo's sheet: the area at the registered place, of the
    // same brain, so that nothing but the error is wrong.
    PhantomSpec demo = PhantomSpec.demo();
    assertThat(agreement(error(demo, 1, null))).isGreaterThan(.9);
    assertThat(agreement(error(demo, 20, null))).isLessThan(.5);
    assertThat(agreement(error(demo, 3, .3))).isLessThan(.7);
  }

  private static PhantomSpec error(PhantomSpec like, double errorMm, @Nullable Double areaScale) {
    return new PhantomSpec(
        2,
        2,
        like.sectionsPerBrain(),
        like.pixelSizeUm(),
        like.sheetWidthMm(),
        like.sheetHeightMm(),
        like.borderJitterMm(),
        errorMm,
        like.sectionThicknessUm(),
        null,
        areaScale,
        null,
        null,
        null);
  }

  /** Share of places whose registered coordinates lie in the same area. */
  private static double agreement(PhantomSpec spec) {
    BrainModel brain = new Cortex(spec, 3, Phantoms.ANY_ISO).brains().getFirst();
    int same = 0;
    int all = 0;
    for (double v = 1; v < spec.sheetHeightMm(); v += 2) {
      for (double u = 1; u < spec.sheetWidthMm(); u += 2) {
        all++;
        same +=
            brain.at(u, v) == brain.at(brain.registeredU(u, v), brain.registeredV(u, v)) ? 1 : 0;
      }
    }
    return same / (double) all;
  }
}
