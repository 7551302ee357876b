package org.cytostudy.runner.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.SequencedMap;
import org.cytostudy.core.job.EvaluateSpec;
import org.cytostudy.core.job.EvaluationResult.Interval;
import org.cytostudy.core.job.ObjectiveSpec;
import org.cytostudy.core.job.PhantomSpec;
import org.cytostudy.core.job.PretrainSpec;
import org.cytostudy.core.job.ProbeSpec;
import org.cytostudy.core.job.SampleSpec;
import org.cytostudy.core.job.StudyReport;
import org.cytostudy.core.job.StudyReport.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Holds the study to the bar of ADR 36, on the demo's cortex at half its resolution (64 px at 80
 * µm) and with 300 of its 400 iterations, so that it takes a minute or two. SimCLR is left out: the
 * bar does not speak of it.
 */
class DemoBarIT {
  private static final long SEED = 1;
  private static final double MOST_FROM_POSITION = 0.75;

  @TempDir Path folder;

  @Test
  void spatialNceTellsAreasOfAnUnseenBrainAndPositionAloneDoesNot() throws Exception {
    StudyReport report =
        new SixRows(new ByHand(folder), atHalfTheResolution(), SEED, 2).run().report();

    Interval spatialNce = unseenBrain(report, SixRows.SPATIAL_NCE);
    assertThat(spatialNce.low())
        .as(report.rows().toString())
        .isGreaterThan(unseenBrain(report, SixRows.UNTRAINED).high())
        .isGreaterThan(unseenBrain(report, SixRows.PROFILE).high());
    assertThat(unseenBrain(report, SixRows.POSITION).value())
        .isLessThanOrEqualTo(MOST_FROM_POSITION);
  }

  private static Interval unseenBrain(StudyReport report, String variant) {
    Row row =
        report.rows().stream()
            .filter(r -> r.primary() && r.variant().equals(variant))
            .findFirst()
            .orElseThrow();
    return Objects.requireNonNull(row.unseenBrain()).macroF1();
  }

  private static SixRows.Size atHalfTheResolution() {
    PhantomSpec demo = PhantomSpec.demo();
    SequencedMap<String, PretrainSpec> encoders = new LinkedHashMap<>();
    encoders.put(SixRows.SPATIAL_NCE, encoder(ObjectiveSpec.demoSpatialNce(), 300));
    encoders.put(SixRows.UNTRAINED, encoder(new ObjectiveSpec.Untrained(), 0));
    return new SixRows.Size(
        new PhantomSpec(
            demo.generatorVersion(),
            demo.brains(),
            demo.sectionsPerBrain(),
            2 * demo.pixelSizeUm(),
            demo.sheetWidthMm(),
            demo.sheetHeightMm(),
            demo.borderJitterMm(),
            demo.registrationErrorMm(),
            demo.sectionThicknessUm()),
        new SampleSpec(64, 2 * demo.pixelSizeUm(), 60, 0.3, List.of()),
        encoders,
        128,
        64,
        ProbeSpec.demo(),
        ProbeSpec.positionControl(),
        EvaluateSpec.demo(),
        4);
  }

  private static PretrainSpec encoder(ObjectiveSpec objective, long iterations) {
    PretrainSpec demo = PretrainSpec.demo(objective);
    return new PretrainSpec(
        objective,
        demo.network(),
        iterations,
        demo.anchors(),
        demo.optimiser(),
        demo.augmentation(),
        demo.checkpointEveryIterations(),
        demo.metricsEveryIterations());
  }
}
