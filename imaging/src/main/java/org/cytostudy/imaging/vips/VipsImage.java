package org.cytostudy.imaging.vips;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.ClosedChannelException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.cytostudy.imaging.slide.Extent;
import org.cytostudy.imaging.slide.ImageFormatException;
import org.cytostudy.imaging.slide.PixelBlock;
import org.cytostudy.imaging.slide.PixelFormat;
import org.jspecify.annotations.Nullable;

/**
 * An image of libvips. Nothing is decoded before a region is asked for. Threads read one at a time,
 * and an image that failed once fails from then on: libvips keeps a tile that did not decode as a
 * black one, which the next read would get as if it were sound.
 */
final class VipsImage implements AutoCloseable {
  private static final int MAX_FIELDS = 4096;

  private final VipsLibrary vips;
  private final MemorySegment image;
  private final String where;
  private final Lock lock = new ReentrantLock();
  private final int widthPx;
  private final int heightPx;
  private final VipsPixels pixels;
  private boolean closed;
  private String brokenBy = "";

  private VipsImage(VipsLibrary vips, MemorySegment image, String where)
      throws ImageFormatException {
    this.vips = vips;
    this.image = image;
    this.where = where;
    this.widthPx = vips.integer("vips_image_get_width", image);
    this.heightPx = vips.integer("vips_image_get_height", image);
    this.pixels =
        VipsPixels.of(
            vips.integer("vips_image_get_bands", image),
            vips.integer("vips_image_get_format", image),
            vips.integer("vips_image_get_interpretation", image),
            where);
  }

  /**
   * Opens a file.
   *
   * @param loader such as {@code vips_openslideload}; libvips is never left to choose
   * @param options of the loader
   * @param where how messages call the image
   * @throws ImageFormatException with libvips's own words, if it cannot
   */
  static VipsImage open(
      VipsLibrary vips, String loader, Path file, Map<String, Object> options, String where)
      throws ImageFormatException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment name = arena.allocateFrom(file.toAbsolutePath().toString());
      return of(vips, vips.operate(arena, loader, List.of(name), options), where);
    }
  }

  /** Decodes bytes, which must stay where they are until the image is closed. */
  static VipsImage decode(VipsLibrary vips, String loader, MemorySegment bytes, String where)
      throws ImageFormatException {
    try (Arena arena = Arena.ofConfined()) {
      List<Object> inputs = List.of(bytes, bytes.byteSize());
      return of(vips, vips.operate(arena, loader, inputs, Map.of()), where);
    }
  }

  private static VipsImage of(VipsLibrary vips, @Nullable MemorySegment image, String where)
      throws ImageFormatException {
    if (image == null) {
      throw ImageFormatException.corrupt("libvips refuses it: " + vips.takeError(), where);
    }
    try {
      return new VipsImage(vips, image, where);
    } catch (ImageFormatException e) {
      vips.unref(image);
      throw e;
    }
  }

  int widthPx() {
    return widthPx;
  }

  int heightPx() {
    return heightPx;
  }

  Extent extent() {
    return new Extent(widthPx, heightPx);
  }

  PixelFormat format() {
    return pixels.format();
  }

  int bands() {
    return pixels.bands();
  }

  /** All texts that came with the file, by their names. */
  Map<String, String> texts() {
    Map<String, String> texts = new LinkedHashMap<>();
    MemorySegment names = vips.pointer("vips_image_get_fields", image);
    MemorySegment list = names.reinterpret((MAX_FIELDS + 1) * ADDRESS.byteSize());
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment out = arena.allocate(ADDRESS);
      for (int i = 0; i < MAX_FIELDS; i++) {
        MemorySegment name = list.getAtIndex(ADDRESS, i);
        if (name.equals(MemorySegment.NULL)) {
          break;
        }
        // Fails for what is no text, and says so where nobody reads it.
        if (vips.integer("vips_image_get_string", image, name, out) == 0) {
          texts.put(vips.text(name), vips.text(out.get(ADDRESS, 0)));
        }
      }
    }
    vips.takeError();
    vips.pointer("g_strfreev", names);
    return texts;
  }

  /** A number that came with the file; 0 where there is none. */
  int number(String field) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment out = arena.allocate(Integer.BYTES);
      MemorySegment name = arena.allocateFrom(field);
      boolean there = vips.integer("vips_image_get_int", image, name, out) == 0;
      if (!there) {
        vips.takeError();
      }
      return there ? out.get(JAVA_INT, 0) : 0;
    }
  }

  /**
   * Reads a region that lies within the image.
   *
   * @throws ImageFormatException with libvips's own words, if it does not decode
   */
  PixelBlock read(int x, int y, int width, int height) throws IOException {
    return new PixelBlock(width, height, format(), pixels.convert(stored(x, y, width, height)));
  }

  /** A region with all of its samples, those of opacity too. */
  byte[] stored(int x, int y, int width, int height) throws IOException {
    Math.multiplyExact(Math.multiplyExact(width, height), pixels.storedBytes());
    lock.lock();
    try (Arena arena = Arena.ofConfined()) {
      if (closed) {
        throw new ClosedChannelException();
      }
      if (!brokenBy.isEmpty()) {
        throw failed(x, y);
      }
      MemorySegment region = vips.pointer("vips_region_new", image);
      if (region.equals(MemorySegment.NULL)) {
        brokenBy = vips.takeError();
        throw failed(x, y);
      }
      try {
        MemorySegment length = arena.allocate(JAVA_LONG);
        MemorySegment data = vips.fetch(region, x, y, width, height, length);
        if (data.equals(MemorySegment.NULL)) {
          brokenBy = vips.takeError();
          throw failed(x, y);
        }
        try {
          return data.reinterpret(length.get(JAVA_LONG, 0)).toArray(JAVA_BYTE);
        } finally {
          vips.free(data);
        }
      } finally {
        vips.unref(region);
      }
    } finally {
      lock.unlock();
    }
  }

  private ImageFormatException failed(int x, int y) {
    return ImageFormatException.corrupt(
        "libvips cannot decode the pixels: " + brokenBy, where + ", pixel " + x + "," + y);
  }

  @Override
  public void close() {
    lock.lock();
    try {
      if (!closed) {
        closed = true;
        vips.unref(image);
      }
    } finally {
      lock.unlock();
    }
  }
}
