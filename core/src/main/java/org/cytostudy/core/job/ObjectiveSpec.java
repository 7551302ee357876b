package org.cytostudy.core.job;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** What pretraining optimises. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = ObjectiveSpec.SpatialNce.class, name = "spatial-nce"),
  @JsonSubTypes.Type(value = ObjectiveSpec.SimClr.class, name = "simclr"),
  @JsonSubTypes.Type(value = ObjectiveSpec.Untrained.class, name = "untrained")
})
public sealed interface ObjectiveSpec {

  /**
   * SpatialNCE, our reconstruction: SupCon-out (Khosla et al. 2020) with positives within r₊ of the
   * anchor on the reference surface, negatives beyond r₋, and the band between ignored in numerator
   * and denominator alike.
   *
   * @param temperature τ, 0.001–10
   * @param positiveRadiusMm r₊, (0, 1000]
   * @param negativeRadiusMm r₋ ≥ r₊, up to 1000
   * @param crossBrainFraction share of the partners drawn from another brain, 0–1; 0 also keeps
   *     cross-brain pairs out of the positives
   * @param excludeSameSection no positives within the anchor's own section
   * @param shuffleCoordinates a control: the coordinates are permuted over the patches first
   */
  record SpatialNce(
      double temperature,
      double positiveRadiusMm,
      double negativeRadiusMm,
      double crossBrainFraction,
      boolean excludeSameSection,
      boolean shuffleCoordinates)
      implements ObjectiveSpec {
    public SpatialNce {
      Range.check("objective.temperature", temperature, 0.001, 10);
      Range.check("objective.positiveRadiusMm", positiveRadiusMm, 1e-6, 1000);
      Range.check("objective.negativeRadiusMm", negativeRadiusMm, positiveRadiusMm, 1000);
      Range.check("objective.crossBrainFraction", crossBrainFraction, 0, 1);
    }
  }

  /**
   * SimCLR (Chen et al. 2020): NT-Xent over two views of the same patch.
   *
   * @param temperature τ, 0.001–10
   */
  record SimClr(double temperature) implements ObjectiveSpec {
    public SimClr {
      Range.check("objective.temperature", temperature, 0.001, 10);
    }
  }

  /** SpatialNCE as the demo trains it: τ 0.1, r₊ 5 mm, r₋ 10 mm, half the partners cross-brain. */
  static SpatialNce demoSpatialNce() {
    return new SpatialNce(0.1, 5, 10, 0.5, true, false);
  }

  /** SimCLR as the demo trains it: τ 0.5. */
  static SimClr demoSimClr() {
    return new SimClr(0.5);
  }

  /** A control: the encoder as initialised, with normalisation statistics estimated from data. */
  record Untrained() implements ObjectiveSpec {}
}
