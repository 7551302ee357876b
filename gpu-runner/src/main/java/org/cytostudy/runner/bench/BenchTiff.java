package org.cytostudy.runner.bench;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.Deflater;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/**
 * BigTIFFs of the size of a section to measure with. Their tiles repeat a few that really differ,
 * so that the file is small and quickly made, while to a reader each is a tile of its own.
 */
final class BenchTiff {
  static final int TILE_PX = 512;
  static final int TILE_BYTES = TILE_PX * TILE_PX * 3;

  private static final int CELLS = 500;
  private static final int SHORT = 3;
  private static final int LONG = 4;
  private static final int LONG8 = 16;

  /** How tiles are compressed; the first two after horizontal differencing, as is usual. */
  enum Codec {
    DEFLATE(8, 2),
    LZW(5, 2),
    /** YCbCr, the colour differences at half resolution. */
    JPEG(7, 6);

    private final int code;
    private final int photometric;

    Codec(int code, int photometric) {
      this.code = code;
      this.photometric = photometric;
    }
  }

  /** How large an image is. */
  enum Size {
    /** A whole section. */
    WHOLE(80_000, 100_000),
    QUARTER(40_000, 50_000),
    SIXTEENTH(20_000, 25_000);

    private final int widthPx;
    private final int heightPx;

    Size(int widthPx, int heightPx) {
      this.widthPx = widthPx;
      this.heightPx = heightPx;
    }

    int across() {
      return Math.ceilDiv(widthPx, TILE_PX);
    }

    int down() {
      return Math.ceilDiv(heightPx, TILE_PX);
    }
  }

  private BenchTiff() {}

  /**
   * Writes a file.
   *
   * @param differentTiles how many tiles really differ
   */
  static void write(Path file, Codec codec, Size size, int differentTiles) throws IOException {
    List<byte[]> tiles = new ArrayList<>();
    for (int i = 0; i < differentTiles; i++) {
      byte[] pixels = tissue(new SplittableRandom(i));
      tiles.add(
          switch (codec) {
            case DEFLATE -> deflated(differences(pixels));
            case LZW -> LzwEncoder.encode(differences(pixels));
            case JPEG -> jpeg(pixels);
          });
    }
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      long[] offsets = new long[tiles.size()];
      long at = 16;
      for (int i = 0; i < offsets.length; i++) {
        offsets[i] = at;
        at += writeAll(channel, ByteBuffer.wrap(tiles.get(i)), at);
      }
      long offsetTable = at;
      int count = size.across() * size.down();
      ByteBuffer tables = ByteBuffer.allocate(count * 12).order(ByteOrder.LITTLE_ENDIAN);
      int[] which = new SplittableRandom(1).ints(count, 0, tiles.size()).toArray();
      for (int tile : which) {
        tables.putLong(offsets[tile]);
      }
      for (int tile : which) {
        tables.putInt(tiles.get(tile).length);
      }
      at += writeAll(channel, tables.flip(), at);
      writeAll(channel, directory(codec, size, offsetTable), at);
      ByteBuffer header = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
      header.put((byte) 'I').put((byte) 'I').putShort((short) 43).putShort((short) 8);
      writeAll(channel, header.putShort((short) 0).putLong(at).flip(), 0);
    }
  }

  private static long writeAll(FileChannel channel, ByteBuffer bytes, long at) throws IOException {
    int length = bytes.remaining();
    long position = at;
    while (bytes.hasRemaining()) {
      position += channel.write(bytes, position);
    }
    return length;
  }

  private static ByteBuffer directory(Codec codec, Size size, long offsetTable) {
    int tiles = size.across() * size.down();
    // A predictor belongs to the others only, subsampling to JPEG.
    int fields = 12;
    ByteBuffer out = ByteBuffer.allocate(8 + fields * 20 + 8).order(ByteOrder.LITTLE_ENDIAN);
    out.putLong(fields);
    field(out, 256, LONG, 1, size.widthPx);
    field(out, 257, LONG, 1, size.heightPx);
    field(out, 258, SHORT, 3, 8L | 8L << 16 | 8L << 32);
    field(out, 259, SHORT, 1, codec.code);
    field(out, 262, SHORT, 1, codec.photometric);
    field(out, 277, SHORT, 1, 3);
    field(out, 284, SHORT, 1, 1);
    if (codec != Codec.JPEG) {
      field(out, 317, SHORT, 1, 2);
    }
    field(out, 322, LONG, 1, TILE_PX);
    field(out, 323, LONG, 1, TILE_PX);
    field(out, 324, LONG8, tiles, offsetTable);
    field(out, 325, LONG, tiles, offsetTable + 8L * tiles);
    if (codec == Codec.JPEG) {
      field(out, 530, SHORT, 2, 2L | 2L << 16);
    }
    return out.putLong(0).flip();
  }

  private static void field(ByteBuffer out, int tag, int type, long count, long value) {
    out.putShort((short) tag).putShort((short) type).putLong(count).putLong(value);
  }

  /** Something like stained cells on a pale, slightly noisy ground. */
  private static byte[] tissue(SplittableRandom random) {
    double[] dark = new double[TILE_PX * TILE_PX];
    for (int cell = 0; cell < CELLS; cell++) {
      double x = random.nextDouble(TILE_PX);
      double y = random.nextDouble(TILE_PX);
      double radius = 3 + random.nextDouble(6);
      int reach = (int) (2 * radius);
      for (int row = (int) Math.max(0, y - reach); row < Math.min(TILE_PX, y + reach); row++) {
        for (int col = (int) Math.max(0, x - reach); col < Math.min(TILE_PX, x + reach); col++) {
          double distance = Math.hypot(col - x, row - y) / radius;
          dark[row * TILE_PX + col] += Math.exp(-distance * distance * distance);
        }
      }
    }
    byte[] pixels = new byte[TILE_BYTES];
    for (int i = 0; i < dark.length; i++) {
      double stain = Math.min(1, dark[i]);
      double noise = random.nextGaussian() * 2;
      pixels[3 * i] = (byte) Math.clamp((long) (225 - 130 * stain + noise), 0, 255);
      pixels[3 * i + 1] = (byte) Math.clamp((long) (215 - 160 * stain + noise), 0, 255);
      pixels[3 * i + 2] = (byte) Math.clamp((long) (230 - 80 * stain + noise), 0, 255);
    }
    return pixels;
  }

  private static byte[] differences(byte[] pixels) {
    byte[] out = pixels.clone();
    for (int row = 0; row < out.length; row += 3 * TILE_PX) {
      for (int i = row + 3 * TILE_PX - 1; i >= row + 3; i--) {
        out[i] -= out[i - 3];
      }
    }
    return out;
  }

  private static byte[] deflated(byte[] bytes) {
    byte[] out = new byte[bytes.length + 1024];
    try (Deflater deflater = new Deflater()) {
      deflater.setInput(bytes);
      deflater.finish();
      return Arrays.copyOf(out, deflater.deflate(out));
    }
  }

  private static byte[] jpeg(byte[] pixels) throws IOException {
    BufferedImage image = new BufferedImage(TILE_PX, TILE_PX, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < TILE_PX * TILE_PX; i++) {
      int rgb =
          (pixels[3 * i] & 0xff) << 16
              | (pixels[3 * i + 1] & 0xff) << 8
              | (pixels[3 * i + 2] & 0xff);
      image.setRGB(i % TILE_PX, i / TILE_PX, rgb);
    }
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
      writer.setOutput(out);
      ImageWriteParam param = writer.getDefaultWriteParam();
      param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      param.setCompressionQuality(0.85f);
      writer.write(null, new IIOImage(image, null, null), param);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }
}
