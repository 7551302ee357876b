package org.cytostudy.runner.torch;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * Tells OpenMP to let waiting threads sleep. By default they spin, which takes the processor from
 * the very thread that they wait for as soon as anything else runs on the machine: on two busy
 * cores an iteration then takes ten times as long and more.
 */
final class OpenMp {
  private static final int KEEP = 0;

  private OpenMp() {}

  /**
   * Sets {@code OMP_WAIT_POLICY=PASSIVE} unless the environment says something else. OpenMP reads
   * its environment when it is loaded, so this must come before libtorch, and Java cannot change
   * the environment that native code sees: the C library is called. Where that is not possible
   * nothing happens; only speed depends on it.
   */
  static void waitPassively() {
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
                  .invokeExact(
                      arena.allocateFrom("OMP_WAIT_POLICY"), arena.allocateFrom("PASSIVE"), KEEP);
      if (result != 0) {
        throw new IllegalStateException("setenv refused OMP_WAIT_POLICY");
      }
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException("setenv is not callable", e);
    }
  }
}
