package org.cytostudy.imaging;

import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.cytostudy.imaging.slide.PixelBlock;
import org.jspecify.annotations.Nullable;

/** Writes TIFF files with the JDK's own plug-in: an independent peer of our reader. */
public final class ImageIoTiff {
  private ImageIoTiff() {}

  /**
   * Writes a file.
   *
   * @param compression as the plug-in calls it, or null for none
   * @param tilePx side of a tile, 0 for strips
   */
  public static Path write(
      Path file, PixelBlock pixels, @Nullable String compression, int tilePx, ByteOrder order)
      throws IOException {
    Files.deleteIfExists(file);
    ImageWriter writer = ImageIO.getImageWritersByFormatName("tiff").next();
    try (ImageOutputStream out = ImageIO.createImageOutputStream(file.toFile())) {
      out.setByteOrder(order);
      writer.setOutput(out);
      ImageWriteParam param = writer.getDefaultWriteParam();
      if (compression != null) {
        param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        param.setCompressionType(compression);
        if (compression.equals("JPEG")) {
          param.setCompressionQuality(0.98f);
        }
      }
      if (tilePx > 0) {
        param.setTilingMode(ImageWriteParam.MODE_EXPLICIT);
        param.setTiling(tilePx, tilePx, 0, 0);
      }
      writer.write(null, new IIOImage(image(pixels), null, null), param);
    } finally {
      writer.dispose();
    }
    return file;
  }

  static BufferedImage image(PixelBlock pixels) {
    int channels = pixels.format().channels();
    int type = pixels.format().bitDepth() == 8 ? DataBuffer.TYPE_BYTE : DataBuffer.TYPE_USHORT;
    WritableRaster raster =
        Raster.createInterleavedRaster(type, pixels.width(), pixels.height(), channels, null);
    for (int y = 0; y < pixels.height(); y++) {
      for (int x = 0; x < pixels.width(); x++) {
        for (int c = 0; c < channels; c++) {
          raster.setSample(x, y, c, pixels.sample(x, y, c));
        }
      }
    }
    ColorSpace space =
        ColorSpace.getInstance(channels == 1 ? ColorSpace.CS_GRAY : ColorSpace.CS_sRGB);
    return new BufferedImage(
        new ComponentColorModel(space, false, false, Transparency.OPAQUE, type),
        raster,
        false,
        null);
  }
}
