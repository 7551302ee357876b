package org.cytostudy.core.job;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Everything that decides the bytes of a step's outputs, and nothing else: no attempt, token, node
 * or time. {@code gpu-runner work manifest.json --store DIR --out DIR} runs it without a platform.
 *
 * @param manifestVersion {@value #VERSION}
 * @param spec what to do; its {@code type} is the kind of step
 * @param inputs the files it reads
 * @param seed the seed of every random number it draws
 * @param threads CPU threads that it may use; part of the manifest because summation order, and so
 *     the last bits of a result, may depend on it
 */
public record JobManifest(
    int manifestVersion, StepSpec spec, List<InputRef> inputs, long seed, int threads) {
  /** The version of this format. */
  public static final int VERSION = 1;

  public JobManifest {
    if (manifestVersion != VERSION) {
      throw new IllegalArgumentException(
          "manifestVersion " + manifestVersion + " is not known; this runner reads " + VERSION);
    }
    if (threads < 1) {
      throw new IllegalArgumentException("threads must be ≥ 1, got " + threads);
    }
    inputs = List.copyOf(inputs);
    Set<String> seen = new HashSet<>();
    for (InputRef input : inputs) {
      if (!seen.add(input.role() + "/" + input.name())) {
        throw new IllegalArgumentException(
            "Two inputs are called " + input.role() + "/" + input.name());
      }
      if (!spec.stepType().mayRead(input.kind())) {
        throw new IllegalArgumentException(
            "Input %s/%s is of kind %s, which a step of type %s may not read"
                .formatted(
                    input.role(),
                    input.name(),
                    input.kind().wireName(),
                    spec.stepType().wireName()));
      }
    }
  }

  /** The kind of step. */
  public StepType type() {
    return spec.stepType();
  }

  /** The inputs of one role, in manifest order. */
  public List<InputRef> inputs(String role) {
    return inputs.stream().filter(input -> input.role().equals(role)).toList();
  }
}
