package org.cytostudy.imaging.tiff;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;

/** Builds TIFF files field by field, sound ones and broken ones alike. */
final class TiffFixture {
  static final int ASCII = 2;
  static final int SHORT = 3;
  static final int LONG = 4;
  static final int RATIONAL = 5;
  static final int UNDEFINED = 7;

  private final boolean big;
  private final ByteOrder order;
  private final List<Page> pages = new ArrayList<>();
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  TiffFixture(boolean big, ByteOrder order) {
    this.big = big;
    this.order = order;
  }

  static TiffFixture classic() {
    return new TiffFixture(false, ByteOrder.LITTLE_ENDIAN);
  }

  /** A directory; starts as that of an uncompressed 8-bit grey image of one strip. */
  final class Page {
    private final TreeMap<Integer, byte[]> values = new TreeMap<>();
    private final TreeMap<Integer, Integer> types = new TreeMap<>();
    private final List<Page> children = new ArrayList<>();
    private List<byte[]> data;

    private Page(int width, int height, byte[] data) {
      this.data = List.of(data);
      field(Tag.IMAGE_WIDTH, LONG, width);
      field(Tag.IMAGE_LENGTH, LONG, height);
      field(Tag.BITS_PER_SAMPLE, SHORT, 8);
      field(Tag.COMPRESSION, SHORT, 1);
      field(Tag.PHOTOMETRIC, SHORT, 1);
      field(Tag.SAMPLES_PER_PIXEL, SHORT, 1);
      field(Tag.ROWS_PER_STRIP, LONG, height);
      field(Tag.STRIP_BYTE_COUNTS, LONG, data.length);
    }

    Page field(int tag, int type, long... numbers) {
      ByteBuffer bytes = ByteBuffer.allocate(numbers.length * 8).order(order);
      for (long number : numbers) {
        if (type == SHORT) {
          bytes.putShort((short) number);
        } else {
          bytes.putInt((int) number);
        }
      }
      return raw(tag, type, Arrays.copyOf(bytes.array(), bytes.position()));
    }

    /** Several strips, or tiles of a size, in place of the one strip. */
    Page pieces(boolean tiled, int pieceWidth, int pieceHeight, List<byte[]> pieces) {
      data = pieces;
      without(Tag.ROWS_PER_STRIP).without(Tag.STRIP_BYTE_COUNTS);
      if (tiled) {
        field(Tag.TILE_WIDTH, LONG, pieceWidth).field(Tag.TILE_LENGTH, LONG, pieceHeight);
      } else {
        field(Tag.ROWS_PER_STRIP, LONG, pieceHeight);
      }
      long[] counts = pieces.stream().mapToLong(piece -> piece.length).toArray();
      return field(tiled ? Tag.TILE_BYTE_COUNTS : Tag.STRIP_BYTE_COUNTS, LONG, counts);
    }

    Page text(int tag, String text) {
      return raw(tag, ASCII, (text + "\0").getBytes(StandardCharsets.UTF_8));
    }

    Page without(int tag) {
      values.remove(tag);
      types.remove(tag);
      return this;
    }

    Page raw(int tag, int type, byte[] bytes) {
      values.put(tag, bytes);
      types.put(tag, type);
      return this;
    }

    Page child(int width, int height, byte[] samples) {
      Page child = new Page(width, height, samples);
      children.add(child);
      return child;
    }
  }

  Page page(int width, int height, byte[] samples) {
    Page page = new Page(width, height, samples);
    pages.add(page);
    return page;
  }

  Page firstPage() {
    return pages.getFirst();
  }

  /** A page of one grey value. */
  Page page(int width, int height) {
    return page(width, height, new byte[width * height]);
  }

  Path write(Path file) throws IOException {
    return Files.write(file, bytes());
  }

  byte[] bytes() {
    out.reset();
    byte[] header = new byte[big ? 16 : 8];
    out.writeBytes(header);
    List<Integer> nextAt = new ArrayList<>();
    List<Integer> starts = new ArrayList<>();
    for (Page page : pages) {
      starts.add(directory(page, nextAt));
    }
    byte[] bytes = out.toByteArray();
    ByteBuffer file = ByteBuffer.wrap(bytes).order(order);
    file.put(0, (byte) (order == ByteOrder.BIG_ENDIAN ? 'M' : 'I'));
    file.put(1, file.get(0));
    file.putShort(2, (short) (big ? 43 : 42));
    if (big) {
      file.putShort(4, (short) 8);
      file.putLong(8, starts.getFirst());
    } else {
      file.putInt(4, starts.getFirst());
    }
    for (int i = 0; i + 1 < starts.size(); i++) {
      if (big) {
        file.putLong(nextAt.get(i), starts.get(i + 1));
      } else {
        file.putInt(nextAt.get(i), starts.get(i + 1));
      }
    }
    return bytes;
  }

  private int directory(Page page, List<Integer> nextAt) {
    long[] childStarts = new long[page.children.size()];
    for (int i = 0; i < childStarts.length; i++) {
      childStarts[i] = directory(page.children.get(i), new ArrayList<>());
    }
    if (childStarts.length > 0) {
      page.field(Tag.SUB_IFDS, LONG, childStarts);
    }
    int offsetsTag = page.values.containsKey(Tag.TILE_WIDTH) ? Tag.TILE_OFFSETS : Tag.STRIP_OFFSETS;
    long[] offsets = new long[page.data.size()];
    for (int i = 0; i < offsets.length; i++) {
      offsets[i] = out.size();
      out.writeBytes(page.data.get(i));
    }
    if (!page.values.containsKey(offsetsTag)) {
      page.field(offsetsTag, LONG, offsets);
    }
    int start = out.size();
    int count = page.values.size();
    int inline = big ? 8 : 4;
    int length = (big ? 8 : 2) + count * (big ? 20 : 12) + inline;
    ByteBuffer directory = ByteBuffer.allocate(length).order(order);
    ByteArrayOutputStream behind = new ByteArrayOutputStream();
    if (big) {
      directory.putLong(count);
    } else {
      directory.putShort((short) count);
    }
    page.values.forEach(
        (tag, value) -> {
          int type = page.types.getOrDefault(tag, LONG);
          int unit =
              type == ASCII || type == UNDEFINED ? 1 : type == SHORT ? 2 : type == RATIONAL ? 8 : 4;
          directory.putShort(tag.shortValue()).putShort((short) type);
          int values = value.length / unit;
          long offset = (long) start + length + behind.size();
          if (big) {
            directory.putLong(values);
          } else {
            directory.putInt(values);
          }
          if (value.length <= inline) {
            directory.put(value).position(directory.position() + inline - value.length);
          } else {
            behind.writeBytes(value);
            if (big) {
              directory.putLong(offset);
            } else {
              directory.putInt((int) offset);
            }
          }
        });
    nextAt.add(start + directory.position());
    out.writeBytes(directory.array());
    out.writeBytes(behind.toByteArray());
    return start;
  }
}
