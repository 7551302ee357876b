package org.cytostudy.imaging.tiff;

import java.io.IOException;
import java.util.List;
import org.cytostudy.core.job.ImagePlane;
import org.cytostudy.imaging.slide.AssociatedImage;
import org.cytostudy.imaging.slide.ImageSeries;

/** Which images the directories of a file make up; each dialect of TIFF says it in its own way. */
sealed interface TiffContents permits PlainContents, ImageJContents, OmeContents {

  /** Finds the dialect and reads what it says. */
  static TiffContents of(TiffInput in, TiffChain chain, List<String> warnings) throws IOException {
    String description = chain.pages().getFirst().description();
    if (OmeXml.isOme(description)) {
      return OmeContents.of(chain, OmeXml.parse(description, chain.pages().getFirst().name()));
    }
    if (ImageJDescription.isImageJ(description)) {
      return ImageJContents.of(in, chain, ImageJDescription.parse(description), warnings);
    }
    return PlainContents.of(chain, warnings);
  }

  /** What there is to choose from; never empty. */
  List<ImageSeries> series();

  /** Where a plane lies that is among them. */
  PlaneLocation locate(ImagePlane plane) throws IOException;

  /** A directory that shows something other than the section. */
  record Associated(AssociatedImage.Kind kind, TiffDirectory directory) {}

  /** The directories that are none of the images. */
  List<Associated> associated();

  /** Adds what the dialect says of a pixel's size. */
  void statePixelSize(int series, TiffCalibration calibration) throws IOException;
}
