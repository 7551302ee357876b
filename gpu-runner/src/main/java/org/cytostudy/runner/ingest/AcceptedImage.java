package org.cytostudy.runner.ingest;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cytostudy.core.job.ArtefactKind;
import org.cytostudy.core.job.IngestReport;
import org.cytostudy.core.job.IngestReport.FileResult;
import org.cytostudy.core.job.IngestReport.PersonalItem;
import org.cytostudy.core.job.IngestReport.Quality;
import org.cytostudy.core.job.IngestReport.Verdict;
import org.cytostudy.core.job.IngestSpec;
import org.cytostudy.imaging.Overview;
import org.cytostudy.imaging.TissueMask;
import org.cytostudy.imaging.pyramid.PyramidFile;
import org.cytostudy.imaging.quality.QualityCheck;
import org.cytostudy.imaging.slide.PixelBlock;
import org.cytostudy.imaging.slide.SlideLevel;
import org.cytostudy.imaging.slide.SlideReader;
import org.cytostudy.runner.ingest.ImageCheck.PixelSize;
import org.cytostudy.runner.worker.StepContext;
import org.cytostudy.runner.worker.StepContext.InputFile;
import org.cytostudy.runner.worker.StoppedException;
import org.jspecify.annotations.Nullable;

/** Writes what is made of a sound image: levels that it lacks, mask, preview, faults. */
final class AcceptedImage {
  private final IngestSpec spec;
  private final StepContext context;
  private final ImageOutputs outputs;

  AcceptedImage(IngestSpec spec, StepContext context, ImageOutputs outputs) {
    this.spec = spec;
    this.context = context;
    this.outputs = outputs;
  }

  FileResult describe(InputFile image, SlideReader reader, PixelSize pixelSize) throws IOException {
    String pyramid = pyramid(reader, pixelSize.um());
    if (pyramid == null) {
      return describe(image, reader, pixelSize, null);
    }
    try (SlideReader both = PyramidFile.over(reader, outputs.file(pyramid))) {
      return describe(image, both, pixelSize, pyramid);
    }
  }

  /** The name of the pyramid, if the image needed one. */
  private @Nullable String pyramid(SlideReader reader, double pixelSizeUm) throws IOException {
    if (!PyramidFile.isNeeded(reader, spec.pyramidAbovePx())) {
      return null;
    }
    String name = "pyramids/" + outputs.imageName() + ".tif";
    if (!PyramidFile.write(reader, pixelSizeUm, outputs.file(name), context::stopRequested)) {
      throw new StoppedException();
    }
    outputs.publish(name, ArtefactKind.PYRAMID, "image/tiff");
    return name;
  }

  private FileResult describe(
      InputFile image, SlideReader reader, PixelSize pixelSize, @Nullable String pyramid)
      throws IOException {
    SlideLevel full = reader.levels().getFirst();
    TissueMask mask = TissueMask.of(reader, pixelSize.um(), spec.tissueMaskPixelSizeUm());
    String maskName = "tissue-masks/" + outputs.imageName() + ".png";
    outputs.writePng(maskName, mask.toPixels().toImage(), ArtefactKind.TISSUE_MASK);
    String thumbnailName = "thumbnails/" + outputs.imageName() + ".png";
    outputs.writePng(thumbnailName, thumbnail(reader).toImage(), ArtefactKind.THUMBNAIL);
    Quality quality = quality(reader, pixelSize.um());
    List<PersonalItem> personal = PersonalData.quarantine(reader, outputs);
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
            mask.fraction(),
            maskName,
            thumbnailName,
            pyramid,
            quality,
            personal),
        null,
        warnings(reader, mask));
  }

  private List<String> warnings(SlideReader reader, TissueMask mask) {
    List<String> warnings = new ArrayList<>(reader.warnings());
    SlideLevel smallest = reader.levels().getLast();
    if (Math.max(smallest.widthPx(), smallest.heightPx()) > spec.pyramidAbovePx()) {
      warnings.add(
          "The image has no pyramid and none is written of floating-point pixels;"
              + " viewing and sampling it will be slow");
    }
    if (mask.fraction() == 0) {
      warnings.add("No tissue was found: the image has no two classes of brightness");
    }
    return warnings;
  }

  private Quality quality(SlideReader reader, double pixelSizeUm) throws IOException {
    QualityCheck check = QualityCheck.of(reader, pixelSizeUm, spec.quality());
    String name = "quality/" + outputs.imageName() + ".png";
    outputs.writePng(name, check.overlay(), ArtefactKind.QUALITY_OVERLAY);
    return new Quality(
        check.pixelSizeUm(),
        Map.copyOf(check.shares()),
        Set.copyOf(check.flags()),
        check.focusTiles(),
        name);
  }

  private PixelBlock thumbnail(SlideReader reader) throws IOException {
    SlideLevel full = reader.levels().getFirst();
    double width = spec.thumbnailWidthPx();
    double downsample = Math.max(full.widthPx() / width, full.heightPx() / (4 * width));
    return Overview.of(reader, Math.max(1, downsample));
  }
}
