package org.cytostudy.runner.phantom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.cytostudy.core.job.PhantomSpec;
import org.junit.jupiter.api.Test;

class SectionRendererTest {
  private static final PhantomSpec SPEC = Phantoms.spec(1, 1, 40, 10);

  /** Mean grey value at a relative depth of a layer, over the whole ribbon. */
  private static double grey(SectionModel section, GreyImage image, int layer, double part) {
    double sum = 0;
    int count = 0;
    for (double arc = 1; arc < 39; arc += .02) {
      int column = section.columns().column(arc);
      double top = layer == 0 ? 0 : section.columns().bottomMm(column, layer - 1);
      double bottom = Math.min(section.columns().bottomMm(column, layer), top + 2);
      double depth = top + part * (bottom - top);
      sum += image.at((int) section.xPx(arc, depth), (int) section.yPx(arc, depth));
      count++;
    }
    return sum / count;
  }

  private static SectionModel uniform(CorticalArea area) {
    return new Cortex(SPEC, 3, Phantoms.ANY_ISO).section(0, 0, (u, v) -> area);
  }

  @Test
  void pixelAtTheDepthOfALayerIsAsDarkAsTheLaminarTableSays() {
    SectionModel section = uniform(CorticalArea.V1);
    GreyImage image = new SectionRenderer(new Histology(SPEC)).render(section);
    double layer1 = grey(section, image, 0, .5);
    double layer2 = grey(section, image, 1, .5);
    double layer4a = grey(section, image, 3, .5);
    double layer4b = grey(section, image, 4, .5);
    double layer4c = grey(section, image, 5, .5);
    double white = grey(section, image, 9, .5);
    assertThat(layer4b).as("the stripe of Gennari is pale").isGreaterThan(layer4a + 8);
    assertThat(layer4c).isLessThan(layer4b - 20);
    assertThat(layer2).isLessThan(layer1 - 20);
    assertThat(white).isGreaterThan(layer4b + 10);
    assertThat(section.stain().background() * 255).isGreaterThan(white + 4);
  }

  @Test
  void layersChangeWithinAPixelOfTheirTrueBorder() {
    SectionModel section = uniform(CorticalArea.V1);
    GreyImage image = new SectionRenderer(new Histology(SPEC)).render(section);
    double above = 0;
    double at = 0;
    double below = 0;
    for (double arc = 1; arc < 39; arc += .02) {
      double border = section.columns().bottomMm(section.columns().column(arc), 5);
      above += image.at((int) section.xPx(arc, border - .1), (int) section.yPx(arc, border - .1));
      at += image.at((int) section.xPx(arc, border), (int) section.yPx(arc, border));
      below += image.at((int) section.xPx(arc, border + .1), (int) section.yPx(arc, border + .1));
    }
    // Halfway between dark IVc and lighter V: an error of a third of a pixel would show.
    assertThat((at - above) / (below - above)).isCloseTo(.5, within(.12));
  }

  @Test
  void glassAroundTheTissueHasTheColourOfTheBackground() {
    SectionModel section = uniform(CorticalArea.FD);
    GreyImage image = new SectionRenderer(new Histology(SPEC)).render(section);
    double sum = 0;
    int count = 0;
    for (double arc = 1; arc < 39; arc += .05) {
      double below = section.columns().tissueDepthMm(arc) + .15;
      for (double depth : new double[] {-.5, -.12, below}) {
        sum += image.at((int) section.xPx(arc, depth), (int) section.yPx(arc, depth));
        count++;
      }
    }
    assertThat(sum / count).isCloseTo(section.stain().background() * 255, within(1.0));
  }

  @Test
  void neighbouringPatchesShareTheirCellsBecauseASectionIsRenderedOnce() {
    SectionModel section = new Cortex(SPEC, 4, Phantoms.ANY_ISO).section(0, 0);
    SectionRenderer renderer = new SectionRenderer(new Histology(SPEC));
    assertThat(renderer.render(section).samples()).isEqualTo(renderer.render(section).samples());
  }

  @Test
  void vesselsDoNotDependOnAreas() {
    Vessels v1 = uniform(CorticalArea.V1).vessels();
    Vessels m1 = uniform(CorticalArea.M1).vessels();
    assertThat(v1.all()).hasSameSizeAs(m1.all()).hasSizeGreaterThan(20);
    for (int i = 0; i < v1.all().size(); i++) {
      assertThat(v1.all().get(i).centreMm()).isEqualTo(m1.all().get(i).centreMm());
    }
  }

  @Test
  void obliqueCutsStretchTheDepth() {
    SectionModel section = uniform(CorticalArea.S1);
    double[] stretch = new double[2];
    int[] count = new int[2];
    for (double arc = 0; arc < 40; arc += .1) {
      double angle = section.columns().obliquenessRad(arc);
      int which = angle > Math.toRadians(20) ? 1 : angle < Math.toRadians(10) ? 0 : -1;
      if (which >= 0) {
        stretch[which] += section.columns().thicknessMm(arc);
        count[which]++;
      }
    }
    assertThat(count[0]).isPositive();
    assertThat(count[1]).isPositive();
    assertThat(stretch[1] / count[1]).isGreaterThan(stretch[0] / count[0]);
  }
}
