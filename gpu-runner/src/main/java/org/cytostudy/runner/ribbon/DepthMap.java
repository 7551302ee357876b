package org.cytostudy.runner.ribbon;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferUShort;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.cytostudy.core.job.RibbonSpec.RibbonSection;
import org.cytostudy.core.space.DepthModel;
import org.cytostudy.imaging.ribbon.CorticalRibbon;
import org.cytostudy.imaging.ribbon.CorticalRibbon.CorticalDepth;

/**
 * Cortical depth over a whole image: a 16-bit grey PNG whose value is 1 + 65,534 × depth, and 0
 * outside of the cortex and where there is no depth.
 */
final class DepthMap {
  /** More are not written; a map of a larger image is coarser than asked for. */
  static final long MOST_PIXELS = 1L << 24;

  private static final double LARGEST = 65_534;

  private final double pixelSizeUm;
  private final BufferedImage image;

  private DepthMap(double pixelSizeUm, BufferedImage image) {
    this.pixelSizeUm = pixelSizeUm;
    this.image = image;
  }

  /** Looks every pixel's middle up. */
  static DepthMap of(
      CorticalRibbon ribbon, RibbonSection section, DepthModel model, double wantedUm) {
    double wideUm = section.imageWidthPx() * section.imagePixelSizeUm();
    double highUm = section.imageHeightPx() * section.imagePixelSizeUm();
    double pixelUm =
        Math.max(
            Math.max(wantedUm, section.imagePixelSizeUm()),
            Math.sqrt(wideUm * highUm / MOST_PIXELS));
    int width = (int) Math.max(1, Math.ceil(wideUm / pixelUm));
    int height = (int) Math.max(1, Math.ceil(highUm / pixelUm));
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_USHORT_GRAY);
    short[] values = ((DataBufferUShort) image.getRaster().getDataBuffer()).getData();
    double scale = pixelUm / section.imagePixelSizeUm();
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int at = y * width + x;
        ribbon
            .depthAt((x + 0.5) * scale, (y + 0.5) * scale)
            .ifPresent(depth -> values[at] = (short) (1 + Math.rint(LARGEST * of(depth, model))));
      }
    }
    return new DepthMap(pixelUm, image);
  }

  private static double of(CorticalDepth depth, DepthModel model) {
    double value =
        switch (model) {
          case LAPLACE -> depth.laplace();
          case EQUIVOLUMETRIC -> depth.equivolumetric();
          case EQUIDISTANT -> depth.fromPialMm() / depth.thicknessMm();
        };
    return Math.clamp(value, 0, 1);
  }

  /** µm per pixel of the map. */
  double pixelSizeUm() {
    return pixelSizeUm;
  }

  void write(Path file) throws IOException {
    if (!ImageIO.write(image, "png", file.toFile())) {
      throw new IOException("This Java has no PNG encoder");
    }
  }
}
