package org.cytostudy.imaging.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Damages files: blindly, and where their structure says that it hurts. */
final class Mutator {
  private static final List<String> WORDS =
      List.of(
          "SizeX=\"1000000000\"",
          "SizeZ=\"999999\"",
          "SizeC=\"0\"",
          "IFD=\"-1\"",
          "IFD=\"7\"",
          "PlaneCount=\"1000000\"",
          "FirstC=\"999999\"",
          "DimensionOrder=\"XYXYX\"",
          "<BinaryOnly/>",
          "<Pixels>",
          "</Pixels>",
          "<!DOCTYPE a [<!ENTITY b \"c\">]>",
          "&b;",
          "<![CDATA[",
          "PhysicalSizeX=\"1e309\"",
          "PhysicalSizeX=\"NaN\"",
          "PhysicalSizeXUnit=\"pc\"",
          "images=999999999",
          "channels=999999999",
          "frames=0",
          "MPP = 99999999.9",
          "\0");
  private static final byte[] BYTES = {0, 1, 2, 3, 4, 7, 8, 16, 32, 64, 127, -128, -64, -2, -1};

  private final Random random;

  Mutator(Random random) {
    this.random = random;
  }

  /** A damaged copy of a file of some bytes, possibly with parts of another. */
  byte[] mutate(byte[] file, byte[] other) {
    byte[] bytes = file.clone();
    int changes = 1 + (random.nextInt(4) == 0 ? random.nextInt(12) : random.nextInt(3));
    for (int i = 0; i < changes && bytes.length > 16; i++) {
      bytes = once(bytes, other);
    }
    return bytes;
  }

  private byte[] once(byte[] bytes, byte[] other) {
    boolean tiff = bytes[0] == bytes[1] && (bytes[0] == 'I' || bytes[0] == 'M');
    return switch (random.nextInt(tiff ? 16 : 9)) {
      case 0 -> flipped(bytes);
      case 1 -> overwritten(bytes, BYTES[random.nextInt(BYTES.length)]);
      case 2 -> overwritten(bytes, (byte) random.nextInt(256));
      case 3 -> run(bytes);
      case 4 -> random.nextInt(6) == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes;
      case 5 -> moved(bytes);
      case 6 -> spliced(bytes, other);
      case 7 -> worded(bytes);
      case 8 -> marked(bytes);
      default -> TiffMutator.mutate(bytes, random);
    };
  }

  private byte[] flipped(byte[] bytes) {
    bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
    return bytes;
  }

  private byte[] overwritten(byte[] bytes, byte value) {
    bytes[random.nextInt(bytes.length)] = value;
    return bytes;
  }

  private byte[] run(byte[] bytes) {
    int from = random.nextInt(bytes.length);
    int to = Math.min(bytes.length, from + 1 + random.nextInt(8));
    Arrays.fill(bytes, from, to, BYTES[random.nextInt(BYTES.length)]);
    return bytes;
  }

  /** Copies a piece over another place, which keeps every offset where it was. */
  private byte[] moved(byte[] bytes) {
    int length = 1 + random.nextInt(Math.min(64, bytes.length / 2));
    int from = random.nextInt(bytes.length - length);
    System.arraycopy(bytes, from, bytes, random.nextInt(bytes.length - length), length);
    return bytes;
  }

  private byte[] spliced(byte[] bytes, byte[] other) {
    int length = 1 + random.nextInt(Math.min(Math.min(256, other.length), bytes.length));
    int from = random.nextInt(other.length - length + 1);
    System.arraycopy(other, from, bytes, random.nextInt(bytes.length - length + 1), length);
    return bytes;
  }

  private byte[] worded(byte[] bytes) {
    byte[] word = WORDS.get(random.nextInt(WORDS.size())).getBytes(StandardCharsets.ISO_8859_1);
    if (word.length >= bytes.length) {
      return bytes;
    }
    // At the start of another attribute or line, where there is text at all.
    int at = random.nextInt(bytes.length - word.length);
    for (int i = at; i < bytes.length - word.length; i++) {
      if (bytes[i] == ' ' || bytes[i] == '\n' || bytes[i] == '<') {
        at = i + 1;
        break;
      }
    }
    System.arraycopy(word, 0, bytes, at, Math.min(word.length, bytes.length - at));
    return bytes;
  }

  /** Changes the bytes behind a JPEG marker: lengths, sizes, tables. */
  private byte[] marked(byte[] bytes) {
    int start = random.nextInt(bytes.length);
    for (int i = 0; i < bytes.length - 12; i++) {
      int at = (start + i) % (bytes.length - 12);
      if (bytes[at] == -1 && (bytes[at + 1] & 0xff) >= 0xc0 && bytes[at + 1] != -1) {
        bytes[at + 1 + random.nextInt(10)] = BYTES[random.nextInt(BYTES.length)];
        return bytes;
      }
    }
    return bytes;
  }
}
