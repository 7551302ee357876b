package org.cytostudy.runner.phantom;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.cytostudy.core.job.ArtefactKind;
import org.cytostudy.core.job.CytostudyJson;
import org.cytostudy.core.job.PhantomSpec;
import org.cytostudy.core.safetensors.Safetensors;
import org.cytostudy.core.safetensors.Safetensors.Tensor;
import org.cytostudy.runner.study.ByHand;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CounterfactualsTest {
  private static final int SIDE = 96;
  private static final int PLACES = 8;
  private static final double TOP_MM = .3;

  @TempDir static Path folder;
  private static byte[] pixels;
  private static JsonNode places;

  @BeforeAll
  static void render() throws IOException {
    PhantomSpec spec =
        new PhantomSpec(
            2,
            1,
            4,
            40,
            120,
            60,
            6,
            1,
            20,
            null,
            null,
            null,
            null,
            new PhantomSpec.Counterfactuals(PLACES, SIDE, TOP_MM));
    ByHand.Done done = new ByHand(folder).work(spec, 5, 2, List.of());
    Safetensors file = Safetensors.map(done.file(ArtefactKind.COUNTERFACTUALS));
    Tensor tensor = Objects.requireNonNull(file.tensors().get("patches"));
    assertThat(tensor.shape()).containsExactly(PLACES, Edit.values().length, SIDE, SIDE);
    assertThat(file.metadata()).containsEntry("brain", "PB01");
    assertThat(file.metadata().get("edits"))
        .isEqualTo(
            "base,new-cells,other-vessels,other-stain,other-area,without-gennari,without-betz,"
                + "matched-edit");
    pixels = new byte[PLACES * Edit.values().length * SIDE * SIDE];
    tensor.data().get(0, pixels);
    places = CytostudyJson.mapper().readTree(file.metadata().get("places"));
  }

  private static int grey(int place, Edit edit, int pixel) {
    int at = (place * Edit.values().length + edit.ordinal()) * SIDE * SIDE + pixel;
    return Byte.toUnsignedInt(pixels[at]);
  }

  private static boolean applies(int place, Edit edit) {
    return IntStream.range(0, places.get(place).get("edits").size())
        .anyMatch(i -> places.get(place).get("edits").get(i).asText().equals(edit.wireName()));
  }

  /** Mean change of the rows from one to another. */
  private static double change(int place, Edit edit, int fromRow, int toRow) {
    double sum = 0;
    for (int i = fromRow * SIDE; i < toRow * SIDE; i++) {
      sum += Math.abs(grey(place, edit, i) - grey(place, Edit.BASE, i));
    }
    return sum / ((toRow - fromRow) * SIDE);
  }

  private static double change(int place, Edit edit) {
    return change(place, edit, 0, SIDE);
  }

  private static int changed(int place, Edit edit) {
    return (int)
        IntStream.range(0, SIDE * SIDE)
            .filter(i -> grey(place, edit, i) != grey(place, Edit.BASE, i))
            .count();
  }

  private static List<Integer> in(String area) {
    return IntStream.range(0, PLACES)
        .filter(i -> places.get(i).get("area").asText().equals(area))
        .boxed()
        .toList();
  }

  @Test
  void ofFourPlacesOneLiesInV1AndOneInM1() {
    assertThat(places).hasSize(PLACES);
    assertThat(in("V1")).hasSizeGreaterThanOrEqualTo(2);
    assertThat(in("M1")).hasSizeGreaterThanOrEqualTo(2);
    for (int place = 0; place < PLACES; place++) {
      assertThat(places.get(place).get("otherArea")).isNotEqualTo(places.get(place).get("area"));
    }
  }

  @Test
  void editsThatDoNotApplyAreBlackAndTheOthersDiffer() {
    for (int place = 0; place < PLACES; place++) {
      int each = place;
      for (Edit edit : Edit.values()) {
        boolean black = IntStream.range(0, SIDE * SIDE).allMatch(i -> grey(each, edit, i) == 0);
        assertThat(black).as("%s at %d", edit, place).isEqualTo(!applies(place, edit));
        if (applies(place, edit) && edit != Edit.BASE) {
          assertThat(changed(place, edit)).as("%s at %d", edit, place).isPositive();
        }
      }
      assertThat(change(place, Edit.OTHER_VESSELS)).isLessThan(change(place, Edit.NEW_CELLS));
    }
  }

  @Test
  void withoutGennariOnlyTheStripeGetsDarkerAndTheControlChangesAsMuchBelowIt() {
    for (int place : in("V1")) {
      double darker = 0;
      for (int i = 0; i < SIDE * SIDE; i++) {
        darker += grey(place, Edit.BASE, i) - grey(place, Edit.WITHOUT_GENNARI, i);
      }
      assertThat(darker).isPositive();
      // Layers I to III, and the white matter, are left alone.
      assertThat(change(place, Edit.WITHOUT_GENNARI, 0, 12)).isZero();
      assertThat(change(place, Edit.WITHOUT_GENNARI, 85, SIDE)).isZero();
      assertThat(change(place, Edit.MATCHED_EDIT, 0, 25)).isZero();
      double ratio = change(place, Edit.MATCHED_EDIT) / change(place, Edit.WITHOUT_GENNARI);
      assertThat(ratio).isBetween(.5, 2.0);
      double pixelRatio =
          changed(place, Edit.MATCHED_EDIT) / (double) changed(place, Edit.WITHOUT_GENNARI);
      assertThat(pixelRatio).isBetween(.5, 2.0);
    }
  }

  @Test
  void withoutBetzCellsLayerVGetsLighterWhereTheyWere() {
    for (int place : in("M1")) {
      int lighter = 0;
      for (int i = 0; i < SIDE * SIDE; i++) {
        int change = grey(place, Edit.WITHOUT_BETZ, i) - grey(place, Edit.BASE, i);
        assertThat(change).isGreaterThanOrEqualTo(0);
        lighter += change > 10 ? 1 : 0;
      }
      assertThat(lighter).isPositive();
      assertThat(change(place, Edit.WITHOUT_BETZ, 0, 30)).isZero();
    }
  }
}
