package org.cytostudy.runner.torch;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * Environment variables that libtorch and OpenMP read when they are loaded, and that nobody should
 * have to know who runs a step by hand. They change speed, never a bit of a result.
 */
final class NativeEnvironment {
  private static final int KEEP = 0;

  private NativeEnvironment() {}

  /**
   * Sets what is not set already; must come before libtorch is loaded.
   *
   * <ul>
   *   <li>{@code OMP_WAIT_POLICY=PASSIVE}: waiting threads sleep. By default they spin, which takes
   *       the processor from the very thread that they wait for as soon as anything else runs on
   *       the machine.
   *   <li>{@code THP_MEM_ALLOC_ENABLE=1}: large arrays lie on huge pages. Without, a third of an
   *       iteration's processor time goes into the page faults of arrays that come and go.
   * </ul>
   */
  static void prepare() {
    set("OMP_WAIT_POLICY", "PASSIVE");
    set("THP_MEM_ALLOC_ENABLE", "1");
  }

  /** Java cannot change the environment that native code sees, so the C library is called. */
  private static void set(String name, String value) {
    Linker linker = Linker.nativeLinker();
    MemorySegment setenv = linker.defaultLookup().find("setenv").orElse(null);
    if (setenv == null) {
      return;
    }
    FunctionDescriptor signature =
        FunctionDescriptor.of(
            ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.ADDRESS, ValueLayout.JAVA_INT);
    try (Arena arena = Arena.ofConfined()) {
      int result =
          (int)
              linker
                  .downcallHandle(setenv, signature)
                  .invokeExact(arena.allocateFrom(name), arena.allocateFrom(value), KEEP);
      if (result != 0) {
        throw new IllegalStateException("setenv refused " + name);
      }
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException("setenv is not callable", e);
    }
  }
}
