package org.cytostudy.runner.agent;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.cytostudy.core.runner.Device;

/** The devices that this machine offers: number 0 is the CPU as one slot, the GPUs follow. */
final class Devices {
  private static final System.Logger LOG = System.getLogger(Devices.class.getName());
  private static final long MIB = 1L << 20;
  private static final List<String> NVIDIA_SMI =
      List.of("nvidia-smi", "--query-gpu=index,name,memory.total", "--format=csv,noheader,nounits");

  private Devices() {}

  static List<Device> find() {
    return offered(parseNvidia(runNvidiaSmi()), CudaLibrary.isIn(System.getenv()));
  }

  /**
   * The GPUs are offered only where a worker can use them: a step on one must not end on the CPU.
   */
  static List<Device> offered(List<Device> gpus, boolean usable) {
    List<Device> devices = new ArrayList<>();
    devices.add(new Device(0, Device.Kind.CPU, cpuName(), memoryBytes()));
    if (usable) {
      devices.addAll(gpus);
    } else if (!gpus.isEmpty()) {
      LOG.log(
          System.Logger.Level.WARNING,
          "{0} GPU(s) are not offered, for the bundled PyTorch runs on the CPU alone. Unpack a"
              + " libtorch with CUDA and set PYTORCH_LIBRARY_PATH and PYTORCH_FLAVOR, as"
              + " docs/how-to/run.md describes; then start the agent again",
          gpus.size());
    }
    return devices;
  }

  /** The driver's numbers of the GPUs among these device numbers, for CUDA_VISIBLE_DEVICES. */
  static List<Integer> cudaOrdinals(List<Integer> devices) {
    return devices.stream().filter(index -> index > 0).map(index -> index - 1).toList();
  }

  /** Reads lines such as {@code 0, NVIDIA H100 80GB HBM3, 81559} (memory in MiB). */
  static List<Device> parseNvidia(List<String> lines) {
    List<Device> gpus = new ArrayList<>();
    for (String line : lines) {
      int first = line.indexOf(',');
      int last = line.lastIndexOf(',');
      if (first > 0 && last > first) {
        try {
          gpus.add(
              new Device(
                  1 + Integer.parseInt(line.substring(0, first).strip()),
                  Device.Kind.NVIDIA,
                  line.substring(first + 1, last).strip(),
                  Long.parseLong(line.substring(last + 1).strip()) * MIB));
        } catch (NumberFormatException e) {
          LOG.log(
              System.Logger.Level.WARNING, "nvidia-smi printed a line of another kind: {0}", line);
        }
      }
    }
    return gpus;
  }

  private static List<String> runNvidiaSmi() {
    try {
      Process process =
          new ProcessBuilder(NVIDIA_SMI).redirectError(ProcessBuilder.Redirect.DISCARD).start();
      List<String> lines = process.inputReader().lines().toList();
      boolean ended = process.waitFor(20, TimeUnit.SECONDS);
      return ended && process.exitValue() == 0 ? lines : List.of();
    } catch (IOException e) {
      // No driver on this machine, hence no GPU.
      return List.of();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return List.of();
    }
  }

  private static String cpuName() {
    int threads = Runtime.getRuntime().availableProcessors();
    return System.getProperty("os.arch") + " CPU, " + threads + " threads";
  }

  private static long memoryBytes() {
    return ManagementFactory.getOperatingSystemMXBean()
            instanceof com.sun.management.OperatingSystemMXBean system
        ? system.getTotalMemorySize()
        : 0;
  }
}
