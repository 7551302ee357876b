package org.cytostudy.runner.worker;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** How the JVM of a worker is started, by the agent as by the benchmark. */
public final class WorkerJvm {
  private WorkerJvm() {}

  /**
   * The command, up to the arguments of {@code work}.
   *
   * @param heap most heap, as {@code -Xmx} takes it; tensors lie outside it
   */
  public static List<String> command(String heap, String classPath) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        // Small at first: most steps need little, and what is free serves the tensors.
        "-Xms64m",
        "-Xmx" + heap,
        // Frees the buffers that native calls leave behind every few iterations; G1 lets them pile
        // up.
        "-XX:+UseSerialGC",
        "--enable-native-access=ALL-UNNAMED",
        "-cp",
        classPath,
        "org.cytostudy.runner.Main",
        "work");
  }

  /** What native code reads from the environment. It changes speed and memory, never a result. */
  public static Map<String, String> environment(int threads) {
    String count = Integer.toString(threads);
    return Map.of(
        "OMP_NUM_THREADS", count,
        "MKL_NUM_THREADS", count,
        // The arrays of an iteration come and go. Each large one lies in a mapping of its own, on
        // huge
        // pages, and is given back: in a common heap they leave holes that the next ones do not
        // fit,
        // and it grows by one array now and then.
        "MALLOC_ARENA_MAX", "1",
        "MALLOC_MMAP_THRESHOLD_", "2097152",
        "MALLOC_TRIM_THRESHOLD_", "17179869184");
  }
}
