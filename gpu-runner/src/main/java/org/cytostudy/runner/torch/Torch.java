package org.cytostudy.runner.torch;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.jni.JniUtils;

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
    Device device = engine.getGpuCount() > 0 ? Device.gpu(0) : Device.cpu();
    return new Torch(NDManager.newBaseManager(device, "PyTorch"), device, threads);
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
