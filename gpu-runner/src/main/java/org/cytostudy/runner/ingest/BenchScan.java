package org.cytostudy.runner.ingest;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;

/**
 * Writes a BigTIFF of RGB tiles without compression, as large as its pixels: a block of speckled
 * tissue on glass. Levels are made of the same speckles, for what they show is not looked at.
 */
final class BenchScan {
  static final int TILE_PX = 512;
  private static final int TILE_BYTES = TILE_PX * TILE_PX * 3;
  private static final int SHORT = 3;
  private static final int LONG = 4;
  private static final int RATIONAL = 5;
  private static final int LONG8 = 16;

  private BenchScan() {}

  private record Level(int side, int tiles, long firstTile) {}

  private record Field(int type, long[] values) {}

  /**
   * Writes one.
   *
   * @param sidePx a multiple of the tile's side
   * @param smallestPx levels are halved until one is at most so large; {@code sidePx} for none
   */
  static void write(Path file, int sidePx, int smallestPx) throws IOException {
    List<Level> levels = new ArrayList<>();
    long end = 16;
    for (int side = sidePx; ; side /= 2) {
      int across = Math.ceilDiv(side, TILE_PX);
      levels.add(new Level(side, across * across, end));
      end += (long) across * across * TILE_BYTES;
      if (side <= smallestPx) {
        break;
      }
    }
    byte[][] tissue = speckles();
    byte[] glass = new byte[TILE_BYTES];
    Arrays.fill(glass, (byte) 235);
    try (OutputStream raw = Files.newOutputStream(file);
        DataOutputStream out = new DataOutputStream(new BufferedOutputStream(raw, 1 << 20))) {
      ByteBuffer header = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
      header.put((byte) 'I').put((byte) 'I').putShort((short) 43).putShort((short) 8);
      out.write(header.putShort((short) 0).putLong(end).array());
      for (Level level : levels) {
        int across = Math.ceilDiv(level.side(), TILE_PX);
        for (int tile = 0; tile < level.tiles(); tile++) {
          boolean edge =
              across > 2
                  && (tile % across == 0
                      || tile % across == across - 1
                      || tile / across == 0
                      || tile / across == across - 1);
          out.write(edge ? glass : tissue[tile % tissue.length]);
        }
      }
    }
    appendDirectories(file, levels);
  }

  private static byte[][] speckles() {
    Random random = new Random(1);
    byte[][] tiles = new byte[7][TILE_BYTES];
    for (byte[] tile : tiles) {
      for (int i = 0; i < tile.length; i += 3) {
        int grey = random.nextInt(4) == 0 ? 90 : 190;
        for (int c = 0; c < 3; c++) {
          tile[i + c] = (byte) (grey + random.nextInt(16) - 10 * c);
        }
      }
    }
    return tiles;
  }

  private static void appendDirectories(Path file, List<Level> levels) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.APPEND)) {
      for (int i = 0; i < levels.size(); i++) {
        channel.write(directory(levels.get(i), i, channel.size(), i + 1 == levels.size()));
      }
    }
  }

  private static ByteBuffer directory(Level level, int index, long at, boolean last) {
    TreeMap<Integer, Field> fields = new TreeMap<>();
    fields.put(254, field(LONG, index == 0 ? 0 : 1));
    fields.put(256, field(LONG, level.side()));
    fields.put(257, field(LONG, level.side()));
    fields.put(258, field(SHORT, 8, 8, 8));
    fields.put(259, field(SHORT, 1));
    fields.put(262, field(SHORT, 2));
    fields.put(277, field(SHORT, 3));
    // 10,000 pixels a centimetre: 1 µm.
    fields.put(282, field(RATIONAL, 10_000 >> index, 1));
    fields.put(283, field(RATIONAL, 10_000 >> index, 1));
    fields.put(296, field(SHORT, 3));
    fields.put(322, field(LONG, TILE_PX));
    fields.put(323, field(LONG, TILE_PX));
    long[] offsets = new long[level.tiles()];
    long[] counts = new long[level.tiles()];
    for (int i = 0; i < offsets.length; i++) {
      offsets[i] = level.firstTile() + (long) i * TILE_BYTES;
      counts[i] = TILE_BYTES;
    }
    fields.put(324, field(LONG8, offsets));
    fields.put(325, field(LONG, counts));
    int size = 8 + 20 * fields.size() + 8;
    int extra = fields.values().stream().mapToInt(BenchScan::bytes).filter(n -> n > 8).sum();
    ByteBuffer out = ByteBuffer.allocate(size + extra).order(ByteOrder.LITTLE_ENDIAN);
    out.putLong(fields.size());
    int behind = size;
    for (var entry : fields.entrySet()) {
      Field field = entry.getValue();
      int count = field.values().length / (field.type() == RATIONAL ? 2 : 1);
      out.putShort(entry.getKey().shortValue()).putShort((short) field.type()).putLong(count);
      int next = out.position() + 8;
      if (bytes(field) > 8) {
        out.putLong(out.position(), at + behind);
        put(out.position(behind), field);
        behind += bytes(field);
      } else {
        put(out, field);
      }
      out.position(next);
    }
    out.putLong(last ? 0 : at + size + extra);
    return out.rewind();
  }

  private static Field field(int type, long... values) {
    return new Field(type, values);
  }

  private static int bytes(Field field) {
    int each = field.type() == SHORT ? 2 : field.type() == LONG8 ? 8 : 4;
    return each * field.values().length;
  }

  private static void put(ByteBuffer out, Field field) {
    for (long value : field.values()) {
      switch (field.type()) {
        case SHORT -> out.putShort((short) value);
        case LONG8 -> out.putLong(value);
        default -> out.putInt((int) value);
      }
    }
  }
}
