package org.cytostudy.runner.ingest;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.cytostudy.core.job.ArtefactKind;
import org.cytostudy.core.job.IngestReport;
import org.cytostudy.core.job.IngestReport.FileResult;
import org.cytostudy.core.job.IngestReport.PixelSizeSource;
import org.cytostudy.core.job.IngestReport.Problem;
import org.cytostudy.core.job.IngestReport.Verdict;
import org.cytostudy.core.job.IngestSpec;
import org.cytostudy.imaging.Overview;
import org.cytostudy.imaging.SlideReaders;
import org.cytostudy.imaging.TissueMask;
import org.cytostudy.imaging.slide.ImageFormatException;
import org.cytostudy.imaging.slide.PixelBlock;
import org.cytostudy.imaging.slide.PixelCalibration;
import org.cytostudy.imaging.slide.SlideLevel;
import org.cytostudy.imaging.slide.SlideReader;
import org.cytostudy.runner.worker.StepContext;
import org.cytostudy.runner.worker.StepContext.InputFile;
import org.jspecify.annotations.Nullable;

/** Checks one image file at a time and writes its mask and preview. */
final class ImageCheck {
  /** Tiles of each level that are decoded; the smallest levels are decoded whole anyway. */
  private static final int PROBES = 24;

  private static final long LARGE_WITHOUT_PYRAMID_PX = 8192;

  private final IngestSpec spec;
  private final StepContext context;

  private record PixelSize(double um, PixelSizeSource source) {}

  ImageCheck(IngestSpec spec, StepContext context) {
    this.spec = spec;
    this.context = context;
  }

  FileResult check(InputFile image) throws IOException {
    try (SlideReader reader = SlideReaders.open(image.path())) {
      Double supplied = spec.suppliedPixelSizeUm().get(image.ref().name());
      PixelSize pixelSize =
          switch (reader.calibration()) {
            case PixelCalibration.Known known -> agreed(known, supplied);
            case PixelCalibration.Unknown unknown -> supplied(unknown, supplied);
            case PixelCalibration.Contradictory contradictory -> decided(contradictory, supplied);
          };
      for (int level = 0; level < reader.levels().size(); level++) {
        probe(reader, level);
      }
      return accepted(image, reader, pixelSize);
    } catch (ImageFormatException e) {
      return IngestStep.refused(
          image, new Problem(e.problem().code(), e.what(), e.where(), e.action()));
    } catch (RefusedException e) {
      return IngestStep.refused(image, e.problem);
    }
  }

  private static PixelSize agreed(PixelCalibration.Known known, @Nullable Double supplied) {
    if (supplied != null && !PixelCalibration.agree(known.pixelSizeUm(), supplied)) {
      throw new RefusedException(
          new Problem(
              "image-pixel-size-contradictory",
              "The file says "
                  + known.pixelSizeUm()
                  + " µm per pixel, supplied were "
                  + supplied
                  + " µm",
              known.source().name(),
              "Find out which is right; leave the supplied one away if the file is"));
    }
    return new PixelSize(known.pixelSizeUm(), PixelSizeSource.valueOf(known.source().name()));
  }

  private static PixelSize supplied(PixelCalibration.Unknown unknown, @Nullable Double supplied) {
    if (supplied == null) {
      throw new RefusedException(
          new Problem(
              "image-pixel-size-missing",
              "Nobody says how large a pixel is. " + unknown.reason(),
              "level 0",
              "Supply pixelSizeUm for this file, from the scanner's protocol"));
    }
    return new PixelSize(supplied, PixelSizeSource.SUPPLIED);
  }

  private static PixelSize decided(
      PixelCalibration.Contradictory contradictory, @Nullable Double supplied) {
    if (supplied == null) {
      throw new RefusedException(
          new Problem(
              "image-pixel-size-contradictory",
              contradictory.reason(),
              "level 0",
              "Find out which is right, from the scanner's protocol, and supply it as pixelSizeUm"));
    }
    return new PixelSize(supplied, PixelSizeSource.SUPPLIED);
  }

  /** Decodes tiles spread over the level: a damaged one is better found now than in training. */
  private static void probe(SlideReader reader, int index) throws IOException {
    SlideLevel level = reader.levels().get(index);
    long across = Math.ceilDiv(level.widthPx(), level.tileWidthPx());
    long tiles = across * Math.ceilDiv(level.heightPx(), level.tileHeightPx());
    long probes = Math.min(PROBES, tiles);
    for (long i = 0; i < probes; i++) {
      long tile = probes == 1 ? 0 : i * (tiles - 1) / (probes - 1);
      long x = tile % across * level.tileWidthPx();
      long y = tile / across * level.tileHeightPx();
      reader.read(index, x, y, 1, 1);
    }
  }

  private FileResult accepted(InputFile image, SlideReader reader, PixelSize pixelSize)
      throws IOException {
    SlideLevel full = reader.levels().getFirst();
    List<String> warnings = new ArrayList<>(reader.warnings());
    if (reader.levels().size() == 1
        && Math.max(full.widthPx(), full.heightPx()) > LARGE_WITHOUT_PYRAMID_PX) {
      warnings.add("The image has no pyramid; viewing and sampling it will be slow");
    }
    TissueMask mask = TissueMask.of(reader, pixelSize.um(), spec.tissueMaskPixelSizeUm());
    double tissueFraction = mask.fraction();
    if (tissueFraction == 0) {
      warnings.add("No tissue was found: the image has no two classes of brightness");
    }
    Map<String, String> attributes = Map.of("image", image.ref().sha256().hex());
    String maskName = "tissue-masks/" + image.ref().name() + ".png";
    writePng(maskName, mask.toPixels());
    context.publish(maskName, ArtefactKind.TISSUE_MASK, "image/png", attributes);
    String thumbnailName = "thumbnails/" + image.ref().name() + ".png";
    writePng(thumbnailName, thumbnail(reader));
    context.publish(thumbnailName, ArtefactKind.THUMBNAIL, "image/png", attributes);
    return new FileResult(
        image.ref().name(),
        Verdict.ACCEPTED,
        image.ref().sha256(),
        image.ref().bytes(),
        new IngestReport.Image(
            full.widthPx(),
            full.heightPx(),
            pixelSize.um(),
            pixelSize.source(),
            reader.levels().size(),
            reader.format().channels(),
            reader.format().bitDepth(),
            reader.compression(),
            tissueFraction,
            maskName,
            thumbnailName),
        null,
        warnings);
  }

  private PixelBlock thumbnail(SlideReader reader) throws IOException {
    SlideLevel full = reader.levels().getFirst();
    double width = spec.thumbnailWidthPx();
    double downsample = Math.max(full.widthPx() / width, full.heightPx() / (4 * width));
    return Overview.of(reader, Math.max(1, downsample));
  }

  private void writePng(String name, PixelBlock pixels) throws IOException {
    Path file = context.output(name);
    if (!ImageIO.write(pixels.toImage(), "png", file.toFile())) {
      throw new IOException("This Java has no PNG encoder");
    }
  }

  /** Ends the check of one file. */
  private static final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Problem problem;

    RefusedException(Problem problem) {
      super(problem.title());
      this.problem = problem;
    }
  }
}
