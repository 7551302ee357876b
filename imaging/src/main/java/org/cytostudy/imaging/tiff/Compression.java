package org.cytostudy.imaging.tiff;

import java.util.Arrays;
import java.util.Optional;

/** Compressions that are read. */
enum Compression {
  NONE(1, "none", 1),
  LZW(5, "LZW", 4096),
  /** Its streams say themselves how large they are, which is compared with the directory. */
  JPEG(7, "JPEG", Integer.MAX_VALUE),
  DEFLATE(8, "Deflate", 1032),
  /** The same under the number it had before it was registered. */
  OLD_DEFLATE(32_946, "Deflate", 1032),
  PACK_BITS(32_773, "PackBits", 64),
  ZSTD(50_000, "Zstandard", 1 << 16),
  /** Through libtiff, as are the next two. */
  LZMA(34_925, "LZMA", Integer.MAX_VALUE),
  LERC(34_887, "LERC", Integer.MAX_VALUE),
  WEBP(50_001, "WebP", Integer.MAX_VALUE),
  JPEG_2000(34_712, "JPEG 2000", Integer.MAX_VALUE),
  /** In Aperio's files of luminance and colour differences, in those of others of any colours. */
  APERIO_JPEG_2000_YCC(33_003, "JPEG 2000", Integer.MAX_VALUE),
  LOSSY_JPEG_2000(33_004, "JPEG 2000", Integer.MAX_VALUE),
  APERIO_JPEG_2000_RGB(33_005, "JPEG 2000", Integer.MAX_VALUE);

  private final int code;
  private final String displayName;
  private final long mostExpansion;

  Compression(int code, String displayName, long mostExpansion) {
    this.code = code;
    this.displayName = displayName;
    this.mostExpansion = mostExpansion;
  }

  int code() {
    return code;
  }

  String displayName() {
    return displayName;
  }

  /** Whether so few bytes can decode to so many: if not, nothing need be allocated to find out. */
  boolean canExpand(long stored, long decoded) {
    return decoded / mostExpansion <= stored;
  }

  /** Whether its tiles are JPEG 2000 codestreams, which libvips decodes. */
  boolean jpeg2000() {
    return displayName.equals("JPEG 2000");
  }

  /** Whether only libtiff decodes its tiles. */
  boolean foreign() {
    return this == LZMA || this == LERC || this == WEBP;
  }

  /** Whether samples may be stored as differences; the others ignore the field. */
  boolean predicts() {
    return switch (this) {
      case LZW, DEFLATE, OLD_DEFLATE, ZSTD, LZMA -> true;
      default -> false;
    };
  }

  static Optional<Compression> ofCode(long code) {
    return Arrays.stream(values()).filter(c -> c.code == code).findFirst();
  }

  /** What a number that is not read stands for. */
  static String nameOf(long code) {
    return switch ((int) code) {
      case 2, 3, 4 -> "CCITT fax";
      case 6 -> "old-style JPEG";
      case 34_933 -> "PNG";
      case 50_002, 52_546 -> "JPEG XL";
      default -> "unknown compression";
    };
  }
}
