package org.cytostudy.imaging.libtiff;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.nio.ByteOrder;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.cytostudy.imaging.slide.ImageFormatException;
import org.jspecify.annotations.Nullable;

/**
 * The few functions of libtiff that decoding needs, called through the foreign-function API. It is
 * looked for once, when first needed; nothing of it is loaded before.
 */
final class LibTiffLibrary {
  private static final List<String> NAMES =
      List.of(
          "libtiff.so.6",
          "libtiff.so.5",
          "libtiff.6.dylib",
          "/opt/homebrew/lib/libtiff.6.dylib",
          "/usr/local/lib/libtiff.6.dylib");
  private static final int JPEG_COLOUR_MODE = 65_538;
  private static final int JPEG_AS_RGB = 1;

  private static final class Holder {
    static final @Nullable LibTiffLibrary FOUND = load(NAMES);
  }

  private final MethodHandle open;
  private final MethodHandle close;
  private final MethodHandle setField;
  private final MethodHandle hasCodec;
  private final MethodHandle decode;
  private final MethodHandle decodeToHeap;

  private LibTiffLibrary(SymbolLookup symbols) {
    Linker linker = Linker.nativeLinker();
    open =
        linker.downcallHandle(
            symbols.findOrThrow("TIFFOpen"), FunctionDescriptor.of(ADDRESS, ADDRESS, ADDRESS));
    close =
        linker.downcallHandle(symbols.findOrThrow("TIFFClose"), FunctionDescriptor.ofVoid(ADDRESS));
    setField =
        linker.downcallHandle(
            symbols.findOrThrow("TIFFSetField"),
            FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT),
            Linker.Option.firstVariadicArg(2));
    hasCodec =
        linker.downcallHandle(
            symbols.findOrThrow("TIFFIsCODECConfigured"),
            FunctionDescriptor.of(JAVA_INT, JAVA_SHORT));
    MemorySegment function = symbols.findOrThrow("TIFFReadFromUserBuffer");
    FunctionDescriptor form =
        FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT, ADDRESS, JAVA_LONG, ADDRESS, JAVA_LONG);
    decode = linker.downcallHandle(function, form);
    decodeToHeap = linker.downcallHandle(function, form, Linker.Option.critical(true));
  }

  /** The library, if it is installed, new enough and this Java may call it. */
  static Optional<LibTiffLibrary> find() {
    return Optional.ofNullable(Holder.FOUND);
  }

  /** The first library of these names that can be used. */
  static Optional<LibTiffLibrary> find(List<String> names) {
    return Optional.ofNullable(load(names));
  }

  /**
   * The library, which a file needs.
   *
   * @param found what looking for it gave
   * @param code of the compression
   * @param name of the compression
   * @throws ImageFormatException naming the package to install, where it is not there
   */
  static LibTiffLibrary require(
      Optional<LibTiffLibrary> found, int code, String name, @Nullable String where)
      throws ImageFormatException {
    LibTiffLibrary library =
        found.orElseThrow(
            () ->
                new ImageFormatException(
                    ImageFormatException.Problem.LIBRARY_MISSING,
                    "TIFF with " + name + " is read through libtiff, which is not installed",
                    where,
                    "Install it (Debian: apt install libtiff6; macOS: brew install libtiff), or"
                        + " convert the file to a tiled TIFF with Deflate, LZW or JPEG"));
    if (!library.has(code)) {
      throw ImageFormatException.unsupported(
          "The libtiff that is installed was built without " + name, where);
    }
    return library;
  }

  private static @Nullable LibTiffLibrary load(List<String> names) {
    // It gives samples in the order of this machine, and readers promise little-endian ones.
    if (ByteOrder.nativeOrder() != ByteOrder.LITTLE_ENDIAN) {
      return null;
    }
    for (String name : names) {
      try {
        SymbolLookup symbols = SymbolLookup.libraryLookup(name, Arena.global());
        LibTiffLibrary library = new LibTiffLibrary(symbols);
        silence(symbols, "TIFFSetErrorHandler");
        silence(symbols, "TIFFSetWarningHandler");
        return library;
      } catch (IllegalArgumentException | IllegalCallerException | NoSuchElementException e) {
        // Not under this name, or without a function, or native access is denied.
      }
    }
    return null;
  }

  /** Its messages would go to the error stream, with the names of our files in them. */
  private static void silence(SymbolLookup symbols, String setter) {
    FunctionDescriptor form = FunctionDescriptor.of(ADDRESS, ADDRESS);
    MethodHandle set = Linker.nativeLinker().downcallHandle(symbols.findOrThrow(setter), form);
    try {
      MemorySegment before = (MemorySegment) set.invokeExact(MemorySegment.NULL);
      assert before != null;
    } catch (Throwable e) {
      throw failed(e);
    }
  }

  boolean has(int compression) {
    try {
      return (int) hasCodec.invokeExact((short) compression) != 0;
    } catch (Throwable e) {
      throw failed(e);
    }
  }

  /** Opens a file; null where it does not take it. */
  @Nullable MemorySegment open(String path, boolean jpeg) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment file =
          (MemorySegment) open.invokeExact(arena.allocateFrom(path), arena.allocateFrom("r"));
      if (file.equals(MemorySegment.NULL)) {
        return null;
      }
      if (jpeg && (int) setField.invokeExact(file, JPEG_COLOUR_MODE, JPEG_AS_RGB) != 1) {
        close(file);
        return null;
      }
      return file;
    } catch (Throwable e) {
      throw failed(e);
    }
  }

  void close(MemorySegment file) {
    try {
      close.invokeExact(file);
    } catch (Throwable e) {
      throw failed(e);
    }
  }

  /**
   * Decodes the only tile of an open file from bytes that lie elsewhere.
   *
   * @param samples where to; in the heap only where it is small, since every thread of this process
   *     may have to wait for the end of the call
   * @return whether it could
   */
  boolean decode(MemorySegment file, MemorySegment stored, MemorySegment samples) {
    MethodHandle handle = samples.isNative() ? decode : decodeToHeap;
    try {
      return (int)
              handle.invokeExact(file, 0, stored, stored.byteSize(), samples, samples.byteSize())
          == 1;
    } catch (Throwable e) {
      throw failed(e);
    }
  }

  private static IllegalStateException failed(Throwable e) {
    return new IllegalStateException("Cannot call libtiff", e);
  }
}
