package org.cytostudy.imaging.vips;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.cytostudy.core.job.ImagePlane;
import org.cytostudy.imaging.slide.AssociatedImage;
import org.cytostudy.imaging.slide.ImageSeries;
import org.cytostudy.imaging.slide.PixelBlock;
import org.cytostudy.imaging.slide.PixelCalibration;
import org.cytostudy.imaging.slide.PixelFormat;
import org.cytostudy.imaging.slide.PlaneChoiceException;
import org.cytostudy.imaging.slide.SlideLevel;
import org.cytostudy.imaging.slide.SlideReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads through libvips what no reader in Java reads: bare JPEG 2000 files, and the files of slide
 * scanners by way of OpenSlide.
 */
public final class VipsSlideReader implements SlideReader {
  private final VipsSource source;

  private VipsSlideReader(VipsSource source) {
    this.source = source;
  }

  /**
   * What a source gives.
   *
   * @param images one for each level
   * @param associated is read only while the file is open
   */
  record VipsSource(
      List<VipsImage> images,
      List<SlideLevel> levels,
      PixelCalibration calibration,
      String compression,
      List<AssociatedImage> associated,
      Map<String, String> descriptions,
      List<String> warnings) {}

  /**
   * Opens a file.
   *
   * @param format which of those that need libvips it is in
   * @param plane the first or null, since these files hold one image
   * @throws PlaneChoiceException if another one was chosen
   * @throws org.cytostudy.imaging.slide.ImageFormatException if libvips is not installed or refuses
   *     the file, or it is beyond what is read here
   */
  public static VipsSlideReader open(Path file, NativeFormat format, @Nullable ImagePlane plane)
      throws IOException {
    VipsLibrary vips = VipsLibrary.require(VipsLibrary.find(), format.displayName(), null);
    List<VipsImage> opened = new ArrayList<>();
    try {
      VipsSource source =
          format == NativeFormat.JPEG_2000
              ? Jpeg2000File.open(vips, file, opened)
              : OpenSlideFile.open(vips, file, opened);
      SlideLevel full = source.levels().getFirst();
      PlaneChoiceException.choose(
          List.of(new ImageSeries("", full.widthPx(), full.heightPx(), List.of(""), 1, 1)), plane);
      return new VipsSlideReader(source);
    } catch (IOException | RuntimeException e) {
      opened.forEach(VipsImage::close);
      throw e;
    }
  }

  @Override
  public List<SlideLevel> levels() {
    return source.levels();
  }

  @Override
  public PixelFormat format() {
    return source.images().getFirst().format();
  }

  @Override
  public PixelCalibration calibration() {
    return source.calibration();
  }

  @Override
  public String compression() {
    return source.compression();
  }

  @Override
  public List<String> warnings() {
    return source.warnings();
  }

  @Override
  public List<AssociatedImage> associated() {
    return source.associated();
  }

  @Override
  public Map<String, String> descriptions() {
    return source.descriptions();
  }

  @Override
  public PixelBlock read(int level, long x, long y, int width, int height) throws IOException {
    SlideLevel size = levels().get(level);
    Objects.checkFromIndexSize(x, width, size.widthPx());
    Objects.checkFromIndexSize(y, height, size.heightPx());
    return source.images().get(level).read((int) x, (int) y, width, height);
  }

  @Override
  public void close() {
    source.images().forEach(VipsImage::close);
  }
}
