package org.cytostudy.imaging.fuzz;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * Changes the fields of TIFF directories: to values that exist, that are huge, or that point back.
 */
final class TiffMutator {
  private static final long[] TAGS = {
    254, 256, 257, 258, 259, 262, 266, 270, 273, 274, 277, 278, 279, 282, 283, 284, 296, 317, 322,
    323, 324, 325, 330, 338, 339, 347
  };
  private static final long[] VALUES = {
    0,
    1,
    2,
    3,
    4,
    5,
    6,
    7,
    8,
    16,
    17,
    32,
    33,
    64,
    255,
    256,
    1000,
    8192,
    32_773,
    32_946,
    50_000,
    65_535,
    65_536,
    1_000_000,
    4_000_000,
    4_194_304,
    16_777_216,
    0x7fff_ffffL,
    0x8000_0000L,
    0xffff_fff0L,
    0xffff_ffffL,
    0x7fff_ffff_ffff_ffffL,
    -1
  };
  private static final int MOST_DIRECTORIES = 12;

  private final ByteBuffer bytes;
  private final boolean big;
  private final Random random;
  private final List<Integer> entries = new ArrayList<>();
  private final List<Integer> directories = new ArrayList<>();
  private final List<Integer> links = new ArrayList<>();

  private TiffMutator(byte[] file, Random random) {
    this.bytes =
        ByteBuffer.wrap(file)
            .order(file[0] == 'M' ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
    this.big = bytes.getShort(2) == 43;
    this.random = random;
    links.add(big ? 8 : 4);
    walk();
  }

  static byte[] mutate(byte[] file, Random random) {
    TiffMutator mutator = new TiffMutator(file, random);
    if (!mutator.entries.isEmpty()) {
      mutator.change();
    }
    return file;
  }

  /** Finds the directories that can still be found. */
  private void walk() {
    Set<Long> seen = new HashSet<>();
    long offset = word(links.getFirst());
    while (offset > 0 && seen.add(offset) && directories.size() < MOST_DIRECTORIES) {
      int head = big ? 8 : 2;
      if (offset > bytes.capacity() - head) {
        return;
      }
      int at = (int) offset;
      long count = big ? bytes.getLong(at) : bytes.getShort(at) & 0xffff;
      int entryBytes = big ? 20 : 12;
      if (count < 1 || count > 64 || at + head + count * entryBytes + 8 > bytes.capacity()) {
        return;
      }
      directories.add(at);
      for (int i = 0; i < count; i++) {
        entries.add(at + head + i * entryBytes);
      }
      int next = at + head + (int) count * entryBytes;
      links.add(next);
      offset = word(next);
    }
  }

  private void change() {
    int entry = entries.get(random.nextInt(entries.size()));
    int valueAt = entry + (big ? 12 : 8);
    switch (random.nextInt(8)) {
      case 0 -> bytes.putShort(entry, (short) TAGS[random.nextInt(TAGS.length)]);
      case 1 -> bytes.putShort(entry + 2, (short) random.nextInt(20));
      case 2 -> putWord(entry + 4, value());
      case 3 -> putWord(links.get(random.nextInt(links.size())), somewhere());
      case 4 -> swap(entry, entries.get(random.nextInt(entries.size())));
      case 5 -> putWord(valueAt, somewhere());
      default -> {
        // Numbers of two bytes stand at the start of their word.
        if (bytes.getShort(entry + 2) == 3) {
          bytes.putShort(valueAt, (short) value());
        } else {
          putWord(valueAt, value());
        }
      }
    }
  }

  private long value() {
    return VALUES[random.nextInt(VALUES.length)];
  }

  private long somewhere() {
    return switch (random.nextInt(4)) {
      case 0 -> directories.get(random.nextInt(directories.size()));
      case 1 -> random.nextInt(bytes.capacity());
      case 2 -> bytes.capacity() - random.nextInt(20);
      default -> value();
    };
  }

  private void swap(int one, int other) {
    for (int i = 2; i < (big ? 20 : 12); i++) {
      byte kept = bytes.get(one + i);
      bytes.put(one + i, bytes.get(other + i));
      bytes.put(other + i, kept);
    }
  }

  private long word(int at) {
    return big ? bytes.getLong(at) : bytes.getInt(at) & 0xffff_ffffL;
  }

  private void putWord(int at, long value) {
    if (big) {
      bytes.putLong(at, value);
    } else {
      bytes.putInt(at, (int) value);
    }
  }
}
