package org.cytostudy.imaging.tiff;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadWarningListener;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.cytostudy.imaging.jpeg.JpegDecoder;
import org.cytostudy.imaging.slide.ImageFormatException;

/** Decodes JPEG tiles, and passes them on. */
final class JpegTile {
  private static final int PROGRESSIVE = 2;

  private JpegTile() {}

  /** Gives the samples of a tile, channels interleaved. */
  static void decode(byte[] bytes, TiffLayer layer, int rows, byte[] samples, String where)
      throws ImageFormatException {
    JpegStream stream = JpegStream.of(bytes, layer, where);
    check(stream.frame(), layer, rows, where);
    BufferedImage image;
    try {
      if (JpegDecoder.decode(stream.bytes(), layer.layout().yCbCr(), samples)) {
        return;
      }
      image = read(stream.bytes(), where);
    } catch (ImageFormatException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      throw ImageFormatException.corrupt("JPEG data is damaged: " + e.getMessage(), where);
    }
    copy(image, layer, rows, samples, where);
  }

  /** A stream that shows by itself what the tile shows; empty where browsers could not show it. */
  static Optional<byte[]> complete(byte[] bytes, TiffLayer layer, int rows, String where)
      throws ImageFormatException {
    JpegStream stream = JpegStream.of(bytes, layer, where);
    check(stream.frame(), layer, rows, where);
    boolean exact =
        stream.frame().height() == rows
            && stream.frame().process() <= PROGRESSIVE
            && layer.layout().storedInTile() == layer.format().channels();
    return exact ? Optional.of(stream.bytes()) : Optional.empty();
  }

  /** Before anything is decoded: a header may promise more than the heap can hold. */
  private static void check(JpegStream.Frame frame, TiffLayer layer, int rows, String where)
      throws ImageFormatException {
    TileGrid grid = layer.grid();
    if (frame.width() != grid.tileWidth()
        || frame.height() < rows
        || frame.height() > grid.tileHeight()) {
      throw ImageFormatException.corrupt(
          "The JPEG tile is %d × %d px, %d × %d are needed"
              .formatted(frame.width(), frame.height(), grid.tileWidth(), rows),
          where);
    }
    if (frame.components() != layer.layout().storedInTile() || frame.bitDepth() != 8) {
      throw ImageFormatException.corrupt(
          "The JPEG tile has %d channels of %d bits, not %d of 8"
              .formatted(frame.components(), frame.bitDepth(), layer.layout().storedInTile()),
          where);
    }
  }

  private static BufferedImage read(byte[] stream, String where) throws IOException {
    ImageReader reader = ImageIO.getImageReadersByFormatName("jpeg").next();
    try (MemoryCacheImageInputStream in =
        new MemoryCacheImageInputStream(new ByteArrayInputStream(stream))) {
      reader.setInput(in, true, true);
      StringBuilder damage = new StringBuilder();
      IIOReadWarningListener listener =
          (source, warning) -> {
            // The decoder fills what is missing with grey and only warns.
            String text = warning.toLowerCase(Locale.ROOT);
            if (text.contains("premature") || text.contains("corrupt")) {
              damage.append(warning).append(' ');
            }
          };
      reader.addIIOReadWarningListener(listener);
      BufferedImage image = reader.read(0);
      if (!damage.isEmpty()) {
        throw ImageFormatException.corrupt(
            "JPEG data is damaged: " + damage.toString().strip(), where);
      }
      return image;
    } finally {
      reader.dispose();
    }
  }

  private static void copy(
      BufferedImage image, TiffLayer layer, int rows, byte[] samples, String where)
      throws ImageFormatException {
    int width = layer.grid().tileWidth();
    int channels = layer.layout().storedInTile();
    if (image.getRaster().getNumBands() != channels || image.getWidth() != width) {
      throw ImageFormatException.corrupt(
          "The JPEG tile has " + image.getRaster().getNumBands() + " channels, not " + channels,
          where);
    }
    boolean knownLayout =
        image.getType() == BufferedImage.TYPE_3BYTE_BGR
            || image.getType() == BufferedImage.TYPE_BYTE_GRAY;
    if (knownLayout && image.getRaster().getDataBuffer() instanceof DataBufferByte buffer) {
      byte[] data = buffer.getData();
      System.arraycopy(data, 0, samples, 0, samples.length);
      if (image.getType() == BufferedImage.TYPE_3BYTE_BGR) {
        for (int i = 0; i + 2 < samples.length; i += 3) {
          byte blue = samples[i];
          samples[i] = samples[i + 2];
          samples[i + 2] = blue;
        }
      }
      return;
    }
    int[] row = new int[width * channels];
    for (int y = 0; y < rows; y++) {
      image.getRaster().getPixels(0, y, width, 1, row);
      for (int i = 0; i < row.length; i++) {
        samples[y * row.length + i] = (byte) row[i];
      }
    }
  }
}
