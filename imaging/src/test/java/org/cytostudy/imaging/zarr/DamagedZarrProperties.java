package org.cytostudy.imaging.zarr;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.cytostudy.imaging.slide.ImageFormatException;
import org.cytostudy.imaging.slide.PixelBlock;
import org.cytostudy.imaging.slide.PixelFormat;
import org.cytostudy.imaging.slide.SlideLevel;
import org.cytostudy.imaging.zarr.ZarrFixture.Coding;

/** Whatever happened to a store's files: it is read, or refused with a reason, and nothing else. */
class DamagedZarrProperties {
  /** Numbers, names and structures that a hostile file may put in the place of a sound value. */
  private static final List<String> HOSTILE =
      List.of(
          "-1",
          "0",
          "1",
          "3",
          "2147483647",
          "2147483648",
          "9223372036854775807",
          "1e308",
          "-0.5",
          "null",
          "true",
          "\"\"",
          "\"..\"",
          "\"../..\"",
          "\"/\"",
          "\"blosc\"",
          "\"gzip\"",
          "\"zstd\"",
          "\"crc32c\"",
          "\"F\"",
          "\">u2\"",
          "\"<f4\"",
          "\"uint16\"",
          "\"x\"",
          "\"NaN\"",
          "[]",
          "{}",
          "[[[[]]]]",
          "[1,1]",
          "[4000000,4000000]");

  private static final Pattern VALUE =
      Pattern.compile("-?\\d+(\\.\\d+)?|(?<=:)\"[^\"]*\"|\\[[^\\[\\]]*\\]");

  private static final List<Path> SOUND = new ArrayList<>();
  private static Path folder = Path.of(".");

  @BeforeContainer
  static void writeSoundStores() throws IOException {
    folder = Files.createTempDirectory("damaged-zarr");
    PixelBlock grey = smooth(PixelFormat.GREY8);
    PixelBlock colours = smooth(PixelFormat.RGB16);
    Coding[] v2 = {Coding.PLAIN, Coding.ZLIB, Coding.GZIP, Coding.ZSTD};
    for (Coding coding : v2) {
      ZarrFixture fixture = ZarrFixture.v2(folder.resolve("v2" + coding)).coding(coding);
      SOUND.add(fixture.chunk(32, 40).write(grey));
    }
    SOUND.add(
        ZarrFixture.v3(folder.resolve("v3"))
            .axes("tcyx")
            .chunk(1, 2, 32, 40)
            .coding(Coding.CHECKED)
            .write(colours));
    for (boolean atStart : new boolean[] {true, false}) {
      SOUND.add(
          ZarrFixture.v3(folder.resolve("sharded" + atStart))
              .chunk(16, 16)
              .shards(atStart, 2, 3)
              .coding(Coding.GZIP)
              .write(grey));
    }
    ZarrFixture blosc = ZarrFixture.v2(folder.resolve("blosc")).chunk(30, 50);
    SOUND.add(blosc.write(grey));
    blosc.edit("0/.zarray", root -> root.putObject("compressor").put("id", "blosc"));
    byte[] chunk = BloscTest.chunk("lz4", "0", 1);
    try (Stream<Path> files = Files.walk(folder.resolve("blosc/0"))) {
      for (Path file : files.filter(f -> f.getFileName().toString().matches("\\d")).toList()) {
        if (Files.isRegularFile(file)) {
          Files.write(file, chunk);
        }
      }
    }
  }

  private static PixelBlock smooth(PixelFormat format) {
    byte[] samples = new byte[70 * 60 * format.bytes()];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (byte) (i / 7);
    }
    return new PixelBlock(70, 60, format, samples);
  }

  @AfterContainer
  static void deleteFiles() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
    SOUND.clear();
  }

  @Property(tries = 400)
  void isReadOrRefusedWithAReason(
      @ForAll @IntRange(min = 0, max = 7) int which,
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 6) int changes)
      throws IOException {
    Random random = new Random(seed);
    Path store = SOUND.get(which);
    List<Path> files;
    try (Stream<Path> all = Files.walk(store)) {
      files = all.filter(Files::isRegularFile).sorted().toList();
    }
    // Metadata are few and chunks many; each kind is hit half of the time.
    List<Path> metadata =
        files.stream().filter(f -> f.getFileName().toString().matches("\\.z.*|zarr.json")).toList();
    List<Path> pool = random.nextBoolean() ? metadata : files;
    Path file = pool.get(random.nextInt(pool.size()));
    byte[] sound = Files.readAllBytes(file);
    boolean structured = metadata.contains(file) && random.nextInt(4) > 0;
    try {
      Files.write(
          file, structured ? replaced(sound, changes, random) : damaged(sound, changes, random));
      read(store);
    } finally {
      Files.write(file, sound);
    }
  }

  private static byte[] replaced(byte[] sound, int changes, Random random) {
    String text = new String(sound, StandardCharsets.UTF_8);
    for (int i = 0; i < changes; i++) {
      Matcher values = VALUE.matcher(text);
      List<int[]> places = new ArrayList<>();
      while (values.find()) {
        places.add(new int[] {values.start(), values.end()});
      }
      if (!places.isEmpty()) {
        int[] place = places.get(random.nextInt(places.size()));
        String value = HOSTILE.get(random.nextInt(HOSTILE.size()));
        text = text.substring(0, place[0]) + value + text.substring(place[1]);
      }
    }
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] damaged(byte[] sound, int changes, Random random) {
    byte[] bytes = sound.clone();
    for (int i = 0; i < changes; i++) {
      bytes[random.nextInt(bytes.length)] = (byte) (random.nextBoolean() ? 0xff : random.nextInt());
    }
    return random.nextInt(4) == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes;
  }

  private static void read(Path store) throws IOException {
    try (ZarrSlideReader reader = ZarrSlideReader.open(store, null)) {
      for (int level = 0; level < reader.levels().size(); level++) {
        SlideLevel size = reader.levels().get(level);
        int width = (int) Math.min(90, size.widthPx());
        int height = (int) Math.min(90, size.heightPx());
        reader.read(level, 0, 0, width, height);
        reader.read(level, size.widthPx() - width, size.heightPx() - height, width, height);
      }
    } catch (ImageFormatException e) {
      if (e.what().isBlank() || e.action().isBlank()) {
        throw new AssertionError("A refusal without a reason", e);
      }
    }
  }
}
