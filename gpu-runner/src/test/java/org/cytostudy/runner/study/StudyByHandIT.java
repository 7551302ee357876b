package org.cytostudy.runner.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.cytostudy.core.job.ArtefactKind;
import org.cytostudy.core.job.EmbedSpec.Feature;
import org.cytostudy.core.job.EvaluateSpec;
import org.cytostudy.core.job.EvaluationResult.Score;
import org.cytostudy.core.job.ObjectiveSpec;
import org.cytostudy.core.job.PhantomSpec;
import org.cytostudy.core.job.PretrainSpec;
import org.cytostudy.core.job.PretrainSpec.AugmentationSpec;
import org.cytostudy.core.job.PretrainSpec.NetworkSpec;
import org.cytostudy.core.job.PretrainSpec.OptimiserSpec;
import org.cytostudy.core.job.ProbeSpec;
import org.cytostudy.core.job.ProbeSpec.Kind;
import org.cytostudy.core.job.SampleSpec;
import org.cytostudy.core.job.StudyReport;
import org.cytostudy.core.job.StudyReport.Row;
import org.cytostudy.runner.data.PatchIndex;
import org.cytostudy.runner.study.ByHand.Done;
import org.cytostudy.runner.study.SixRows.Result;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A whole tiny study, step after step, with {@code gpu-runner work} and no platform: each step
 * takes what the one before it made, and doing it all again gives the same bytes.
 */
class StudyByHandIT {
  private static final int BRAINS = 3;
  private static final int SECTIONS = 4;
  private static final int PER_SECTION = 24;

  @TempDir Path folder;

  private static PretrainSpec encoder(ObjectiveSpec objective, long iterations) {
    return new PretrainSpec(
        objective,
        new NetworkSpec(10, 4, 16, 8),
        iterations,
        8,
        new OptimiserSpec(2e-3, 1e-4, 2, 5),
        new AugmentationSpec(10, 0.1, 0.1, true, 0.2, 0.1, 0.02),
        5,
        1);
  }

  private static SixRows.Size tiny() {
    SequencedMap<String, PretrainSpec> encoders = new LinkedHashMap<>();
    encoders.put(
        SixRows.SPATIAL_NCE,
        encoder(new ObjectiveSpec.SpatialNce(0.1, 5, 10, 0.5, true, false), 6));
    encoders.put(SixRows.SIMCLR, encoder(new ObjectiveSpec.SimClr(0.5), 6));
    encoders.put(SixRows.UNTRAINED, encoder(new ObjectiveSpec.Untrained(), 0));
    return new SixRows.Size(
        new PhantomSpec(PhantomSpec.NEWEST_GENERATOR, BRAINS, SECTIONS, 80, 60, 30, 4, 1, 20),
        new SampleSpec(32, 160, PER_SECTION, 0.6, List.of()),
        encoders,
        64,
        32,
        new ProbeSpec(List.of(Kind.LOGISTIC, Kind.MLP), 1e-3, 16, 60),
        ProbeSpec.positionControl(),
        new EvaluateSpec(50),
        2);
  }

  @Test
  void goesFromAnEmptyFolderToTheReportAndGivesTheSameBytesTwice() throws Exception {
    Result first = study("first");
    checkSteps(first);
    checkReport(first.report());
    assertThat(study("second").hashes()).isEqualTo(first.hashes());
  }

  private Result study(String name) throws Exception {
    ByHand hand = new ByHand(Files.createDirectory(folder.resolve(name)));
    return new SixRows(hand, tiny(), 11, 1).run();
  }

  private static void checkSteps(Result result) throws Exception {
    Done phantom = result.step("phantom");
    assertThat(phantom.outputs(ArtefactKind.SECTION_IMAGE)).hasSize(BRAINS * SECTIONS);
    Done sample = result.step("sample");
    assertThat(sample.outputs(ArtefactKind.PATCH_SHARD)).hasSize(BRAINS);
    List<PatchIndex.Row> rows = PatchIndex.read(sample.file(ArtefactKind.PATCH_INDEX)).rows();
    assertThat(rows).hasSize(BRAINS * SECTIONS * PER_SECTION);
    assertThat(rows).filteredOn(row -> row.area() != null).hasSizeGreaterThan(rows.size() * 9 / 10);
    assertThat(rows.stream().map(PatchIndex.Row::area).distinct()).hasSizeGreaterThan(3);
  }

  private static void checkReport(StudyReport report) {
    assertThat(report.rows()).hasSize(5 * 2 + 1);
    assertThat(report.rows()).filteredOn(Row::primary).hasSize(6);
    assertThat(report.rows())
        .filteredOn(Row::primary)
        .extracting(Row::feature)
        .containsExactly(
            Feature.ENCODER,
            Feature.ENCODER,
            Feature.ENCODER,
            Feature.PROFILE,
            Feature.PROFILE_TEXTURE,
            Feature.POSITION);
    for (Row row : report.rows()) {
      assertThat(row.heldOutSections()).isNotNull();
      assertThat(row.unseenBrain()).isNotNull();
      for (Score score : List.of(row.heldOutSections(), row.unseenBrain())) {
        assertThat(score.macroF1().value()).isBetween(0.0, 1.0);
        assertThat(score.macroF1().low()).isLessThanOrEqualTo(score.macroF1().high());
      }
    }
    assertThat(report.findings()).hasSize(3);
  }
}
