package org.cytostudy.imaging.tiff;

import java.util.Arrays;
import java.util.Optional;

/** Compressions that are read here. */
enum Compression {
  NONE(1, "none"),
  LZW(5, "LZW"),
  JPEG(7, "JPEG"),
  DEFLATE(8, "Deflate"),
  /** The same under the number it had before it was registered. */
  OLD_DEFLATE(32_946, "Deflate"),
  PACK_BITS(32_773, "PackBits");

  private final int code;
  private final String displayName;

  Compression(int code, String displayName) {
    this.code = code;
    this.displayName = displayName;
  }

  int code() {
    return code;
  }

  String displayName() {
    return displayName;
  }

  static Optional<Compression> ofCode(long code) {
    return Arrays.stream(values()).filter(c -> c.code == code).findFirst();
  }

  /** What a number that is not read here stands for. */
  static String nameOf(long code) {
    return switch ((int) code) {
      case 2, 3, 4 -> "CCITT fax";
      case 6 -> "old-style JPEG";
      case 33_003, 33_004, 33_005, 34_712 -> "JPEG 2000";
      case 34_925 -> "LZMA";
      case 34_933 -> "PNG";
      case 50_000 -> "Zstandard";
      case 50_001 -> "WebP";
      case 50_002, 52_546 -> "JPEG XL";
      default -> "unknown compression";
    };
  }
}
