package org.cytostudy.imaging.tiff;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.Deflater;
import org.cytostudy.imaging.slide.PixelBlock;
import org.jspecify.annotations.Nullable;

/** Writes TIFF files in every layout that is read, straight from the specification. */
public final class TiffMaker {
  private boolean big;
  private ByteOrder order = ByteOrder.LITTLE_ENDIAN;
  private boolean planar;
  private int tilePx;
  private int rowsPerStrip = 50;
  private int compression = 1;
  private int predictor = 1;
  private JpegMaker.@Nullable Colours jpeg;
  private String description = "";
  private boolean halfSizedChild;

  /** A classic, little-endian, uncompressed file of strips. */
  public TiffMaker() {}

  public TiffMaker bigTiff() {
    big = true;
    return this;
  }

  public TiffMaker bigEndian() {
    order = ByteOrder.BIG_ENDIAN;
    return this;
  }

  /** Each channel in tiles of its own. */
  public TiffMaker planar() {
    planar = true;
    return this;
  }

  public TiffMaker tiles(int sidePx) {
    tilePx = sidePx;
    return this;
  }

  public TiffMaker strips(int rows) {
    rowsPerStrip = rows;
    return this;
  }

  public TiffMaker deflate(int withPredictor) {
    compression = 8;
    predictor = withPredictor;
    return this;
  }

  public TiffMaker zstandard(int withPredictor) {
    compression = 50_000;
    predictor = withPredictor;
    return this;
  }

  public TiffMaker packBits() {
    compression = 32_773;
    return this;
  }

  /** JPEG tiles that share their tables. */
  public TiffMaker jpeg(JpegMaker.Colours colours) {
    compression = 7;
    jpeg = colours;
    return this;
  }

  public TiffMaker description(String text) {
    description = text;
    return this;
  }

  /** A sub-directory with every second pixel of every second row. */
  public TiffMaker pyramid() {
    halfSizedChild = true;
    return this;
  }

  public Path write(Path file, PixelBlock... pages) throws IOException {
    TiffFixture fixture = new TiffFixture(big, order);
    for (int i = 0; i < pages.length; i++) {
      TiffFixture.Page page = fixture.page(pages[i].width(), pages[i].height());
      fill(page, pages[i]);
      if (i == 0 && !description.isEmpty()) {
        page.text(Tag.IMAGE_DESCRIPTION, description);
      }
      if (halfSizedChild) {
        PixelBlock half = half(pages[i]);
        fill(page.child(half.width(), half.height(), new byte[0]), half);
      }
    }
    return fixture.write(file);
  }

  private static PixelBlock half(PixelBlock whole) {
    int width = (whole.width() + 1) / 2;
    int height = (whole.height() + 1) / 2;
    int bytes = whole.format().bytes();
    byte[] samples = new byte[width * height * bytes];
    for (int i = 0; i < width * height; i++) {
      int from = (i / width * 2 * whole.width() + i % width * 2) * bytes;
      System.arraycopy(whole.samples(), from, samples, i * bytes, bytes);
    }
    return new PixelBlock(width, height, whole.format(), samples);
  }

  private void fill(TiffFixture.Page page, PixelBlock pixels) throws IOException {
    int channels = pixels.format().channels();
    long[] bits = new long[channels];
    Arrays.fill(bits, pixels.format().bitDepth());
    page.field(Tag.BITS_PER_SAMPLE, TiffFixture.SHORT, bits)
        .field(Tag.SAMPLES_PER_PIXEL, TiffFixture.SHORT, channels)
        .field(Tag.PLANAR_CONFIGURATION, TiffFixture.SHORT, planar ? 2 : 1)
        .field(Tag.PHOTOMETRIC, TiffFixture.SHORT, channels == 1 ? 1 : 2)
        .field(Tag.COMPRESSION, TiffFixture.SHORT, compression)
        .field(Tag.PREDICTOR, TiffFixture.SHORT, predictor);
    if (pixels.format().floatingPoint()) {
      page.field(Tag.SAMPLE_FORMAT, TiffFixture.SHORT, 3);
    }
    int width = tilePx > 0 ? tilePx : pixels.width();
    int height = tilePx > 0 ? tilePx : rowsPerStrip;
    List<byte[]> pieces = new ArrayList<>();
    for (int plane = 0; plane < (planar ? channels : 1); plane++) {
      for (int y = 0; y < pixels.height(); y += height) {
        for (int x = 0; x < pixels.width(); x += width) {
          int rows = tilePx > 0 ? height : Math.min(height, pixels.height() - y);
          pieces.add(piece(pixels, x, y, width, rows, planar ? plane : -1));
        }
      }
    }
    if (jpeg != null) {
      JpegMaker.Shared shared = JpegMaker.shareTables(pieces);
      page.raw(Tag.JPEG_TABLES, TiffFixture.UNDEFINED, shared.tables());
      pieces = shared.streams();
      if (jpeg == JpegMaker.Colours.Y_CB_CR) {
        page.field(Tag.PHOTOMETRIC, TiffFixture.SHORT, 6);
      }
    }
    page.pieces(tilePx > 0, width, height, pieces);
  }

  /** A tile; beyond the image its edge is repeated. */
  private byte[] piece(PixelBlock pixels, int left, int top, int width, int rows, int plane)
      throws IOException {
    int first = Math.max(0, plane);
    int channels = plane < 0 ? pixels.format().channels() : 1;
    int sampleBytes = pixels.format().sampleBytes();
    ByteBuffer raw = ByteBuffer.allocate(rows * width * channels * sampleBytes).order(order);
    ByteBuffer from = ByteBuffer.wrap(pixels.samples()).order(ByteOrder.LITTLE_ENDIAN);
    for (int y = 0; y < rows; y++) {
      for (int x = 0; x < width; x++) {
        int px = Math.min(left + x, pixels.width() - 1);
        int py = Math.min(top + y, pixels.height() - 1);
        for (int c = first; c < first + channels; c++) {
          int index = ((py * pixels.width() + px) * pixels.format().channels() + c) * sampleBytes;
          switch (sampleBytes) {
            case 1 -> raw.put(from.get(index));
            case 2 -> raw.putShort(from.getShort(index));
            default -> raw.putInt(from.getInt(index));
          }
        }
      }
    }
    if (jpeg != null) {
      return JpegMaker.encode(raw.array(), width, rows, channels, jpeg);
    }
    byte[] bytes =
        switch (predictor) {
          case 2 -> differences(raw, width * channels, channels, sampleBytes);
          case 3 -> byteDifferences(raw, width * channels, channels);
          default -> raw.array();
        };
    return switch (compression) {
      case 8 -> deflated(bytes);
      case 50_000 -> Zstd.compress(bytes);
      case 32_773 -> literalRuns(bytes);
      default -> bytes;
    };
  }

  private byte[] differences(ByteBuffer raw, int rowSamples, int channels, int sampleBytes) {
    ByteBuffer out = ByteBuffer.allocate(raw.capacity()).order(order);
    for (int i = 0; i < raw.capacity() / sampleBytes; i++) {
      boolean first = i % rowSamples < channels;
      int at = i * sampleBytes;
      int before = at - channels * sampleBytes;
      switch (sampleBytes) {
        case 1 -> out.put((byte) (raw.get(at) - (first ? 0 : raw.get(before))));
        case 2 -> out.putShort((short) (raw.getShort(at) - (first ? 0 : raw.getShort(before))));
        default -> out.putInt(raw.getInt(at) - (first ? 0 : raw.getInt(before)));
      }
    }
    return out.array();
  }

  /** Technical Note 3: bytes by significance, whatever the file's order, then differences. */
  private static byte[] byteDifferences(ByteBuffer raw, int rowSamples, int channels) {
    byte[] out = new byte[raw.capacity()];
    int rowBytes = rowSamples * 4;
    for (int start = 0; start < out.length; start += rowBytes) {
      byte[] row = new byte[rowBytes];
      for (int i = 0; i < rowSamples; i++) {
        int bits = raw.getInt(start + 4 * i);
        for (int significance = 0; significance < 4; significance++) {
          row[significance * rowSamples + i] = (byte) (bits >> (24 - 8 * significance));
        }
      }
      for (int i = 0; i < rowBytes; i++) {
        out[start + i] = (byte) (row[i] - (i < channels ? 0 : row[i - channels]));
      }
    }
    return out;
  }

  private static byte[] deflated(byte[] bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (Deflater deflater = new Deflater()) {
      deflater.setInput(bytes);
      deflater.finish();
      byte[] part = new byte[4096];
      while (!deflater.finished()) {
        out.write(part, 0, deflater.deflate(part));
      }
    }
    return out.toByteArray();
  }

  private static byte[] literalRuns(byte[] bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int at = 0; at < bytes.length; at += 100) {
      int count = Math.min(100, bytes.length - at);
      out.write(count - 1);
      out.write(bytes, at, count);
    }
    return out.toByteArray();
  }
}
