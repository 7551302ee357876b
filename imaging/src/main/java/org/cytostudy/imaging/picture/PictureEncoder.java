package org.cytostudy.imaging.picture;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.concurrent.ArrayBlockingQueue;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.cytostudy.imaging.slide.PixelBlock;

/**
 * Encodes pixels, in memory and without copying them. Its writers are used again; for several
 * threads.
 */
public final class PictureEncoder implements AutoCloseable {
  private static final int MOST_IDLE = 8;

  private static final ColorModel GREY = model(ColorSpace.CS_GRAY);
  private static final ColorModel RGB = model(ColorSpace.CS_sRGB);

  private final Idle writers;

  /** How pictures are encoded. */
  public enum Coding {
    /** Quality 75; colours with half the resolution. */
    JPEG,
    /** Every value is kept. */
    PNG
  }

  /** An encoder that has no writer yet. */
  public PictureEncoder(Coding coding) {
    this.writers = new Idle(coding.name());
  }

  /** Writers that nobody uses now: each serves one picture at a time. */
  private static final class Idle {
    private final String name;
    private final ArrayBlockingQueue<ImageWriter> idle = new ArrayBlockingQueue<>(MOST_IDLE);

    Idle(String name) {
      this.name = name;
    }

    ImageWriter take() {
      ImageWriter writer = idle.poll();
      return writer == null ? ImageIO.getImageWritersByFormatName(name).next() : writer;
    }

    void giveBack(ImageWriter writer) {
      writer.reset();
      if (!idle.offer(writer)) {
        writer.dispose();
      }
    }

    void dispose() {
      for (ImageWriter writer = idle.poll(); writer != null; writer = idle.poll()) {
        writer.dispose();
      }
    }
  }

  /**
   * Encodes a picture.
   *
   * @param pixels grey or RGB with 8 bits a sample
   */
  public byte[] encode(PixelBlock pixels) throws IOException {
    if (pixels.format().bitDepth() != 8) {
      throw new IllegalArgumentException("Pictures have 8 bits a sample, not " + pixels.format());
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 15);
    ImageWriter writer = writers.take();
    try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      writer.setOutput(out);
      writer.write(image(pixels));
    } finally {
      writers.giveBack(writer);
    }
    return bytes.toByteArray();
  }

  /** Lets go of the writers that nobody uses. */
  @Override
  public void close() {
    writers.dispose();
  }

  /** The same samples as an image, not copied. */
  private static BufferedImage image(PixelBlock pixels) {
    int channels = pixels.format().channels();
    int[] offsets = channels == 1 ? new int[] {0} : new int[] {0, 1, 2};
    WritableRaster raster =
        Raster.createInterleavedRaster(
            new DataBufferByte(pixels.samples(), pixels.samples().length),
            pixels.width(),
            pixels.height(),
            pixels.width() * channels,
            channels,
            offsets,
            null);
    return new BufferedImage(channels == 1 ? GREY : RGB, raster, false, null);
  }

  private static ColorModel model(int space) {
    return new ComponentColorModel(
        ColorSpace.getInstance(space), false, false, ColorModel.OPAQUE, DataBuffer.TYPE_BYTE);
  }
}
