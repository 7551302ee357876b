package org.cytostudy.runner.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.cytostudy.core.job.ArtefactKind;
import org.cytostudy.core.job.CytostudyJson;
import org.cytostudy.core.job.ImagePlane;
import org.cytostudy.core.job.IngestReport;
import org.cytostudy.core.job.IngestReport.FileResult;
import org.cytostudy.core.job.IngestReport.PixelSizeSource;
import org.cytostudy.core.job.IngestReport.Problem;
import org.cytostudy.core.job.IngestReport.Verdict;
import org.cytostudy.core.job.IngestSpec;
import org.cytostudy.core.job.InputRef;
import org.cytostudy.core.job.QualityFlag;
import org.cytostudy.core.job.QualitySpec;
import org.cytostudy.imaging.pyramid.PyramidFile;
import org.cytostudy.imaging.slide.PixelFormat;
import org.cytostudy.imaging.slide.SlideReader;
import org.cytostudy.imaging.tiff.PyramidWriter;
import org.cytostudy.runner.study.ByHand;
import org.cytostudy.runner.study.ByHand.Done;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IngestStepTest {
  @TempDir Path folder;
  private ByHand byHand;
  private final List<InputRef> images = new ArrayList<>();

  @BeforeEach
  void hand() {
    byHand = new ByHand(folder);
  }

  /** Glass with a dark square that covers a quarter of it. */
  private Path slide(String name, OptionalDouble pixelSizeUm, int glass) throws IOException {
    int side = 600;
    byte[] samples = new byte[side * side];
    Arrays.fill(samples, (byte) glass);
    for (int y = 150; y < 450; y++) {
      Arrays.fill(samples, y * side + 150, y * side + 450, (byte) 90);
    }
    Path file = folder.resolve(name);
    try (PyramidWriter writer =
        PyramidWriter.create(file, side, side, PixelFormat.GREY8, pixelSizeUm)) {
      writer.writeRows(samples, side);
      writer.finish();
    }
    return file;
  }

  private void add(String name, Path file) throws IOException {
    images.add(byHand.store("image", name, ArtefactKind.SECTION_IMAGE, file));
  }

  private Done ingest(Map<String, Double> suppliedUm) throws IOException {
    return byHand.work(new IngestSpec(suppliedUm, 100, 128), 1, 2, images);
  }

  private static List<FileResult> rows(Done done) throws IOException {
    return CytostudyJson.mapper()
        .readValue(done.file(ArtefactKind.INGEST_REPORT).toFile(), IngestReport.class)
        .files();
  }

  private static Problem problem(FileResult row) {
    assertThat(row.verdict()).isEqualTo(Verdict.REFUSED);
    return Objects.requireNonNull(row.problem());
  }

  @Test
  void asksWhichOfSeveralImagesAndTakesTheOneThatIsNamed() throws IOException {
    Path pages = folder.resolve("pages.tif");
    ImageWriter writer = ImageIO.getImageWritersByFormatName("tiff").next();
    try (ImageOutputStream to = ImageIO.createImageOutputStream(pages.toFile())) {
      writer.setOutput(to);
      writer.prepareWriteSequence(null);
      for (int width : List.of(300, 200)) {
        BufferedImage page = new BufferedImage(width, 150, BufferedImage.TYPE_BYTE_GRAY);
        writer.writeToSequence(new IIOImage(page, null, null), null);
      }
      writer.endWriteSequence();
    } finally {
      writer.dispose();
    }
    add("B1/s1.tif", pages);
    Problem asked = problem(rows(ingest(Map.of("B1/s1.tif", 20.0))).getFirst());
    assertThat(asked.code()).isEqualTo("image-several-planes");
    assertThat(asked.title()).contains("series 1 of 200 × 150 px");
    assertThat(asked.action()).contains("imagePlane");

    InputRef stored = images.getFirst();
    assertThat(widthOf(stored, new ImagePlane(1, 0, 0, 0))).isEqualTo(200);
    Problem missing = problem(oneRow(stored, new ImagePlane(2, 0, 0, 0)));
    assertThat(missing.code()).isEqualTo("image-plane-missing");
  }

  private long widthOf(InputRef stored, ImagePlane plane) throws IOException {
    return Objects.requireNonNull(oneRow(stored, plane).image()).widthPx();
  }

  private FileResult oneRow(InputRef stored, ImagePlane plane) throws IOException {
    images.clear();
    images.add(
        new InputRef(
            stored.role(),
            stored.name(),
            stored.kind(),
            stored.sha256(),
            stored.bytes(),
            stored.location(),
            plane));
    return rows(ingest(Map.of("B1/s1.tif", 20.0))).getFirst();
  }

  @Test
  void acceptsACalibratedPyramidWithMaskAndPreview() throws IOException {
    add("B1/s1.tif", slide("a.tif", OptionalDouble.of(20), 230));
    Done done = ingest(Map.of());
    FileResult row = rows(done).getFirst();
    IngestReport.Image image = Objects.requireNonNull(row.image());
    assertThat(row.name()).isEqualTo("B1/s1.tif");
    assertThat(row.warnings()).isEmpty();
    assertThat(image.widthPx()).isEqualTo(600);
    assertThat(image.pixelSizeUm()).isEqualTo(20, within(1e-6));
    assertThat(image.pixelSizeFrom()).isEqualTo(PixelSizeSource.TIFF_RESOLUTION);
    assertThat(image.levels()).isEqualTo(3);
    assertThat(image.bitsPerSample()).isEqualTo(8);
    assertThat(image.channels()).isEqualTo(1);
    assertThat(image.compression()).isEqualTo("Deflate");
    assertThat(image.tissueFraction()).isEqualTo(0.25, within(0.005));
    assertThat(done.output(ArtefactKind.TISSUE_MASK).attributes())
        .containsEntry("image", images.getFirst().sha256().hex());
    BufferedImage mask = ImageIO.read(done.out().resolve(image.tissueMask()).toFile());
    assertThat(mask.getWidth()).isEqualTo(120);
    assertThat(mask.getRaster().getSample(60, 60, 0)).isEqualTo(255);
    assertThat(mask.getRaster().getSample(5, 5, 0)).isZero();
    BufferedImage preview = ImageIO.read(done.out().resolve(image.thumbnail()).toFile());
    assertThat(preview.getWidth()).isEqualTo(128);
    assertThat(preview.getRaster().getSample(64, 64, 0)).isEqualTo(90);
  }

  @Test
  void refusesBadFilesAsRowsAndAcceptsTheRest() throws IOException {
    Path good = slide("good.tif", OptionalDouble.of(20), 230);
    add("good.tif", good);
    add("empty.tif", Files.createFile(folder.resolve("empty.tif")));
    byte[] bytes = Files.readAllBytes(good);
    add("cut.tif", Files.write(folder.resolve("cut.tif"), Arrays.copyOf(bytes, 700)));
    add("unsized.tif", slide("unsized.tif", OptionalDouble.empty(), 231));
    add("again.tif", good);
    add("text.tif", Files.writeString(folder.resolve("text.tif"), "not an image"));
    byte[] damaged = bytes.clone();
    // The first tile's data; offsets and directories stay whole.
    Arrays.fill(damaged, 16, 80, (byte) 0x55);
    add("damaged.tif", Files.write(folder.resolve("damaged.tif"), damaged));
    Done done = ingest(Map.of());
    List<FileResult> rows = rows(done);
    assertThat(rows)
        .extracting(FileResult::name)
        .isEqualTo(images.stream().map(InputRef::name).toList());
    assertThat(rows.getFirst().verdict()).isEqualTo(Verdict.ACCEPTED);
    List<Problem> problems =
        rows.subList(1, rows.size()).stream().map(IngestStepTest::problem).toList();
    assertThat(problems)
        .extracting(Problem::code)
        .containsExactly(
            "image-empty",
            "image-truncated",
            "image-pixel-size-missing",
            "image-duplicate",
            "image-not-recognised",
            "image-corrupt");
    assertThat(problems).allSatisfy(p -> assertThat(p.action()).isNotBlank());
    assertThat(problems.get(1).where()).contains("IFD 0");
    assertThat(problems.get(3).title()).contains("good.tif");
    assertThat(problems.get(5).where()).contains("tile 0");
    assertThat(done.outputs(ArtefactKind.TISSUE_MASK)).hasSize(1);
    assertThat(done.output(ArtefactKind.INGEST_REPORT).attributes())
        .containsEntry("accepted", "1")
        .containsEntry("refused", "6");
  }

  @Test
  void takesASuppliedPixelSizeOnlyWhereTheFileSaysNothingElse() throws IOException {
    add("unsized.tif", slide("unsized.tif", OptionalDouble.empty(), 230));
    add("agrees.tif", slide("agrees.tif", OptionalDouble.of(20), 231));
    add("contradicts.tif", slide("contradicts.tif", OptionalDouble.of(20), 232));
    List<FileResult> rows =
        rows(ingest(Map.of("unsized.tif", 10.0, "agrees.tif", 20.1, "contradicts.tif", 10.0)));
    IngestReport.Image unsized = Objects.requireNonNull(rows.get(0).image());
    assertThat(unsized.pixelSizeUm()).isEqualTo(10);
    assertThat(unsized.pixelSizeFrom()).isEqualTo(PixelSizeSource.SUPPLIED);
    IngestReport.Image agrees = Objects.requireNonNull(rows.get(1).image());
    assertThat(agrees.pixelSizeUm()).isEqualTo(20, within(1e-6));
    assertThat(agrees.pixelSizeFrom()).isEqualTo(PixelSizeSource.TIFF_RESOLUTION);
    assertThat(problem(rows.get(2)).code()).isEqualTo("image-pixel-size-contradictory");
  }

  @Test
  void warnsWhereItFindsNoTissue() throws IOException {
    Path file = folder.resolve("blank.tif");
    try (PyramidWriter writer =
        PyramidWriter.create(file, 300, 300, PixelFormat.GREY8, OptionalDouble.of(20))) {
      byte[] glass = new byte[300 * 300];
      Arrays.fill(glass, (byte) 240);
      writer.writeRows(glass, 300);
      writer.finish();
    }
    add("blank.tif", file);
    FileResult row = rows(ingest(Map.of())).getFirst();
    assertThat(Objects.requireNonNull(row.image()).tissueFraction()).isZero();
    assertThat(row.warnings()).singleElement().asString().contains("No tissue");
  }

  @Test
  void refusesAPixelSizeForAnImageThatIsNoInput() throws IOException {
    add("a.tif", slide("a.tif", OptionalDouble.of(20), 230));
    assertThat(byHand.fail(new IngestSpec(Map.of("b.tif", 10.0), 100, 128), images).code())
        .isEqualTo("manifest-invalid");
  }

  @Test
  void writesAPyramidWhereThereIsNoneAndOnlyThere() throws IOException {
    add("flat.png", flat("flat.png", 1400));
    add("levels.tif", slide("levels.tif", OptionalDouble.of(20), 231));
    Done done =
        byHand.work(
            new IngestSpec(Map.of("flat.png", 20.0), 100, 128, 1024, QualitySpec.standard()),
            1,
            2,
            images);
    IngestReport.Image flat = Objects.requireNonNull(rows(done).getFirst().image());
    assertThat(flat.pyramid()).isEqualTo(done.output(ArtefactKind.PYRAMID).name());
    assertThat(flat.levels()).isEqualTo(4);
    assertThat(done.output(ArtefactKind.PYRAMID).attributes())
        .containsEntry("image", images.getFirst().sha256().hex());
    try (SlideReader both =
        PyramidFile.open(folder.resolve("flat.png"), null, done.file(ArtefactKind.PYRAMID))) {
      assertThat(both.levels().get(1).widthPx()).isEqualTo(700);
    }
  }

  private Path flat(String name, int side) throws IOException {
    BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_BYTE_GRAY);
    for (int y = 0; y < side; y++) {
      for (int x = 0; x < side; x++) {
        boolean tissue = x > 300 && x < 1100 && y > 300 && y < 1100;
        image.getRaster().setSample(x, y, 0, tissue ? 90 + (x * 7 + y * 13) % 40 : 230);
      }
    }
    Path file = folder.resolve(name);
    ImageIO.write(image, "png", file.toFile());
    return file;
  }

  @Test
  void tellsTheFaultsOfAnImageAndWhereTheyAre() throws IOException {
    add("a.tif", slide("a.tif", OptionalDouble.of(20), 230));
    Done done = ingest(Map.of());
    IngestReport.Quality quality =
        Objects.requireNonNull(Objects.requireNonNull(rows(done).getFirst().image()).quality());
    assertThat(quality.shares()).containsOnlyKeys(QualityFlag.values());
    assertThat(quality.flags()).isEmpty();
    assertThat(quality.pixelSizeUm()).isEqualTo(40, within(1e-6));
    BufferedImage overlay = ImageIO.read(done.file(ArtefactKind.QUALITY_OVERLAY).toFile());
    assertThat(overlay.getWidth()).isEqualTo(300);
    assertThat(overlay.getRaster().getSample(150, 150, 0)).isEqualTo(1);
    assertThat(overlay.getRaster().getSample(5, 5, 0)).isZero();
  }

  @Test
  void doesNotDoAgainWhatWasDoneBeforeItWasKilled() throws IOException {
    add("a.tif", slide("a.tif", OptionalDouble.of(20), 230));
    add("b.tif", slide("b.tif", OptionalDouble.of(20), 231));
    IngestSpec spec = new IngestSpec(Map.of(), 100, 128);
    Done first = byHand.work(spec, 1, 1, images);
    // As a kill leaves it: the note of one image is there, that of the other is not.
    Path notes = first.out().resolve("scratch/images-done");
    Path mask = first.out().resolve("tissue-masks/b.tif.png");
    try (Stream<Path> files = Files.list(notes)) {
      for (Path note : files.toList()) {
        if (Files.readString(note).contains("b.tif")) {
          Files.delete(note);
        }
      }
    }
    FileTime longAgo = FileTime.fromMillis(0);
    Files.setLastModifiedTime(first.out().resolve("tissue-masks/a.tif.png"), longAgo);
    Files.setLastModifiedTime(mask, longAgo);
    Done second = byHand.again(first, spec, 1, 1, images);
    assertThat(second.outputs()).isEqualTo(first.outputs());
    assertThat(Files.getLastModifiedTime(first.out().resolve("tissue-masks/a.tif.png")))
        .as("it was not written again")
        .isEqualTo(longAgo);
    assertThat(Files.getLastModifiedTime(mask)).isNotEqualTo(longAgo);
  }

  @Test
  void doesAnImageAgainWhoseOutputsAreNotWhole() throws IOException {
    add("a.tif", slide("a.tif", OptionalDouble.of(20), 230));
    IngestSpec spec = new IngestSpec(Map.of(), 100, 128);
    Done first = byHand.work(spec, 1, 1, images);
    Files.write(first.out().resolve("thumbnails/a.tif.png"), new byte[0]);
    assertThat(byHand.again(first, spec, 1, 1, images).outputs()).isEqualTo(first.outputs());
  }
}
