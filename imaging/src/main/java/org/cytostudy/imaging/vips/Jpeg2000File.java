package org.cytostudy.imaging.vips;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.cytostudy.imaging.slide.Extent;
import org.cytostudy.imaging.slide.PixelCalibration;
import org.cytostudy.imaging.slide.SlideLevel;
import org.cytostudy.imaging.vips.VipsSlideReader.VipsSource;

/** A JPEG 2000 file; its resolutions are the levels. */
final class Jpeg2000File {
  private static final String LOADER = "vips_jp2kload";
  private static final int MAX_LEVELS = 33;

  private Jpeg2000File() {}

  static VipsSource open(VipsLibrary vips, Path file, List<VipsImage> opened) throws IOException {
    // Read first: libvips would decode a tile of any size.
    Jpeg2000Header header = Jpeg2000Header.read(file);
    VipsImage full = VipsImage.open(vips, LOADER, file, Map.of(), "resolution 0");
    opened.add(full);
    List<String> warnings = new ArrayList<>();
    List<VipsImage> images = new ArrayList<>(List.of(full));
    List<SlideLevel> levels =
        new ArrayList<>(
            List.of(
                new SlideLevel(
                    full.widthPx(),
                    full.heightPx(),
                    1,
                    header.tileWidthPx(),
                    header.tileHeightPx())));
    int count = Math.min(MAX_LEVELS, full.number("n-pages"));
    for (int i = 1; i < count; i++) {
      VipsImage image = VipsImage.open(vips, LOADER, file, Map.of("page", i), "resolution " + i);
      opened.add(image);
      String reason =
          image.extent().whyNoLevel(Extent.of(levels.getFirst()), Extent.of(levels.getLast()));
      if (reason != null) {
        warnings.add("Resolution " + i + " is not read: " + reason);
        continue;
      }
      images.add(image);
      levels.add(
          new SlideLevel(
              image.widthPx(),
              image.heightPx(),
              image.extent().downsample(Extent.of(levels.getFirst())),
              Math.max(1, header.tileWidthPx() >> i),
              Math.max(1, header.tileHeightPx() >> i)));
    }
    return new VipsSource(
        List.copyOf(images),
        List.copyOf(levels),
        new PixelCalibration.Unknown(
            "A JPEG 2000 file does not say it in a way that can be trusted"),
        "JPEG 2000",
        List.of(),
        Map.of(),
        List.copyOf(warnings));
  }
}
