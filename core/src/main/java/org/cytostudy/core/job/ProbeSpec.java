package org.cytostudy.core.job;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonTypeName;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;

/**
 * Trains probes on frozen features of the sections with split role {@code train}. Inputs: roles
 * {@code embedding-tensor}, {@code patch-index}, {@code split}. Outputs: one {@code probe} a kind,
 * named {@code probe-<kind>.safetensors}. Features are standardised with the training set's mean
 * and SD, which are stored with the probe; for nearest neighbours one SD serves all features, so
 * that a distance between positions stays proportional to millimetres. Classifiers are trained on
 * patches with a label; {@code ridge} on patches with a value of the target, which it takes from
 * one more input, role {@code patch-targets}.
 *
 * @param kinds the probes to train; at least one, each once
 * @param l2 penalty ½·l2·‖W‖² on the mean loss; of n patches ridge regression has α = n·l2
 * @param hiddenUnits hidden units of the MLP
 * @param iterations optimiser iterations: at most so many L-BFGS iterations over all patches
 *     (logistic), exactly so many AdamW updates over batches of 256 (MLP)
 */
@JsonTypeName("probe")
public record ProbeSpec(
    List<Kind> kinds,
    @Range(min = 0, max = 100) double l2,
    @Range(min = 1, max = 4096) int hiddenUnits,
    @Range(min = 1, max = 100_000) int iterations)
    implements StepSpec {
  public ProbeSpec {
    Required.check("kinds", kinds);
    kinds = List.copyOf(kinds);
    if (kinds.isEmpty()) {
      throw new IllegalArgumentException("kinds must name at least one probe");
    }
    if (EnumSet.copyOf(kinds).size() < kinds.size()) {
      throw new IllegalArgumentException("kinds must name each probe once, got " + kinds);
    }
    Ranges.check(ProbeSpec.class, kinds, l2, hiddenUnits, iterations);
  }

  /** The demo's probes for features that are computed from pixels. */
  public static ProbeSpec demo() {
    return new ProbeSpec(List.of(Kind.LOGISTIC, Kind.MLP), 1e-3, 64, 500);
  }

  /** The demo's probe for the position-only control. */
  public static ProbeSpec positionControl() {
    return new ProbeSpec(List.of(Kind.NEAREST_NEIGHBOURS), 0, 1, 1);
  }

  /** What is trained. */
  public enum Kind {
    /** Multinomial logistic regression. */
    LOGISTIC,
    /** One hidden layer with ReLU. */
    MLP,
    /** Ridge regression of a target, no classifier. */
    RIDGE,
    /** The 25 nearest training patches vote; for the position control. */
    NEAREST_NEIGHBOURS;

    @JsonCreator
    public static Kind fromString(String name) {
      return valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    @JsonValue
    public String wireName() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  @Override
  public StepType stepType() {
    return StepType.PROBE;
  }
}
