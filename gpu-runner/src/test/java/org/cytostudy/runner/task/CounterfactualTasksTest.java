package org.cytostudy.runner.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.cytostudy.runner.task.TaskData.UNSEEN;
import static org.cytostudy.runner.task.TaskData.figure;
import static org.cytostudy.runner.task.TaskData.value;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.cytostudy.core.job.ArtefactKind;
import org.cytostudy.core.job.CytostudyJson;
import org.cytostudy.core.job.EmbedSpec.Feature;
import org.cytostudy.core.task.TaskResult;
import org.cytostudy.core.task.TaskSpec;
import org.cytostudy.runner.data.CounterfactualTensor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Shortcuts and landmarks over profiles of patches of 8 × 8 pixels: an edit darkens the last rows
 * by a known amount, so that the shifts are known as well.
 */
class CounterfactualTasksTest {
  private static final int SIDE = 8;
  private static final List<String> EDITS =
      List.of(
          "base",
          "new-cells",
          "other-vessels",
          "other-stain",
          "other-area",
          "without-gennari",
          "without-betz",
          "matched-edit");

  /** How much each edit darkens half of the patch, and so moves its profile. */
  private static final Map<String, Integer> DARKER =
      Map.of(
          "base", 0,
          "new-cells", 2,
          "other-vessels", 4,
          "other-stain", 12,
          "other-area", 40,
          "without-gennari", 30,
          "without-betz", 9,
          "matched-edit", 10);

  @TempDir Path folder;
  private TaskData data;

  @BeforeEach
  void make() {
    data = new TaskData(folder);
    for (int i = 0; i < data.rows.size(); i++) {
      String area = data.area(i) == 0 ? "V1" : data.area(i) == 1 ? "M1" : "other";
      data.rows.set(i, TaskRows.withArea(data.rows.get(i), area));
    }
  }

  /** Profiles of eight bins; the last ones differ from area to area. */
  private float[] profile(int patch) {
    float[] profile = new float[SIDE];
    Arrays.fill(profile, 1);
    for (int bin = SIDE / 2; bin < SIDE; bin++) {
      profile[bin] += 0.1f * data.area(patch) + 0.001f * (patch % 7);
    }
    return profile;
  }

  private void counterfactuals(String brain, double pixelSizeUm) throws IOException {
    List<Map<String, Object>> places = new ArrayList<>();
    List<byte[]> patches = new ArrayList<>();
    for (int place = 0; place < 6; place++) {
      String area = List.of("V1", "M1", "other").get(place % 3);
      List<String> applied =
          EDITS.stream()
              .filter(edit -> !edit.equals("without-gennari") || area.equals("V1"))
              .filter(edit -> !edit.equals("without-betz") || area.equals("M1"))
              .toList();
      places.add(
          Map.of(
              "section",
              place,
              "arcMm",
              5.0 * place,
              "uMm",
              5.0 * place,
              "vMm",
              0.0,
              "area",
              area,
              "otherArea",
              "another",
              "edits",
              applied));
      byte[] pixels = new byte[EDITS.size() * SIDE * SIDE];
      for (int edit = 0; edit < EDITS.size(); edit++) {
        for (int i = 0; i < SIDE * SIDE; i++) {
          int darker = i < SIDE * SIDE / 2 ? 0 : DARKER.getOrDefault(EDITS.get(edit), 0);
          pixels[edit * SIDE * SIDE + i] = (byte) (200 - darker);
        }
      }
      patches.add(pixels);
    }
    Path file = folder.resolve(brain + ".safetensors");
    try (CounterfactualTensor tensor =
        new CounterfactualTensor(
            file,
            places.size(),
            EDITS.size(),
            SIDE,
            Map.of(
                "brain", brain,
                "pixelSizeUm", Double.toString(pixelSizeUm),
                "edits", String.join(",", EDITS),
                "places", CytostudyJson.mapper().writeValueAsString(places)))) {
      tensor.add(patches);
    }
    data.with(
        data.hand()
            .store(
                "counterfactuals",
                "counterfactuals/" + brain + ".safetensors",
                ArtefactKind.COUNTERFACTUALS,
                file));
  }

  @Test
  void theShortcutIndexIsTheShiftOverThatOfAnotherArea() throws IOException {
    counterfactuals("A", 40);
    counterfactuals("C", 40);
    TaskResult result = data.ask(new TaskSpec.Shortcuts(), Feature.PROFILE, 1, this::profile);
    double vessels = value(result, "shortcut-index/vessels", UNSEEN);
    double stain = value(result, "shortcut-index/stain", UNSEEN);
    double cells = value(result, "shortcut-index/new-cells", UNSEEN);
    assertThat(vessels).isCloseTo(shift(4) / shift(40), within(1e-4));
    assertThat(stain).isCloseTo(shift(12) / shift(40), within(1e-4));
    assertThat(cells).isCloseTo(shift(2) / shift(40), within(1e-4));
    assertThat(value(result, "shortcut-index", UNSEEN))
        .isCloseTo((vessels + stain) / 2, within(1e-9));
    assertThat(figure(result, "shortcut-index", UNSEEN).patches()).isEqualTo(6);
    assertThat(figure(result, "shortcut-index", UNSEEN).brains()).isEqualTo(1);
    assertThat(value(result, "shortcut-index", "trained-brains")).isPositive();
  }

  @Test
  void aLandmarkCountsByItsShiftOverThatOfAnEditAsLarge() throws IOException {
    counterfactuals("C", 1);
    TaskResult result = data.ask(landmarks(), Feature.PROFILE, 1, this::profile);
    assertThat(value(result, "landmark-shift/gennari", UNSEEN))
        .isCloseTo(shift(30) / shift(10), within(1e-4));
    assertThat(value(result, "landmark-shift/betz", UNSEEN))
        .isCloseTo(shift(9) / shift(10), within(1e-4));
    assertThat(figure(result, "landmark-shift/betz", UNSEEN).chance()).isEqualTo(1.0);
  }

  @Test
  void singleCellsAreNotAskedForWherePixelsDoNotShowThem() throws IOException {
    counterfactuals("C", 40);
    TaskResult result = data.ask(landmarks(), Feature.PROFILE, 1, this::profile);
    assertThat(value(result, "landmark-shift/gennari", UNSEEN)).isPositive();
    assertThat(result.notTestable())
        .extracting(TaskResult.NotTestable::figure)
        .contains("landmark-shift/betz");
  }

  @Test
  void landmarksAreFoundAgainInOtherBrains() throws IOException {
    counterfactuals("C", 40);
    TaskResult result = data.ask(landmarks(), Feature.PROFILE, 1, this::profile);
    assertThat(value(result, "retrieval/V1", UNSEEN)).isGreaterThan(0.95);
    assertThat(figure(result, "retrieval/V1", UNSEEN).chance()).isCloseTo(0.25, within(1e-9));
    assertThat(
            value(
                data.ask(landmarks(), Feature.PROFILE, 1, TaskRows.noise(SIDE)),
                "retrieval/V1",
                UNSEEN))
        .as("of noise it finds what chance would")
        .isCloseTo(0.25, within(0.08));
  }

  @Test
  void featuresWithoutPixelsHaveNoCounterfactuals() throws IOException {
    counterfactuals("C", 40);
    TaskResult result =
        data.ask(new TaskSpec.Shortcuts(), Feature.POSITION, 1, patch -> new float[] {patch, 1});
    assertThat(result.figures()).isEmpty();
    assertThat(result.notTestable()).hasSize(1);
  }

  /**
   * Half of a patch of darkness a becomes a + δ; divided by its mean, the profile moves by ∓ δ /
   * (2a + δ) in its halves. Here a is 55 of 255.
   */
  private static double shift(int darker) {
    return darker / (2.0 * 55 + darker);
  }

  private static TaskSpec landmarks() {
    return new TaskSpec.Landmarks(List.of("V1", "M1"), 5);
  }
}
