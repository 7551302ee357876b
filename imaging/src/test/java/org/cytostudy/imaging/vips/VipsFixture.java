package org.cytostudy.imaging.vips;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cytostudy.imaging.slide.PixelBlock;

/** Writes files with libvips, which only it and OpenSlide read. */
public final class VipsFixture {
  /** Of VipsForeignTiffCompression. */
  private static final int JPEG = 1;

  private static final int DEFLATE = 2;
  private static final int JPEG_2000 = 8;
  private static final int LEICA_NM_PER_PX = 500;

  private static final int COMPRESSION_TAG = 259;

  private VipsFixture() {}

  /** Whether libvips is here; without it the tests that need it are skipped and say so. */
  public static boolean available() {
    return VipsLibrary.find().isPresent();
  }

  /** A JPEG 2000 file that loses nothing, in tiles of 64 px. */
  public static Path jpeg2000(Path file, PixelBlock pixels) {
    return save("vips_jp2ksave", file, pixels, "", lossless(64));
  }

  /**
   * A TIFF pyramid whose tiles of 64 px are JPEG 2000 and lose nothing. libvips numbers them 33004,
   * which does not tell RGB from YCbCr; here they become 33005, which does.
   */
  public static Path jpeg2000Tiff(Path file, PixelBlock pixels) throws IOException {
    Map<String, Object> options = new HashMap<>(lossless(64));
    options.putAll(Map.of("compression", JPEG_2000, "tile", 1, "pyramid", 1, "rgbjpeg", 1));
    save("vips_tiffsave", file, pixels, "", options);
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    int directory = bytes.getInt(4);
    while (directory != 0) {
      int fields = bytes.getShort(directory);
      for (int i = 0; i < fields; i++) {
        int field = directory + 2 + 12 * i;
        if (bytes.getShort(field) == COMPRESSION_TAG) {
          bytes.putShort(field + 8, (short) 33_005);
        }
      }
      directory = bytes.getInt(directory + 2 + 12 * fields);
    }
    return Files.write(file, bytes.array());
  }

  /** What Aperio's scanners write, in tiles of 64 px, which OpenSlide recognises. */
  static Path aperio(Path file, PixelBlock pixels, String properties) {
    return save(
        "vips_tiffsave",
        file,
        pixels,
        "Aperio Image Library v1.0\n64x64 |" + properties,
        Map.of(
            "tile",
            1,
            "tile_width",
            64,
            "tile_height",
            64,
            "pyramid",
            1,
            "compression",
            JPEG,
            "Q",
            98));
  }

  /**
   * What Leica's scanners write: a BigTIFF whose description says where its images lie on the
   * slide. The slide is one pixel wider than the image, since an image of its whole is taken for a
   * macro.
   */
  public static Path leica(Path file, PixelBlock pixels) {
    int width = pixels.width();
    int height = pixels.height();
    String description =
        """
        <?xml version="1.0"?>
        <scn xmlns="http://www.leica-microsystems.com/scn/2010/10/01">
          <collection name="a" sizeX="%d" sizeY="%d"><image name="section">
            <device model="m" version="1"/>
            <pixels sizeX="%d" sizeY="%d">
              <dimension ifd="0" sizeX="%d" sizeY="%d" z="0" r="0"/>
              <dimension ifd="1" sizeX="%d" sizeY="%d" z="0" r="1"/>
            </pixels>
            <view sizeX="%d" sizeY="%d" offsetX="0" offsetY="0" spacingZ="0"/>
            <scanSettings>
              <objectiveSettings><objective>20</objective></objectiveSettings>
              <illuminationSettings>
                <illuminationSource>brightfield</illuminationSource>
              </illuminationSettings>
            </scanSettings>
          </image></collection>
        </scn>
        """
            .formatted(
                (width + 1) * LEICA_NM_PER_PX,
                height * LEICA_NM_PER_PX,
                width,
                height,
                width,
                height,
                width / 2,
                height / 2,
                width * LEICA_NM_PER_PX,
                height * LEICA_NM_PER_PX);
    Map<String, Object> options = new HashMap<>(Map.of("tile_width", 64, "tile_height", 64));
    options.putAll(Map.of("compression", DEFLATE, "tile", 1, "pyramid", 1, "bigtiff", 1));
    return save("vips_tiffsave", file, pixels, description, options);
  }

  static Map<String, Object> lossless(int tilePx) {
    return Map.of("lossless", 1, "tile_width", tilePx, "tile_height", tilePx);
  }

  /**
   * Saves pixels.
   *
   * @param description becomes the ImageDescription of a TIFF
   */
  static Path save(
      String saver, Path file, PixelBlock pixels, String description, Map<String, Object> options) {
    VipsLibrary vips = VipsLibrary.find().orElseThrow();
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment data = arena.allocateFrom(JAVA_BYTE, pixels.samples());
      FunctionDescriptor form =
          FunctionDescriptor.of(
              ADDRESS, ADDRESS, JAVA_LONG, JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT);
      int sampleFormat = pixels.format().bitDepth() == 8 ? 0 : 2;
      MemorySegment image =
          (MemorySegment)
              vips.call(
                  "vips_image_new_from_memory_copy",
                  form,
                  data,
                  data.byteSize(),
                  pixels.width(),
                  pixels.height(),
                  pixels.format().channels(),
                  sampleFormat);
      if (!description.isEmpty()) {
        FunctionDescriptor set = FunctionDescriptor.ofVoid(ADDRESS, ADDRESS, ADDRESS);
        vips.call(
            "vips_image_set_string",
            set,
            image,
            arena.allocateFrom("image-description"),
            arena.allocateFrom(description));
      }
      List<MemoryLayout> layouts = new ArrayList<>(List.of(ADDRESS, ADDRESS));
      List<Object> arguments = new ArrayList<>(List.of(image, arena.allocateFrom(file.toString())));
      options.forEach(
          (name, value) -> {
            layouts.addAll(List.of(ADDRESS, JAVA_INT));
            arguments.addAll(List.of(arena.allocateFrom(name), value));
          });
      layouts.add(ADDRESS);
      arguments.add(MemorySegment.NULL);
      int failed =
          (int)
              vips.invoke(
                  saver,
                  FunctionDescriptor.of(JAVA_INT, layouts.toArray(MemoryLayout[]::new)),
                  arguments.toArray(),
                  Linker.Option.firstVariadicArg(2));
      vips.unref(image);
      if (failed != 0) {
        throw new AssertionError("libvips cannot write the fixture: " + vips.takeError());
      }
      return file;
    }
  }
}
