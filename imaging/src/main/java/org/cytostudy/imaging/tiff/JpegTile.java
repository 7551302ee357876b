package org.cytostudy.imaging.tiff;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Locale;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadWarningListener;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.cytostudy.imaging.slide.ImageFormatException;

/**
 * Decodes a JPEG tile. The directory, not the stream, says whether its colours are RGB or YCbCr, so
 * the stream's own application markers are replaced by one that says the same.
 */
final class JpegTile {
  private static final int SOI = 0xd8;
  private static final int EOI = 0xd9;
  private static final int SOS = 0xda;
  private static final byte[] ADOBE_START = {
    (byte) 0xff, (byte) 0xee, 0, 14, 'A', 'd', 'o', 'b', 'e', 0, 100, 0, 0, 0, 0
  };

  private JpegTile() {}

  static byte[] decode(byte[] bytes, TiffLayer layer, int rows, String where)
      throws ImageFormatException {
    byte[] stream = complete(bytes, layer, where);
    BufferedImage image;
    try {
      image = read(stream, layer, rows, where);
    } catch (ImageFormatException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      throw ImageFormatException.corrupt("JPEG data is damaged: " + e.getMessage(), where);
    }
    return samples(image, layer, rows, where);
  }

  private static BufferedImage read(byte[] stream, TiffLayer layer, int rows, String where)
      throws IOException {
    ImageReader reader = ImageIO.getImageReadersByFormatName("jpeg").next();
    try (MemoryCacheImageInputStream in =
        new MemoryCacheImageInputStream(new ByteArrayInputStream(stream))) {
      reader.setInput(in, true, true);
      if (reader.getWidth(0) != layer.tileWidth()
          || reader.getHeight(0) < rows
          || reader.getHeight(0) > layer.tileHeight()) {
        throw ImageFormatException.corrupt(
            "The JPEG tile is "
                + reader.getWidth(0)
                + " × "
                + reader.getHeight(0)
                + " px, "
                + layer.tileWidth()
                + " × "
                + rows
                + " are needed",
            where);
      }
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

  private static byte[] samples(BufferedImage image, TiffLayer layer, int rows, String where)
      throws ImageFormatException {
    int width = layer.tileWidth();
    int channels = layer.format().channels();
    if (image.getRaster().getNumBands() != channels) {
      throw ImageFormatException.corrupt(
          "The JPEG tile has " + image.getRaster().getNumBands() + " channels, not " + channels,
          where);
    }
    byte[] samples = new byte[rows * width * channels];
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
      return samples;
    }
    int[] row = new int[width * channels];
    for (int y = 0; y < rows; y++) {
      image.getRaster().getPixels(0, y, width, 1, row);
      for (int i = 0; i < row.length; i++) {
        samples[y * row.length + i] = (byte) row[i];
      }
    }
    return samples;
  }

  /** A whole stream that shows by itself what the tile shows. */
  static byte[] complete(byte[] tile, TiffLayer layer, int index) throws ImageFormatException {
    return complete(tile, layer, layer.whereOf(index));
  }

  /** One whole stream of the shared tables and the tile, with the one marker that tells colours. */
  private static byte[] complete(byte[] tile, TiffLayer layer, String where)
      throws ImageFormatException {
    ByteArrayOutputStream out = new ByteArrayOutputStream(tile.length + 1024);
    out.write(0xff);
    out.write(SOI);
    if (layer.format().channels() == 3) {
      out.writeBytes(ADOBE_START);
      out.write(layer.yCbCr() ? 1 : 0);
    }
    if (layer.jpegTables().length > 0) {
      copySegments(layer.jpegTables(), out, where + ", shared JPEG tables");
    }
    int scan = copySegments(tile, out, where);
    if (scan < 0) {
      throw ImageFormatException.corrupt("The JPEG tile has no scan", where);
    }
    out.write(tile, scan, tile.length - scan);
    return out.toByteArray();
  }

  /**
   * Copies marker segments other than application data and comments.
   *
   * @return where the scan starts, −1 if there is none
   */
  private static int copySegments(byte[] in, ByteArrayOutputStream out, String where)
      throws ImageFormatException {
    if (in.length < 4 || (in[0] & 0xff) != 0xff || (in[1] & 0xff) != SOI) {
      throw ImageFormatException.corrupt("The data is no JPEG stream", where);
    }
    int at = 2;
    while (at + 1 < in.length) {
      if ((in[at] & 0xff) != 0xff) {
        throw ImageFormatException.corrupt("A JPEG marker is missing", where);
      }
      int marker = in[at + 1] & 0xff;
      if (marker == 0xff) {
        at++;
        continue;
      }
      if (marker == SOS) {
        return at;
      }
      if (marker == EOI) {
        return -1;
      }
      if (at + 3 >= in.length) {
        break;
      }
      int length = (in[at + 2] & 0xff) << 8 | (in[at + 3] & 0xff);
      if (length < 2 || at + 2 + length > in.length) {
        throw ImageFormatException.corrupt("A JPEG segment is cut off", where);
      }
      boolean application = (marker >= 0xe0 && marker <= 0xef) || marker == 0xfe;
      if (!application) {
        out.write(in, at, 2 + length);
      }
      at += 2 + length;
    }
    return -1;
  }
}
