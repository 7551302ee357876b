package org.cytostudy.imaging.vips;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Formats that no reader in Java reads, or whose pages only their maker's rules make sense of. */
public enum NativeFormat {
  JPEG_2000("A JPEG 2000 file"),
  HAMAMATSU_NDPI("A Hamamatsu NDPI file"),
  HAMAMATSU_VMS("A Hamamatsu VMS file"),
  LEICA_SCN("A Leica SCN file"),
  VENTANA_BIF("A Ventana BIF file"),
  MIRAX("A 3DHISTECH MRXS file"),
  ZEISS_CZI("A Zeiss CZI file");

  private static final byte[] JP2 = {
    0, 0, 0, 12, 'j', 'P', ' ', ' ', '\r', '\n', (byte) 0x87, '\n'
  };
  private static final byte[] CODESTREAM = {(byte) 0xff, 0x4f, (byte) 0xff, 0x51};
  private static final byte[] CZI = "ZISRAWFILE".getBytes(StandardCharsets.US_ASCII);
  private static final String VMS = "Virtual Microscope Specimen]";
  private static final int START_BYTES = 64;

  private final String displayName;

  NativeFormat(String displayName) {
    this.displayName = displayName;
  }

  /** How a sentence about such a file begins. */
  public String displayName() {
    return displayName;
  }

  /** The format of a file that is no TIFF, if it is one of these. */
  public static Optional<NativeFormat> of(Path file) throws IOException {
    byte[] start;
    try (InputStream in = Files.newInputStream(file)) {
      start = in.readNBytes(START_BYTES);
    }
    if (startsWith(start, JP2) || startsWith(start, CODESTREAM)) {
      return Optional.of(JPEG_2000);
    }
    if (startsWith(start, CZI)) {
      return Optional.of(ZEISS_CZI);
    }
    if (new String(start, StandardCharsets.ISO_8859_1).contains(VMS)) {
      return Optional.of(HAMAMATSU_VMS);
    }
    // Its first bytes are those of a JPEG or of nothing; its name and the folder beside it tell.
    String name = file.getFileName().toString();
    if (name.toLowerCase(Locale.ROOT).endsWith(".mrxs")) {
      return Optional.of(MIRAX);
    }
    return Optional.empty();
  }

  private static boolean startsWith(byte[] bytes, byte[] magic) {
    return bytes.length >= magic.length
        && Arrays.equals(bytes, 0, magic.length, magic, 0, magic.length);
  }
}
