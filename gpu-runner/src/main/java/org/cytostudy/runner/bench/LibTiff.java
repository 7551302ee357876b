package org.cytostudy.runner.bench;

import java.io.Closeable;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** libtiff as the peer of our reader: reads one tile at a time into memory outside of the heap. */
final class LibTiff implements Closeable {
  private static final List<String> NAMES =
      List.of("libtiff.so.6", "libtiff.so.5", "libtiff.6.dylib", "libtiff.dylib");
  private static final int JPEG_COLOUR_MODE = 65_538;
  private static final int JPEG_AS_RGB = 1;

  private final Arena arena = Arena.ofConfined();
  private final MethodHandle readTile;
  private final MethodHandle close;
  private final MemorySegment file;
  private final MemorySegment pixels;

  private LibTiff(SymbolLookup library, Path path, boolean jpeg) throws IOException {
    Linker linker = Linker.nativeLinker();
    MethodHandle open =
        linker.downcallHandle(
            library.findOrThrow("TIFFOpen"),
            FunctionDescriptor.of(ValueLayout.ADDRESS, ValueLayout.ADDRESS, ValueLayout.ADDRESS));
    MethodHandle setField =
        linker.downcallHandle(
            library.findOrThrow("TIFFSetField"),
            FunctionDescriptor.of(
                ValueLayout.JAVA_INT,
                ValueLayout.ADDRESS,
                ValueLayout.JAVA_INT,
                ValueLayout.JAVA_INT),
            Linker.Option.firstVariadicArg(2));
    readTile =
        linker.downcallHandle(
            library.findOrThrow("TIFFReadEncodedTile"),
            FunctionDescriptor.of(
                ValueLayout.JAVA_LONG,
                ValueLayout.ADDRESS,
                ValueLayout.JAVA_INT,
                ValueLayout.ADDRESS,
                ValueLayout.JAVA_LONG));
    close =
        linker.downcallHandle(
            library.findOrThrow("TIFFClose"), FunctionDescriptor.ofVoid(ValueLayout.ADDRESS));
    pixels = arena.allocate(BenchTiff.TILE_BYTES);
    try {
      file =
          (MemorySegment)
              open.invokeExact(arena.allocateFrom(path.toString()), arena.allocateFrom("r"));
      if (file.equals(MemorySegment.NULL)) {
        throw new IOException("libtiff cannot open " + path);
      }
      if (jpeg && (int) setField.invokeExact(file, JPEG_COLOUR_MODE, JPEG_AS_RGB) != 1) {
        throw new IOException("libtiff gives no RGB for " + path);
      }
    } catch (IOException | RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  /** Whether it is installed. */
  static boolean installed() {
    return library().isPresent();
  }

  /**
   * Opens a file.
   *
   * @throws IllegalStateException if the library is not installed
   */
  static LibTiff open(Path path, boolean jpeg) throws IOException {
    return new LibTiff(
        library().orElseThrow(() -> new IllegalStateException("libtiff is not installed")),
        path,
        jpeg);
  }

  private static Optional<SymbolLookup> library() {
    return NAMES.stream().flatMap(name -> lookup(name).stream()).findFirst();
  }

  /** Empty where the library has another name, or is not there at all. */
  private static Optional<SymbolLookup> lookup(String name) {
    try {
      return Optional.of(SymbolLookup.libraryLookup(name, Arena.global()));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** For example {@code libtiff 4.5.0}. */
  static String version() {
    SymbolLookup library = library().orElseThrow();
    MethodHandle version =
        Linker.nativeLinker()
            .downcallHandle(
                library.findOrThrow("TIFFGetVersion"), FunctionDescriptor.of(ValueLayout.ADDRESS));
    try {
      String text = ((MemorySegment) version.invokeExact()).reinterpret(1 << 12).getString(0);
      return "libtiff " + text.lines().findFirst().orElse("").replaceAll(".*Version ", "");
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  /** Decodes a tile. */
  void read(int tile) throws IOException {
    long read;
    try {
      read = (long) readTile.invokeExact(file, tile, pixels, (long) BenchTiff.TILE_BYTES);
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
    if (read != BenchTiff.TILE_BYTES) {
      throw new IOException("libtiff read " + read + " bytes of tile " + tile);
    }
  }

  /** A byte of the tile that was read last. */
  byte at(int index) {
    return pixels.get(ValueLayout.JAVA_BYTE, index);
  }

  @Override
  public void close() {
    try {
      close.invokeExact(file);
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    } finally {
      arena.close();
    }
  }
}
