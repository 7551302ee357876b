package org.cytostudy.runner.ingest;

import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.cytostudy.core.job.IngestReport.FileResult;
import org.cytostudy.core.job.IngestReport.PixelSizeSource;
import org.cytostudy.core.job.IngestReport.Problem;
import org.cytostudy.core.job.IngestSpec;
import org.cytostudy.imaging.SlideReaders;
import org.cytostudy.imaging.slide.ImageFormatException;
import org.cytostudy.imaging.slide.ImageSeries;
import org.cytostudy.imaging.slide.PixelCalibration;
import org.cytostudy.imaging.slide.PlaneChoiceException;
import org.cytostudy.imaging.slide.SlideLevel;
import org.cytostudy.imaging.slide.SlideReader;
import org.cytostudy.runner.worker.StepContext;
import org.cytostudy.runner.worker.StepContext.InputFile;
import org.jspecify.annotations.Nullable;

/** Checks one image file at a time; what is accepted is described by {@link AcceptedImage}. */
final class ImageCheck {
  /** Tiles of each level that are decoded; the smallest levels are decoded whole anyway. */
  private static final int PROBES = 24;

  private final IngestSpec spec;
  private final StepContext context;

  /** How large a pixel is, and who says so. */
  record PixelSize(double um, PixelSizeSource source) {}

  ImageCheck(IngestSpec spec, StepContext context) {
    this.spec = spec;
    this.context = context;
  }

  FileResult check(InputFile image, ImageOutputs outputs) throws IOException {
    try (SlideReader reader = SlideReaders.open(image.path(), image.ref().plane())) {
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
      return new AcceptedImage(spec, context, outputs).describe(image, reader, pixelSize);
    } catch (PlaneChoiceException e) {
      return IngestStep.refused(image, severalPlanes(e));
    } catch (ImageFormatException e) {
      return IngestStep.refused(
          image, new Problem(e.problem().code(), e.what(), e.where(), e.action()));
    } catch (RefusedException e) {
      return IngestStep.refused(image, e.problem);
    }
  }

  /** Without the names that series and channels have: people write them, and may name a donor. */
  private static Problem severalPlanes(PlaneChoiceException e) {
    List<ImageSeries> series = e.series();
    return new Problem(
        e.problem().code(),
        (e.problem() == ImageFormatException.Problem.SEVERAL_PLANES
                ? "The file holds several images, counted from 0: "
                : "The file does not hold the imagePlane of the mapping; it holds, counted from 0: ")
            + IntStream.range(0, series.size())
                .mapToObj(i -> described(i, series.get(i)))
                .collect(Collectors.joining("; ")),
        null,
        "Name one in the column imagePlane of the mapping: series/channel/z/time, e.g. 0/0/0/0");
  }

  private static String described(int index, ImageSeries series) {
    return "series %d of %d × %d px with %d channels, %d z, %d times"
        .formatted(
            index,
            series.widthPx(),
            series.heightPx(),
            series.channels().size(),
            series.zCount(),
            series.timeCount());
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
      reader.readOnce(index, x, y, 1, 1);
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
