package org.cytostudy.runner.torch;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.jni.JniUtils;
import org.cytostudy.core.job.WorkerOutcome.Failure;
import org.cytostudy.core.state.FailureCategory;
import org.cytostudy.runner.worker.StepFailure;
import org.jspecify.annotations.Nullable;

/**
 * libtorch through DJL. Nothing is downloaded: the native library comes from the class path and is
 * unpacked once into {@code DJL_CACHE_DIR}. One per JVM at a time, used by one thread.
 *
 * <p>Summation order depends on the number of threads, so it is set here and never left to the
 * machine: the same manifest then gives the same bits.
 */
public final class Torch implements AutoCloseable {
  private final NDManager manager;
  private final Device device;
  private final int threads;

  private Torch(NDManager manager, Device device, int threads) {
    this.manager = manager;
    this.device = device;
    this.threads = threads;
  }

  /**
   * Loads the library (about 0.6 s; 6 s the first time on a machine) and takes the first device
   * that the process can see: a GPU where there is one, else the CPU.
   *
   * @param threads threads within an operation, ≥ 1
   * @throws StepFailure {@code accelerator-unavailable} if the process was given a GPU that this
   *     libtorch cannot use
   */
  public static Torch open(int threads) {
    if (threads < 1) {
      throw new IllegalArgumentException("threads must be ≥ 1, got " + threads);
    }
    NativeEnvironment.prepare();
    defaultProperty("ai.djl.offline", "true");
    defaultProperty("OPT_OUT_TRACKING", "true");
    defaultProperty("ai.djl.pytorch.num_interop_threads", "1");
    defaultProperty("ai.djl.pytorch.num_threads", Integer.toString(threads));
    Engine engine = Engine.getEngine("PyTorch");
    JniUtils.setNumThreads(threads);
    Device device = choose(System.getenv("CUDA_VISIBLE_DEVICES"), engine.getGpuCount());
    return new Torch(NDManager.newBaseManager(device, "PyTorch"), device, threads);
  }

  /** A number that is told as made on a GPU must not come from the CPU in silence. */
  static Device choose(@Nullable String cudaVisibleDevices, int gpus) {
    if (gpus > 0) {
      return Device.gpu(0);
    }
    boolean promised =
        cudaVisibleDevices != null
            && !cudaVisibleDevices.isBlank()
            && !cudaVisibleDevices.strip().equals("-1");
    if (promised) {
      throw new StepFailure(
          new Failure(
              FailureCategory.INFRASTRUCTURE,
              "accelerator-unavailable",
              "The step was given GPU " + cudaVisibleDevices + ", and PyTorch sees none",
              "environment, CUDA_VISIBLE_DEVICES",
              "Check the driver (nvidia-smi) and that PYTORCH_LIBRARY_PATH and PYTORCH_FLAVOR name a"
                  + " libtorch with CUDA; set CUDA_VISIBLE_DEVICES to nothing to compute on the"
                  + " CPU"));
    }
    return Device.cpu();
  }

  private static void defaultProperty(String key, String value) {
    if (System.getProperty(key) == null) {
      System.setProperty(key, value);
    }
  }

  /** The root of all arrays; closed with this. */
  public NDManager manager() {
    return manager;
  }

  /** Whether operations run on the CPU; there copies are free and a value can be read at once. */
  public boolean onCpu() {
    return !device.isGpu();
  }

  /** Engine, version, device and threads, for the log. */
  public String describe() {
    return "PyTorch "
        + Engine.getEngine("PyTorch").getVersion()
        + " on "
        + device
        + ", "
        + threads
        + (threads == 1 ? " thread" : " threads");
  }

  @Override
  public void close() {
    manager.close();
  }
}
