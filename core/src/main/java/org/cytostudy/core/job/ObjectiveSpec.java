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
   * @param temperature τ
   * @param positiveRadiusMm r₊
   * @param negativeRadiusMm r₋ ≥ r₊
   * @param crossBrainFraction share of the partners drawn from another brain; 0 also keeps
   *     cross-brain pairs out of the positives
   * @param excludeSameSection no positives within the anchor's own section
   * @param shuffleCoordinates a control: the coordinates are permuted over the patches first
   */
  record SpatialNce(
      @Range(min = 0.001, max = 10) double temperature,
      @Range(min = 1e-6, max = 1000) double positiveRadiusMm,
      @Range(min = 1e-6, max = 1000) double negativeRadiusMm,
      @Range(min = 0, max = 1) double crossBrainFraction,
      boolean excludeSameSection,
      boolean shuffleCoordinates)
      implements ObjectiveSpec {
    public SpatialNce {
      Ranges.check(
          SpatialNce.class,
          temperature,
          positiveRadiusMm,
          negativeRadiusMm,
          crossBrainFraction,
          excludeSameSection,
          shuffleCoordinates);
      if (negativeRadiusMm < positiveRadiusMm) {
        throw new IllegalArgumentException(
            "negativeRadiusMm must not be smaller than positiveRadiusMm, got "
                + negativeRadiusMm
                + " and "
                + positiveRadiusMm);
      }
    }
  }

  /**
   * SimCLR (Chen et al. 2020): NT-Xent over two views of the same patch.
   *
   * @param temperature τ
   */
  record SimClr(@Range(min = 0.001, max = 10) double temperature) implements ObjectiveSpec {
    public SimClr {
      Ranges.check(SimClr.class, temperature);
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
