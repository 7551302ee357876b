package org.cytostudy.imaging.tiff;

import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import org.cytostudy.core.job.ImagePlane;
import org.cytostudy.imaging.slide.ImageFormatException;
import org.cytostudy.imaging.slide.ImageSeries;
import org.cytostudy.imaging.slide.PixelCalibration.Source;

/**
 * A stack or hyperstack of ImageJ: channels vary first, then optical sections, then times. Each has
 * a page, or there is one page and the images lie one behind the other.
 */
record ImageJContents(TiffChain chain, ImageJDescription description, long planeBytes)
    implements TiffContents {

  static ImageJContents of(
      TiffInput in, TiffChain chain, ImageJDescription description, List<String> warnings)
      throws IOException {
    long planes = description.planes();
    TiffDirectory first = chain.pages().getFirst();
    if (planes <= chain.pages().size()) {
      if (planes < chain.pages().size()) {
        warnings.add(
            "The ImageJ description speaks of "
                + planes
                + " images; further pages are not read: "
                + (chain.pages().size() - planes));
      }
      return new ImageJContents(chain, description, 0);
    }
    boolean plain = first.number(Tag.COMPRESSION, 1) == Compression.NONE.code();
    if (chain.pages().size() > 1 || !plain || first.has(Tag.TILE_WIDTH)) {
      throw ImageFormatException.corrupt(
          "The ImageJ description promises "
              + planes
              + " images, the file has "
              + chain.pages().size()
              + " pages",
          first.where(Tag.IMAGE_DESCRIPTION));
    }
    TiffLayer layer = TiffLayer.of(in, first);
    long planeBytes = layer.width() * layer.height() * layer.layout().storedBytes();
    if (layer.layout().planar() || planeBytes > in.size() / planes) {
      throw ImageFormatException.truncated(
          planes + " images of " + planeBytes + " bytes do not fit into the file",
          first.where(Tag.IMAGE_DESCRIPTION));
    }
    return new ImageJContents(chain, description, planeBytes);
  }

  @Override
  public List<ImageSeries> series() {
    TiffDirectory first = chain.pages().getFirst();
    return List.of(
        new ImageSeries(
            "",
            first.widthPx(),
            first.heightPx(),
            Collections.nCopies(description.channels(), ""),
            description.slices(),
            description.frames()));
  }

  @Override
  public PlaneLocation locate(ImagePlane plane) {
    int index =
        plane.channel()
            + description.channels() * (plane.z() + description.slices() * plane.time());
    TiffDirectory page = chain.pages().get(planeBytes > 0 ? 0 : index);
    return new PlaneLocation(page, chain.children(page), 0, planeBytes * index);
  }

  @Override
  public List<Associated> associated() {
    return List.of();
  }

  @Override
  public void statePixelSize(int series, TiffCalibration calibration) throws IOException {
    if (description.unit().isEmpty()) {
      calibration.addReason("its ImageJ description has no unit");
      return;
    }
    OptionalDouble um = LengthUnit.imageJUm(description.unit());
    if (um.isEmpty()) {
      calibration.addReason("its ImageJ description has a unit that is no length");
      return;
    }
    calibration.readResolution(Source.IMAGEJ, um.getAsDouble(), "the ImageJ description");
  }
}
