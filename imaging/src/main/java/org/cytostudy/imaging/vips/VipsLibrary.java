package org.cytostudy.imaging.vips;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.cytostudy.imaging.slide.ImageFormatException;
import org.jspecify.annotations.Nullable;

/**
 * The few functions of libvips that reading needs, called through the foreign-function API. It is
 * looked for once, when first needed; nothing of it is loaded before.
 */
final class VipsLibrary {
  private static final List<String> NAMES =
      List.of(
          "libvips.so.42",
          "libvips.42.dylib",
          "/opt/homebrew/lib/libvips.42.dylib",
          "/usr/local/lib/libvips.42.dylib");

  /** Text of a message or of metadata beyond this is cut off. */
  private static final long MAX_TEXT_BYTES = 1 << 20;

  private static final class Holder {
    static final @Nullable VipsLibrary FOUND = load(NAMES);
  }

  private final Linker linker = Linker.nativeLinker();
  private final SymbolLookup symbols;
  private final Map<String, MethodHandle> handles = new ConcurrentHashMap<>();

  private VipsLibrary(SymbolLookup symbols) {
    this.symbols = symbols;
  }

  /** The library, if it is installed and this Java may call it. */
  static Optional<VipsLibrary> find() {
    return Optional.ofNullable(Holder.FOUND);
  }

  /** The first library of these names that can be started. */
  static Optional<VipsLibrary> find(List<String> names) {
    return Optional.ofNullable(load(names));
  }

  /**
   * The library, which a file needs.
   *
   * @param found what looking for it gave
   * @param what the file is or holds
   * @throws ImageFormatException naming the package to install, where it is not there
   */
  static VipsLibrary require(Optional<VipsLibrary> found, String what, @Nullable String where)
      throws ImageFormatException {
    return found.orElseThrow(
        () ->
            new ImageFormatException(
                ImageFormatException.Problem.LIBRARY_MISSING,
                what + " is read through libvips, which is not installed",
                where,
                "Install it (Debian: apt install libvips42 libopenslide0; macOS: brew install"
                    + " vips openslide), or convert the file to a tiled TIFF"));
  }

  private static @Nullable VipsLibrary load(List<String> names) {
    // Samples are passed on in the order of this machine, and readers promise little-endian ones.
    if (ByteOrder.nativeOrder() != ByteOrder.LITTLE_ENDIAN) {
      return null;
    }
    for (String name : names) {
      try {
        VipsLibrary found = new VipsLibrary(SymbolLookup.libraryLookup(name, Arena.global()));
        return found.start() ? found : null;
      } catch (IllegalArgumentException | IllegalCallerException e) {
        // Not under this name, or native access is denied.
      }
    }
    return null;
  }

  private boolean start() {
    try (Arena arena = Arena.ofConfined()) {
      if (integer("vips_init", arena.allocateFrom("cytostudy")) != 0) {
        return false;
      }
    }
    // Readers hold what they need; libvips must not keep files open or pixels in memory beside.
    call("vips_cache_set_max", FunctionDescriptor.ofVoid(JAVA_INT), 0);
    return true;
  }

  /** Calls a function that takes pointers and gives an int. */
  int integer(String name, MemorySegment... pointers) {
    return (int)
        invoke(name, FunctionDescriptor.of(JAVA_INT, addresses(pointers.length)), pointers);
  }

  /** Calls a function that takes pointers and gives a double. */
  double decimal(String name, MemorySegment... pointers) {
    FunctionDescriptor form = FunctionDescriptor.of(JAVA_DOUBLE, addresses(pointers.length));
    return (double) invoke(name, form, pointers);
  }

  /** Calls a function that takes pointers and gives one, which may be null. */
  MemorySegment pointer(String name, MemorySegment... pointers) {
    FunctionDescriptor form = FunctionDescriptor.of(ADDRESS, addresses(pointers.length));
    return (MemorySegment) invoke(name, form, pointers);
  }

  /** Gives an object back. */
  void unref(MemorySegment object) {
    call("g_object_unref", FunctionDescriptor.ofVoid(ADDRESS), object);
  }

  /** Gives memory back. */
  void free(MemorySegment memory) {
    call("g_free", FunctionDescriptor.ofVoid(ADDRESS), memory);
  }

  /** Part of an image as a fresh block of memory, or null; its length goes to {@code length}. */
  MemorySegment fetch(
      MemorySegment region, int x, int y, int width, int height, MemorySegment length) {
    FunctionDescriptor form =
        FunctionDescriptor.of(ADDRESS, ADDRESS, JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS);
    return (MemorySegment) call("vips_region_fetch", form, region, x, y, width, height, length);
  }

  /**
   * Calls an operation that makes an image.
   *
   * @param operation such as {@code vips_openslideload}
   * @param inputs what it takes: pointers or a length
   * @param options names and values, which are ints or texts
   * @return the image, or null where the operation failed
   */
  @Nullable MemorySegment operate(
      Arena arena, String operation, List<Object> inputs, Map<String, Object> options) {
    List<MemoryLayout> layouts = new ArrayList<>();
    List<Object> arguments = new ArrayList<>(inputs);
    inputs.forEach(input -> layouts.add(input instanceof Long ? JAVA_LONG : ADDRESS));
    MemorySegment out = arena.allocate(ADDRESS);
    layouts.add(ADDRESS);
    arguments.add(out);
    int fixed = layouts.size();
    options.forEach(
        (name, value) -> {
          layouts.add(ADDRESS);
          arguments.add(arena.allocateFrom(name));
          layouts.add(value instanceof Integer ? JAVA_INT : ADDRESS);
          arguments.add(value instanceof String text ? arena.allocateFrom(text) : value);
        });
    layouts.add(ADDRESS);
    arguments.add(MemorySegment.NULL);
    FunctionDescriptor form = FunctionDescriptor.of(JAVA_INT, layouts.toArray(MemoryLayout[]::new));
    int failed =
        (int) invoke(operation, form, arguments.toArray(), Linker.Option.firstVariadicArg(fixed));
    MemorySegment image = out.get(ADDRESS, 0);
    return failed != 0 || image.equals(MemorySegment.NULL) ? null : image;
  }

  /** What libvips has to say of its last failures, in one line; it is then forgotten. */
  String takeError() {
    MemorySegment copy = pointer("vips_error_buffer_copy");
    String text = text(copy);
    free(copy);
    return text.isBlank() ? "no reason given" : text.strip().replaceAll("\\s*\\R\\s*", "; ");
  }

  /** A text in native memory; empty where there is none. */
  String text(MemorySegment start) {
    if (start.equals(MemorySegment.NULL)) {
      return "";
    }
    FunctionDescriptor form = FunctionDescriptor.of(JAVA_LONG, ADDRESS, JAVA_LONG);
    long length = (long) call("strnlen", form, start, MAX_TEXT_BYTES);
    byte[] bytes = start.reinterpret(length).toArray(JAVA_BYTE);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static MemoryLayout[] addresses(int count) {
    MemoryLayout[] layouts = new MemoryLayout[count];
    Arrays.fill(layouts, ADDRESS);
    return layouts;
  }

  /** Calls a function of a fixed number of arguments. */
  Object call(String name, FunctionDescriptor form, Object... arguments) {
    return invoke(name, form, arguments);
  }

  /** Calls a function; where it is variadic an option says from which argument on. */
  Object invoke(
      String name, FunctionDescriptor form, Object[] arguments, Linker.Option... options) {
    MethodHandle handle =
        handles.computeIfAbsent(
            name + form,
            key -> {
              MemorySegment symbol =
                  symbols.find(name).or(() -> linker.defaultLookup().find(name)).orElseThrow();
              return linker.downcallHandle(symbol, form, options);
            });
    try {
      return handle.invokeWithArguments(arguments);
    } catch (Throwable e) {
      throw new IllegalStateException("Cannot call " + name, e);
    }
  }
}
