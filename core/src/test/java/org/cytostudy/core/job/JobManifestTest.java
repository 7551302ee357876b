package org.cytostudy.core.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.cytostudy.core.hash.Sha256;
import org.junit.jupiter.api.Test;

class JobManifestTest {
  private static final ObjectMapper JSON = CytostudyJson.mapper();

  @Test
  void readsBackWhatItWrote() throws Exception {
    JobManifest manifest =
        new JobManifest(
            1,
            new ProbeSpec(List.of(ProbeSpec.Kind.LOGISTIC, ProbeSpec.Kind.MLP), 1e-3, 64, 200),
            List.of(
                InputRef.stored(
                    "patch-index", "index.parquet", ArtefactKind.PATCH_INDEX, Sha256.of("x"), 1)),
            7,
            1);
    String text = JSON.writeValueAsString(manifest);
    assertThat(text).contains("\"type\":\"probe\"").contains("\"patch-index\"");
    assertThat(JSON.readValue(text, JobManifest.class)).isEqualTo(manifest);
    assertThat(manifest.type()).isEqualTo(StepType.PROBE);
  }

  @Test
  void refusesUnknownStepTypeAndUnknownField() {
    assertThatThrownBy(
            () ->
                JSON.readValue(
                    "{\"manifestVersion\":1,\"spec\":{\"type\":\"paint\"},\"inputs\":[],"
                        + "\"seed\":1,\"threads\":1}",
                    JobManifest.class))
        .hasMessageContaining("paint");
    assertThatThrownBy(
            () ->
                JSON.readValue(
                    "{\"manifestVersion\":1,\"spec\":{\"type\":\"evaluate\",\"bootstrapDraws\":100,"
                        + "\"colour\":1},\"inputs\":[],\"seed\":1,\"threads\":1}",
                    JobManifest.class))
        .hasMessageContaining("colour");
  }

  @Test
  void refusesNamesThatLeaveTheFolder() {
    for (String name : List.of("../a", "a/../b", "/a", "", "a//b", "a\\b")) {
      assertThatThrownBy(
              () -> InputRef.stored("image", name, ArtefactKind.SECTION_IMAGE, Sha256.of("x"), 1))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void refusesAFileInARoleThatIsNotItsKinds() {
    for (ArtefactKind kind : List.of(ArtefactKind.TRUTH, ArtefactKind.PATCH_INDEX)) {
      assertThatThrownBy(() -> InputRef.stored("patch-shard", "B1", kind, Sha256.of("x"), 1))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("Input patch-shard/B1 is of kind " + kind.wireName());
    }
    for (ArtefactKind kind : ArtefactKind.values()) {
      assertThat(InputRef.stored(kind.role(), "a", kind, Sha256.of("x"), 1).kind()).isEqualTo(kind);
    }
  }

  @Test
  void onlyTheMeasureStepReadsTheTruthAndNoStepThatTrainsReadsWhatWasMadeOfIt() {
    InputRef truth = InputRef.stored("truth", "truth.json", ArtefactKind.TRUTH, Sha256.of("t"), 1);
    InputRef measures =
        InputRef.stored(
            "patch-measures", "measures.parquet", ArtefactKind.PATCH_MEASURES, Sha256.of("m"), 1);
    assertThat(new JobManifest(1, new MeasureSpec(5), List.of(truth), 1, 1).inputs("truth"))
        .containsExactly(truth);
    for (StepSpec spec :
        List.of(
            PhantomSpec.demo(),
            PretrainSpec.demo(ObjectiveSpec.demoSpatialNce()),
            EmbedSpec.demo(EmbedSpec.Feature.ENCODER),
            ProbeSpec.demo(),
            EvaluateSpec.demo())) {
      assertThatThrownBy(() -> new JobManifest(1, spec, List.of(truth), 1, 1))
          .hasMessage(
              "Input truth/truth.json is of kind truth, which a step of type %s may not read"
                  .formatted(spec.stepType().wireName()));
    }
    assertThatThrownBy(
            () ->
                new JobManifest(
                    1, PretrainSpec.demo(ObjectiveSpec.demoSpatialNce()), List.of(measures), 1, 1))
        .hasMessageContaining("patch-measures");
  }

  @Test
  void refusesSplitThatLeaksABrain() {
    assertThatThrownBy(
            () ->
                new Split(
                    List.of(
                        new Split.AssignedSection("B1", 1, Split.Role.TRAIN),
                        new Split.AssignedSection("B1", 2, Split.Role.UNSEEN_BRAIN))))
        .hasMessageContaining("leaks");
  }
}
