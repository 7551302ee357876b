package org.cytostudy.core.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Arrays;
import java.util.List;
import org.cytostudy.core.claim.ClaimResult;
import org.cytostudy.core.claim.ClaimSpec;
import org.cytostudy.core.claim.Demand;
import org.cytostudy.core.claim.Reading;
import org.cytostudy.core.hash.Sha256;
import org.cytostudy.core.job.EvaluationResult.Interval;
import org.cytostudy.core.job.EvaluationResult.Score;
import org.cytostudy.core.task.TaskResult;
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

  private static final TaskResult.Figure FIGURE =
      new TaskResult.Figure(
          "macro-f1",
          "unseen-brain",
          "",
          0.8,
          0.7,
          0.9,
          List.of(),
          "sections",
          100,
          4,
          1,
          0.1,
          null);

  private static final TaskResult.Curve CURVE =
      new TaskResult.Curve(
          "r2/thickness_mm",
          "unseen-brain",
          "components",
          List.of(
              new TaskResult.Point(2, 0.1, 0.0, 0.2), new TaskResult.Point(4, 0.3, null, null)));

  private static final Reading READING =
      new Reading("spatial-nce", "areas", "macro-f1", "unseen-brain", null);

  private static final ClaimResult CLAIM =
      new ClaimResult(
          new ClaimSpec(
              "areas",
              "Areas are told in unseen brains",
              "Logistic probe",
              List.of(new Demand(READING, null, null, 0.9, null)),
              List.of(),
              null),
          ClaimResult.Verdict.NOT_SUPPORTED,
          List.of(
              new ClaimResult.DemandResult(
                  new Demand(READING, null, null, 0.9, null),
                  new ClaimResult.Read(READING, 0.8, 0.7, 0.9, 1, 4, 1, "sections", null),
                  null,
                  ClaimResult.Verdict.NOT_SUPPORTED,
                  null,
                  null,
                  null,
                  null,
                  null,
                  null)),
          List.of(),
          null);

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
                    "main",
                    1,
                    EmbedSpec.Feature.ENCODER,
                    ProbeSpec.Kind.LOGISTIC,
                    true,
                    null,
                    SCORE)),
            List.of(
                new StudyReport.TargetRow(
                    "spatial-nce",
                    "main",
                    1,
                    EmbedSpec.Feature.ENCODER,
                    "5-HT1A",
                    null,
                    new StudyReport.TargetPart(TARGET, new Interval(0.1, 0, 0.2)))),
            List.of(new StudyReport.Finding("a above b", true, "0.5 against 0.3")),
            List.of(
                new ReportSpec.Dataset(
                    "main", Sha256.of("patches"), Sha256.of("split"), 2, true, List.of("One"))),
            List.of(new StudyReport.FigureRow("spatial-nce", "main", 1, "areas", FIGURE)),
            List.of(new StudyReport.CurveRow("spatial-nce", "main", 1, "structure", CURVE)),
            List.of(CLAIM),
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
