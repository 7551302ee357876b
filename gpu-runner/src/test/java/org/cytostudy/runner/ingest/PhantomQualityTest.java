package org.cytostudy.runner.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.cytostudy.core.job.ArtefactKind;
import org.cytostudy.core.job.CytostudyJson;
import org.cytostudy.core.job.IngestReport;
import org.cytostudy.core.job.IngestReport.FileResult;
import org.cytostudy.core.job.IngestReport.Quality;
import org.cytostudy.core.job.IngestSpec;
import org.cytostudy.core.job.PhantomSpec;
import org.cytostudy.runner.study.ByHand;
import org.cytostudy.runner.study.ByHand.Done;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The control: sections of the synthetic cortex have layers, sulci and vessels, and no faults. */
class PhantomQualityTest {
  @TempDir Path folder;

  @Test
  void findsNoFaultInSectionsOfThePhantom() throws IOException {
    PhantomSpec demo = PhantomSpec.demo();
    PhantomSpec spec =
        new PhantomSpec(
            demo.generatorVersion(),
            1,
            2,
            20,
            demo.sheetWidthMm(),
            demo.sheetHeightMm(),
            demo.borderJitterMm(),
            demo.registrationErrorMm(),
            demo.sectionThicknessUm());
    ByHand byHand = new ByHand(folder);
    Done phantom = byHand.work(spec, 1, 2, List.of());
    Done ingest =
        byHand.work(
            new IngestSpec(Map.of(), 160, 320),
            1,
            2,
            phantom.allAs("image", ArtefactKind.SECTION_IMAGE));
    IngestReport report =
        CytostudyJson.mapper()
            .readValue(ingest.file(ArtefactKind.INGEST_REPORT).toFile(), IngestReport.class);
    for (FileResult file : report.files()) {
      Quality quality = Objects.requireNonNull(Objects.requireNonNull(file.image()).quality());
      assertThat(quality.flags()).as("%s: %s", file.name(), quality.shares()).isEmpty();
      assertThat(quality.focusTiles()).isGreaterThan(10);
    }
  }
}
