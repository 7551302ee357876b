package org.cytostudy.core.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.cytostudy.core.hash.Sha256;
import org.cytostudy.core.job.IngestReport.FileResult;
import org.cytostudy.core.job.IngestReport.PersonalItem;
import org.cytostudy.core.job.IngestReport.PersonalKind;
import org.cytostudy.core.job.IngestReport.PixelSizeSource;
import org.cytostudy.core.job.IngestReport.Quality;
import org.cytostudy.core.job.IngestReport.Verdict;
import org.junit.jupiter.api.Test;

class IngestReportTest {
  private static final IngestReport REPORT =
      new IngestReport(
          List.of(
              new FileResult(
                  "s1.tif",
                  Verdict.ACCEPTED,
                  new Sha256("a".repeat(64)),
                  100,
                  new IngestReport.Image(
                      10,
                      20,
                      1.5,
                      PixelSizeSource.SUPPLIED,
                      1,
                      3,
                      8,
                      "LZW",
                      0.5,
                      "mask.png",
                      "thumbnail.png",
                      "pyramid.tif",
                      new Quality(
                          40,
                          Map.of(QualityFlag.OUT_OF_FOCUS, 0.25, QualityFlag.TEARS, 0.0),
                          Set.of(QualityFlag.OUT_OF_FOCUS),
                          200,
                          "quality.png"),
                      List.of(new PersonalItem(PersonalKind.LABEL, null))),
                  null,
                  List.of("A warning"))));

  @Test
  void isReadBackAsItWasWritten() throws IOException {
    String json = CytostudyJson.mapper().writeValueAsString(REPORT);
    assertThat(json).contains("\"flags\":[\"out-of-focus\"]");
    assertThat(CytostudyJson.mapper().readValue(json, IngestReport.class)).isEqualTo(REPORT);
  }

  @Test
  void readsReportsOfBeforeFaultsAndPersonalDataWereLookedFor() throws IOException {
    String old =
        """
        {"files":[{"name":"s1.tif","verdict":"ACCEPTED","sha256":"%s","bytes":100,"image":{
          "widthPx":10,"heightPx":20,"pixelSizeUm":1.5,"pixelSizeFrom":"APERIO","levels":1,
          "channels":3,"bitsPerSample":8,"compression":"LZW","tissueFraction":0.5,
          "tissueMask":"m.png","thumbnail":"t.png"},"problem":null,"warnings":[]}]}
        """
            .formatted("a".repeat(64));
    IngestReport read = CytostudyJson.mapper().readValue(old, IngestReport.class);
    IngestReport.Image image = Objects.requireNonNull(read.files().getFirst().image());
    assertThat(image.quality()).isNull();
    assertThat(image.personal()).isEmpty();
  }

  @Test
  void readsSpecificationsOfBeforePyramidsWereWritten() throws IOException {
    IngestSpec read =
        (IngestSpec)
            CytostudyJson.mapper()
                .readValue(
                    """
                    {"type":"ingest","suppliedPixelSizeUm":{},"tissueMaskPixelSizeUm":160,
                     "thumbnailWidthPx":320}
                    """,
                    StepSpec.class);
    assertThat(read).isEqualTo(new IngestSpec(Map.of(), 160, 320));
    assertThat(CytostudyJson.mapper().readValue(json(read), StepSpec.class)).isEqualTo(read);
  }

  private static String json(IngestSpec spec) throws IOException {
    return CytostudyJson.mapper().writerFor(StepSpec.class).writeValueAsString(spec);
  }
}
