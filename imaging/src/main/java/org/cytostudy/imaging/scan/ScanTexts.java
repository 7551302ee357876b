package org.cytostudy.imaging.scan;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The pieces of a PNG or JPEG that hold text, by name; camera and scanner data among them. */
final class ScanTexts {
  private static final Set<String> PNG_TEXTS = Set.of("tEXt", "zTXt", "iTXt", "eXIf");
  private static final int PNG_SIGNATURE_BYTES = 8;
  private static final int MAX_PIECES = 1000;
  private static final int MAX_BYTES = 64 << 10;
  private static final int COMMENT = 0xfe;
  private static final int FIRST_APPLICATION = 0xe1;
  private static final int LAST_APPLICATION = 0xef;

  private final Map<String, String> found = new LinkedHashMap<>();

  private ScanTexts() {}

  /** Finds them; those behind a fault are not found. */
  static Map<String, String> of(Path file) throws IOException {
    ScanTexts texts = new ScanTexts();
    try (InputStream raw = Files.newInputStream(file);
        DataInputStream in = new DataInputStream(new BufferedInputStream(raw))) {
      if (in.read() == 0x89) {
        in.skipNBytes(PNG_SIGNATURE_BYTES - 1);
        texts.readPng(in);
      } else {
        in.skipNBytes(1);
        texts.readJpeg(in);
      }
    } catch (EOFException e) {
      // The pixels were complete before; what is cut off behind them names nobody.
      return Collections.unmodifiableMap(texts.found);
    }
    return Collections.unmodifiableMap(texts.found);
  }

  private void readPng(DataInputStream in) throws IOException {
    for (int i = 0; i < MAX_PIECES; i++) {
      int length = in.readInt();
      String type = new String(in.readNBytes(4), StandardCharsets.US_ASCII);
      if (length < 0 || type.equals("IEND")) {
        return;
      }
      if (PNG_TEXTS.contains(type)) {
        add("PNG chunk " + type, in, length);
      } else {
        in.skipNBytes(length);
      }
      in.skipNBytes(4);
    }
  }

  private void readJpeg(DataInputStream in) throws IOException {
    for (int i = 0; i < MAX_PIECES; i++) {
      if (in.readUnsignedByte() != 0xff) {
        return;
      }
      int marker = in.readUnsignedByte();
      while (marker == 0xff) {
        marker = in.readUnsignedByte();
      }
      if (marker == 0xda) {
        return;
      }
      int length = in.readUnsignedShort() - 2;
      if (length < 0) {
        return;
      }
      boolean application = marker >= FIRST_APPLICATION && marker <= LAST_APPLICATION;
      if (marker == COMMENT) {
        add("JPEG comment", in, length);
      } else if (application) {
        add("JPEG APP" + (marker - 0xe0), in, length);
      } else {
        in.skipNBytes(length);
      }
    }
  }

  /** Bytes that are no letters are left out: what matters is whether a name can be read. */
  private void add(String name, DataInputStream in, int length) throws IOException {
    int kept = Math.min(length, MAX_BYTES);
    String text = new String(in.readNBytes(kept), StandardCharsets.UTF_8);
    in.skipNBytes(length - kept);
    String readable = text.replaceAll("[\\p{Cntrl}\\ufffd]+", " ").strip();
    if (!readable.isEmpty()) {
      found.put(name + " " + (found.size() + 1), readable);
    }
  }
}
