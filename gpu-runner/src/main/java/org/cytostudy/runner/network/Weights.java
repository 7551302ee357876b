package org.cytostudy.runner.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import org.cytostudy.runner.network.NetworkLayout.Parameter;
import org.cytostudy.runner.network.NetworkLayout.Statistic;

/**
 * A network's parameters and statistics in native memory. All parameters lie in one flat vector and
 * each is a view of it, so that an optimiser updates them with a handful of operations, whatever
 * their number. Used by one thread.
 */
public final class Weights implements AutoCloseable {
  private final NetworkLayout layout;
  private final NDManager manager;
  private final NDArray flat;
  private final SequencedMap<String, NDArray> views = new LinkedHashMap<>();
  private final SequencedMap<String, NDArray> statistics = new LinkedHashMap<>();

  private Weights(NetworkLayout layout, NDManager parent, float[] values, boolean trainable) {
    this.layout = layout;
    this.manager = parent.newSubManager();
    this.flat = aligned(values);
    long[] ends = layout.parameters().stream().skip(1).mapToLong(Parameter::offset).toArray();
    NDList parts = flat.split(ends);
    for (int p = 0; p < layout.parameters().size(); p++) {
      Parameter parameter = layout.parameters().get(p);
      NDArray part = parts.get(p);
      NDArray view = part.reshape(new Shape(parameter.extents()));
      part.close();
      view.attach(manager);
      if (trainable) {
        view.setRequiresGradient(true);
      }
      views.put(parameter.name(), view);
    }
  }

  /**
   * An array in memory of libtorch's own, which is aligned to 64 bytes: one made from Java memory
   * aliases it, and where that lies differs from run to run.
   */
  private NDArray aligned(float[] values) {
    try (NDArray borrowed = manager.create(values)) {
      NDArray owned = borrowed.duplicate();
      owned.attach(manager);
      return owned;
    }
  }

  /** Fresh weights of that seed, with gradients. */
  public static Weights initialise(NetworkLayout layout, NDManager parent, long seed) {
    Weights weights = new Weights(layout, parent, layout.initialValues(seed), true);
    for (Statistic s : layout.statistics()) {
      float[] values = new float[s.size()];
      java.util.Arrays.fill(values, s.initial());
      weights.statistics.put(s.name(), weights.aligned(values));
    }
    return weights;
  }

  /**
   * Stored weights.
   *
   * @param values all parameters and statistics by name; those of the head may lack, and are 0
   *     then, when the weights are not trained further
   * @param trainable whether gradients are wanted
   * @throws IllegalArgumentException naming a tensor that lacks or has another size
   */
  public static Weights of(
      NetworkLayout layout, NDManager parent, Map<String, float[]> values, boolean trainable) {
    float[] flat = new float[layout.parameterCount()];
    for (Parameter p : layout.parameters()) {
      float[] from = stored(values, p.name(), p.size(), trainable || p.ofEncoder());
      System.arraycopy(from, 0, flat, p.offset(), p.size());
    }
    Weights weights = new Weights(layout, parent, flat, trainable);
    for (Statistic s : layout.statistics()) {
      float[] from = stored(values, s.name(), s.size(), trainable || s.ofEncoder());
      weights.statistics.put(s.name(), weights.aligned(from));
    }
    return weights;
  }

  private static float[] stored(
      Map<String, float[]> values, String name, int size, boolean needed) {
    float[] from = values.get(name);
    if (from == null && !needed) {
      return new float[size];
    }
    if (from == null || from.length != size) {
      throw new IllegalArgumentException(
          "Tensor '"
              + name
              + "' must have "
              + size
              + " elements, "
              + (from == null ? "it lacks" : "it has " + from.length));
    }
    return from;
  }

  /** Names, shapes and offsets. */
  public NetworkLayout layout() {
    return layout;
  }

  /** The manager that owns these weights; work that goes with an iteration takes a child of it. */
  public NDManager manager() {
    return manager;
  }

  /** All parameters, one after the other: changing it changes each of them. */
  public NDArray flat() {
    return flat;
  }

  NDArray view(String name) {
    return java.util.Objects.requireNonNull(views.get(name), name);
  }

  NDArray statistic(String name) {
    return java.util.Objects.requireNonNull(statistics.get(name), name);
  }

  /** The gradients of all parameters in the order of {@link #flat}, owned by {@code owner}. */
  public NDArray gradient(NDManager owner) {
    NDList parts = new NDList(views.size());
    for (NDArray view : views.values()) {
      // The gradient's handle would live as long as the weights if it were not closed here.
      try (NDArray gradient = view.getGradient()) {
        parts.add(gradient.flatten());
      }
    }
    NDArray all = NDArrays.concat(parts);
    all.attach(owner);
    parts.close();
    return all;
  }

  /** Sets all gradients to zero; libtorch adds to them otherwise. */
  public void zeroGradients() {
    for (NDArray view : views.values()) {
      JniUtils.zeroGrad((PtNDArray) view);
    }
  }

  /** Copies all parameters and statistics out, by name, in layout order. */
  public SequencedMap<String, float[]> values() {
    SequencedMap<String, float[]> copies = new LinkedHashMap<>();
    float[] all = flat.toFloatArray();
    for (Parameter p : layout.parameters()) {
      copies.put(p.name(), java.util.Arrays.copyOfRange(all, p.offset(), p.offset() + p.size()));
    }
    statistics.forEach((name, array) -> copies.put(name, array.toFloatArray()));
    return copies;
  }

  /** Puts statistics back to their starting values, before they are estimated anew. */
  void resetStatistics() {
    for (Statistic s : layout.statistics()) {
      NDArray statistic = statistic(s.name());
      // In place: set() would swap the memory under the array.
      statistic.subi(statistic);
      if (s.initial() != 0) {
        statistic.addi(s.initial());
      }
    }
  }

  @Override
  public void close() {
    manager.close();
  }
}
