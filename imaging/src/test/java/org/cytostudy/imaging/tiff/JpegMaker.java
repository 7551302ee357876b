package org.cytostudy.imaging.tiff;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.awt.image.Raster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/** Encodes JPEG streams with the JDK's plug-in and takes their tables apart. */
public final class JpegMaker {
  private static final int DQT = 0xdb;
  private static final int DHT = 0xc4;
  private static final int SOS = 0xda;

  /** What the three components of a colour image are. */
  public enum Colours {
    /** Luminance at full, colour differences at half resolution. */
    Y_CB_CR,
    /** Untransformed, as Aperio writes it. */
    RGB
  }

  record Shared(byte[] tables, List<byte[]> streams) {}

  private JpegMaker() {}

  /** One stream of interleaved 8-bit samples. */
  static byte[] encode(byte[] samples, int width, int height, int channels, Colours colours)
      throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
      writer.setOutput(out);
      ImageWriteParam param = writer.getDefaultWriteParam();
      param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      param.setCompressionQuality(0.97f);
      writer.write(null, image(samples, width, height, channels, colours), param);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  private static IIOImage image(
      byte[] samples, int width, int height, int channels, Colours colours) {
    DataBufferByte buffer = new DataBufferByte(samples, samples.length);
    int[] bands = channels == 1 ? new int[] {0} : new int[] {0, 1, 2};
    var raster =
        Raster.createInterleavedRaster(
            buffer, width, height, width * channels, channels, bands, null);
    if (colours == Colours.RGB && channels == 3) {
      return new IIOImage(raster, null, null);
    }
    BufferedImage image =
        new BufferedImage(
            width,
            height,
            channels == 1 ? BufferedImage.TYPE_BYTE_GRAY : BufferedImage.TYPE_3BYTE_BGR);
    image.getRaster().setRect(raster);
    return new IIOImage(image, null, null);
  }

  /** Moves the tables, which all streams have in common, into a stream of their own. */
  static Shared shareTables(List<byte[]> streams) {
    byte[] tables = new byte[0];
    List<byte[]> bare = new ArrayList<>();
    for (byte[] stream : streams) {
      ByteArrayOutputStream shared = new ByteArrayOutputStream();
      ByteArrayOutputStream own = new ByteArrayOutputStream();
      shared.write(stream, 0, 2);
      own.write(stream, 0, 2);
      int at = 2;
      while ((stream[at + 1] & 0xff) != SOS) {
        int marker = stream[at + 1] & 0xff;
        int length = 2 + ((stream[at + 2] & 0xff) << 8 | (stream[at + 3] & 0xff));
        (marker == DQT || marker == DHT ? shared : own).write(stream, at, length);
        at += length;
      }
      own.write(stream, at, stream.length - at);
      shared.write(stream, stream.length - 2, 2);
      tables = shared.toByteArray();
      bare.add(own.toByteArray());
    }
    return new Shared(tables, bare);
  }
}
