package org.cytostudy.core.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Arrays;
import java.util.List;
import org.cytostudy.core.job.EvaluationResult.Interval;
import org.cytostudy.core.job.EvaluationResult.Score;
import org.junit.jupiter.api.Test;

class EvaluationResultTest {
  private static final ObjectMapper JSON = CytostudyJson.mapper();
  private static final Score SCORE =
      new Score(
          ProbeSpec.Kind.LOGISTIC,
          Split.Role.UNSEEN_BRAIN,
          3,
          2,
          new Interval(0.5, 0.4, 0.6),
          new Interval(0.5, 0.4, 0.6),
          Arrays.asList(1.0, null),
          List.of(List.of(3L, 0L), List.of(0L, 0L)),
          null,
          0.25);

  private static final EvaluationResult.TargetScore TARGET =
      new EvaluationResult.TargetScore(
          "5-HT1A",
          "fmol/mg",
          Split.Role.UNSEEN_BRAIN,
          12.5,
          100,
          4,
          new Interval(0.4, 0.2, 0.5),
          new Interval(-0.01, -0.1, 0.02));

  @Test
  void writesAnAbsentAreaAsNullAndNotAsText() throws Exception {
    EvaluationResult result =
        new EvaluationResult(
            EmbedSpec.Feature.PROFILE_TEXTURE,
            128,
            List.of("A", "B"),
            List.of(SCORE),
            List.of(TARGET),
            List.of());
    String text = JSON.writeValueAsString(result);
    assertThat(text)
        .contains("\"perAreaF1\":[1.0,null]")
        .contains("\"errorsNearBorderShare\":null")
        .contains("\"feature\":\"profile-texture\"");
    assertThat(JSON.readValue(text, EvaluationResult.class)).isEqualTo(result);
  }

  @Test
  void readsEvaluationsFromBeforeThereWereTargets() throws Exception {
    EvaluationResult old =
        JSON.readValue(
            "{\"feature\":\"encoder\",\"featureDimension\":8,\"areas\":[],\"scores\":[],"
                + "\"warnings\":[]}",
            EvaluationResult.class);
    assertThat(old.targets()).isEmpty();
  }

  @Test
  void readsReportsFromBeforeThereWereTargets() throws Exception {
    StudyReport old =
        JSON.readValue(
            "{\"title\":\"Why?\",\"note\":null,\"rows\":[],\"findings\":[],\"warnings\":[]}",
            StudyReport.class);
    assertThat(old.targets()).isEmpty();
  }

  @Test
  void readsAReportBack() throws Exception {
    StudyReport report =
        new StudyReport(
            "Does it work?",
            null,
            List.of(
                new StudyReport.Row(
                    "spatial-nce",
                    1,
                    EmbedSpec.Feature.ENCODER,
                    ProbeSpec.Kind.LOGISTIC,
                    true,
                    null,
                    SCORE)),
            List.of(
                new StudyReport.TargetRow(
                    "spatial-nce",
                    1,
                    EmbedSpec.Feature.ENCODER,
                    "5-HT1A",
                    null,
                    new StudyReport.TargetPart(TARGET, new Interval(0.1, 0, 0.2)))),
            List.of(new StudyReport.Finding("a above b", true, "0.5 against 0.3")),
            List.of("A warning"));
    assertThat(JSON.readValue(JSON.writeValueAsString(report), StudyReport.class))
        .isEqualTo(report);
  }

  @Test
  void readsRibbonsBack() throws Exception {
    RibbonResult ribbon =
        new RibbonResult(
            List.of("A", "B"),
            List.of(
                new RibbonResult.ScoredSection(
                    "B1",
                    3,
                    Split.Role.HELD_OUT_SECTION,
                    List.of(0.5, 1.5),
                    List.of(0, RibbonResult.UNLABELLED),
                    List.of(
                        new RibbonResult.Predicted(
                            ProbeSpec.Kind.NEAREST_NEIGHBOURS, List.of(0, 1))))));
    assertThat(JSON.readValue(JSON.writeValueAsString(ribbon), RibbonResult.class))
        .isEqualTo(ribbon);
  }
}
