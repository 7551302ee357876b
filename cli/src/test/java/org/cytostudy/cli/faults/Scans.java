package org.cytostudy.cli.faults;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.cytostudy.core.job.CytostudyJson;
import org.cytostudy.core.job.SectionMapping;

/** A folder of section images as a scanner's export may be: some good, some not. */
final class Scans {
  private static final int SIDE_PX = 64;
  private static final int ENTRY_BYTES = 12;
  private static final int HEADER_BYTES = 8;
  private static final int SHORT = 3;
  private static final int LONG = 4;
  private static final int RATIONAL = 5;

  private Scans() {}

  /** Writes two good images, three bad ones and their mapping. */
  static void write(Path folder, String brain) throws IOException {
    Files.createDirectories(folder);
    byte[] good = tiff(true, 1);
    Files.write(folder.resolve("good.tif"), good);
    Files.write(folder.resolve("good-too.tif"), tiff(true, 2));
    Files.write(folder.resolve("cut.tif"), Arrays.copyOf(tiff(true, 3), good.length - 1000));
    Files.write(folder.resolve("unsized.tif"), tiff(false, 4));
    Files.createFile(folder.resolve("empty.tif"));
    List<SectionMapping.Entry> entries = new ArrayList<>();
    for (String file : List.of("good.tif", "cut.tif", "unsized.tif", "empty.tif", "good-too.tif")) {
      int number = entries.size() + 1;
      entries.add(
          new SectionMapping.Entry(
              file,
              brain,
              "left",
              "1",
              number,
              number,
              "coronal",
              20,
              "cell-body",
              null,
              null,
              null,
              null,
              null));
    }
    CytostudyJson.mapper()
        .writeValue(folder.resolve("mapping.json").toFile(), new SectionMapping(entries));
  }

  /** An uncompressed grey image of one strip; 40 µm per pixel if it says so. */
  private static byte[] tiff(boolean sized, int seed) {
    List<int[]> tags = new ArrayList<>();
    tags.add(new int[] {256, LONG, SIDE_PX});
    tags.add(new int[] {257, LONG, SIDE_PX});
    tags.add(new int[] {258, SHORT, 8});
    tags.add(new int[] {259, SHORT, 1});
    tags.add(new int[] {262, SHORT, 1});
    int strip = tags.size();
    tags.add(new int[] {273, LONG, 0});
    tags.add(new int[] {277, SHORT, 1});
    tags.add(new int[] {278, LONG, SIDE_PX});
    tags.add(new int[] {279, LONG, SIDE_PX * SIDE_PX});
    if (sized) {
      tags.add(new int[] {282, RATIONAL, 0});
      tags.add(new int[] {283, RATIONAL, 0});
      tags.add(new int[] {296, SHORT, 3});
    }
    int resolution = HEADER_BYTES + 2 + tags.size() * ENTRY_BYTES + 4;
    int pixels = resolution + 8;
    tags.get(strip)[2] = pixels;
    ByteBuffer file =
        ByteBuffer.allocate(pixels + SIDE_PX * SIDE_PX).order(ByteOrder.LITTLE_ENDIAN);
    file.put((byte) 'I').put((byte) 'I').putShort((short) 42).putInt(HEADER_BYTES);
    file.putShort((short) tags.size());
    for (int[] tag : tags) {
      file.putShort((short) tag[0]).putShort((short) tag[1]).putInt(1);
      file.putInt(tag[1] == RATIONAL ? resolution : tag[2]);
    }
    file.putInt(0).putInt(250).putInt(1); // 250 pixels per centimetre
    for (int i = 0; i < SIDE_PX * SIDE_PX; i++) {
      boolean tissue = i / SIDE_PX > 20 && i / SIDE_PX < 44;
      file.put((byte) ((tissue ? 90 : 230) + (i * seed) % 5));
    }
    return file.array();
  }
}
