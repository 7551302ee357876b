package org.cytostudy.runner.ingest;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/** A TIFF that names its donor wherever a TIFF can, with a label and a macro image. */
final class DonorTiff {
  /** What must come out nowhere. */
  static final String DONOR = "Erika Mustermann";

  /** Grey value of the label and the macro image, which nothing else has. */
  static final int LABEL_GREY = 137;

  private static final int SIDE = 600;
  private static final int SHORT = 3;
  private static final int LONG = 4;

  private final ByteBuffer file = ByteBuffer.allocate(1 << 20).order(ByteOrder.LITTLE_ENDIAN);
  private int lastLink = 4;

  private DonorTiff() {
    file.put((byte) 'I').put((byte) 'I').putShort((short) 42).putInt(0);
  }

  static Path write(Path path) throws IOException {
    DonorTiff tiff = new DonorTiff();
    byte[] section = new byte[SIDE * SIDE];
    Arrays.fill(section, (byte) 230);
    for (int y = 150; y < 450; y++) {
      Arrays.fill(section, y * SIDE + 150, y * SIDE + 450, (byte) 90);
    }
    Map<Integer, String> texts = new TreeMap<>();
    texts.put(269, "Document of " + DONOR);
    texts.put(
        270,
        "Aperio Image Library\n600x600 |MPP = 20|User = "
            + DONOR
            + "|Title = "
            + DONOR
            + "|ScanScope ID = "
            + DONOR
            + "|Date = 01/02/03");
    texts.put(285, "Page of " + DONOR);
    texts.put(305, "Scanner of " + DONOR);
    texts.put(306, "2001:01:01 00:00:00");
    texts.put(315, DONOR);
    texts.put(316, "pc-of-" + DONOR);
    texts.put(33432, "© " + DONOR);
    tiff.page(section, SIDE, SIDE, false, texts);
    byte[] label = new byte[60 * 40];
    Arrays.fill(label, (byte) LABEL_GREY);
    tiff.page(label, 60, 40, true, Map.of(270, "Aperio\nlabel 60x40 of " + DONOR));
    tiff.page(label, 60, 40, true, Map.of(270, "Aperio\nmacro 60x40 of " + DONOR));
    tiff.file.flip();
    return Files.write(path, Arrays.copyOf(tiff.file.array(), tiff.file.limit()));
  }

  private void page(
      byte[] pixels, int width, int height, boolean reduced, Map<Integer, String> texts) {
    int pixelsAt = file.position();
    file.put(pixels);
    TreeMap<Integer, int[]> entries = new TreeMap<>();
    entries.put(254, new int[] {LONG, 1, reduced ? 1 : 0});
    entries.put(256, new int[] {LONG, 1, width});
    entries.put(257, new int[] {LONG, 1, height});
    entries.put(258, new int[] {SHORT, 1, 8});
    entries.put(259, new int[] {SHORT, 1, 1});
    entries.put(262, new int[] {SHORT, 1, 1});
    entries.put(273, new int[] {LONG, 1, pixelsAt});
    entries.put(277, new int[] {SHORT, 1, 1});
    entries.put(278, new int[] {LONG, 1, height});
    entries.put(279, new int[] {LONG, 1, pixels.length});
    texts.forEach(
        (tag, text) -> {
          byte[] bytes = (text + "\0").getBytes(StandardCharsets.UTF_8);
          entries.put(tag, new int[] {2, bytes.length, file.position()});
          file.put(bytes);
        });
    align();
    file.putInt(lastLink, file.position());
    file.putShort((short) entries.size());
    entries.forEach(
        (tag, entry) ->
            file.putShort(tag.shortValue())
                .putShort((short) entry[0])
                .putInt(entry[1])
                .putInt(entry[2]));
    lastLink = file.position();
    file.putInt(0);
  }

  private void align() {
    file.position((file.position() + 1) / 2 * 2);
  }
}
