package org.cytostudy.runner.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.cytostudy.core.job.ArtefactKind;
import org.cytostudy.core.job.CytostudyJson;
import org.cytostudy.core.job.IngestReport;
import org.cytostudy.core.job.IngestReport.FileResult;
import org.cytostudy.core.job.IngestReport.PersonalItem;
import org.cytostudy.core.job.IngestReport.PersonalKind;
import org.cytostudy.core.job.IngestReport.PixelSizeSource;
import org.cytostudy.core.job.IngestSpec;
import org.cytostudy.core.job.OutputRef;
import org.cytostudy.runner.study.ByHand;
import org.cytostudy.runner.study.ByHand.Done;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What names a donor in a file goes into outputs of kinds of their own and nowhere else. */
class PersonalDataTest {
  @TempDir Path folder;
  private Done done;
  private FileResult row;

  @BeforeEach
  void ingest() throws IOException {
    ByHand byHand = new ByHand(folder);
    Path file = DonorTiff.write(folder.resolve("donor.tif"));
    done =
        byHand.work(
            new IngestSpec(Map.of(), 100, 128),
            1,
            1,
            List.of(byHand.store("image", "B1/s1.tif", ArtefactKind.SECTION_IMAGE, file)));
    row =
        CytostudyJson.mapper()
            .readValue(done.file(ArtefactKind.INGEST_REPORT).toFile(), IngestReport.class)
            .files()
            .getFirst();
  }

  private IngestReport.Image image() {
    return Objects.requireNonNull(row.image(), String.valueOf(row.problem()));
  }

  @Test
  void takesOutLabelMacroAndText() throws IOException {
    assertThat(image().pixelSizeFrom()).isEqualTo(PixelSizeSource.APERIO);
    assertThat(image().personal())
        .extracting(PersonalItem::kind)
        .containsExactly(PersonalKind.LABEL, PersonalKind.MACRO, PersonalKind.TEXT);
    for (OutputRef picture : done.outputs(ArtefactKind.PERSONAL_IMAGE)) {
      BufferedImage label = ImageIO.read(done.out().resolve(picture.name()).toFile());
      assertThat(label.getWidth()).isEqualTo(60);
      assertThat(label.getRaster().getSample(5, 5, 0)).isEqualTo(DonorTiff.LABEL_GREY);
    }
    String text = Files.readString(done.file(ArtefactKind.PERSONAL_TEXT));
    assertThat(CytostudyJson.mapper().readTree(text).properties())
        .extracting(Map.Entry::getKey)
        .contains(
            "IFD 0, ImageDescription",
            "IFD 0, Artist",
            "IFD 0, HostComputer",
            "IFD 0, Software",
            "IFD 0, DateTime",
            "IFD 1, ImageDescription",
            "IFD 2, ImageDescription");
    assertThat(text).contains("User = " + DonorTiff.DONOR);
    assertThat(done.output(ArtefactKind.PERSONAL_TEXT).attributes()).containsOnlyKeys("image");
  }

  @Test
  void namesNobodyAnywhereElse() throws IOException {
    int searched = 0;
    try (Stream<Path> files = Files.walk(done.out())) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (!file.equals(done.file(ArtefactKind.PERSONAL_TEXT))) {
          assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
              .as("%s", file)
              .doesNotContain("Mustermann")
              .doesNotContain("ScanScope");
          searched++;
        }
      }
    }
    // The report, the events, the outcome, mask, preview, faults, two pictures, the done note.
    assertThat(searched).isGreaterThanOrEqualTo(9);
  }

  @Test
  void showsNoLabelInThePreview() throws IOException {
    BufferedImage preview = ImageIO.read(done.out().resolve(image().thumbnail()).toFile());
    int[] samples =
        preview
            .getRaster()
            .getSamples(0, 0, preview.getWidth(), preview.getHeight(), 0, (int[]) null);
    assertThat(samples).doesNotContain(DonorTiff.LABEL_GREY);
    assertThat(image().levels()).isEqualTo(1);
  }
}
