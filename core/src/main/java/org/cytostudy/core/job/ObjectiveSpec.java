package org.cytostudy.core.job;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

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
   * @param distance how far two patches are apart; geodesic where a manifest does not say
   * @param hemispheres whether left and right are compared; apart where a manifest does not say
   */
  record SpatialNce(
      @Range(min = 0.001, max = 10) double temperature,
      @Range(min = 1e-6, max = 1000) double positiveRadiusMm,
      @Range(min = 1e-6, max = 1000) double negativeRadiusMm,
      @Range(min = 0, max = 1) double crossBrainFraction,
      boolean excludeSameSection,
      boolean shuffleCoordinates,
      Distance distance,
      Hemispheres hemispheres)
      implements ObjectiveSpec {
    public SpatialNce {
      distance = distance == null ? Distance.GEODESIC : distance;
      hemispheres = hemispheres == null ? Hemispheres.APART : hemispheres;
      Ranges.check(
          SpatialNce.class,
          temperature,
          positiveRadiusMm,
          negativeRadiusMm,
          crossBrainFraction,
          excludeSameSection,
          shuffleCoordinates,
          distance,
          hemispheres);
      if (negativeRadiusMm < positiveRadiusMm) {
        throw new IllegalArgumentException(
            "negativeRadiusMm must not be smaller than positiveRadiusMm, got "
                + negativeRadiusMm
                + " and "
                + positiveRadiusMm);
      }
    }

    /** Geodesic distances, hemispheres apart. */
    public SpatialNce(
        double temperature,
        double positiveRadiusMm,
        double negativeRadiusMm,
        double crossBrainFraction,
        boolean excludeSameSection,
        boolean shuffleCoordinates) {
      this(
          temperature,
          positiveRadiusMm,
          negativeRadiusMm,
          crossBrainFraction,
          excludeSameSection,
          shuffleCoordinates,
          Distance.GEODESIC,
          Hemispheres.APART);
    }
  }

  /** How far two patches are apart. */
  enum Distance {
    /** Along the surface, or straight on a flat sheet, where that is the same. */
    GEODESIC,
    /** Straight through space: opposite banks of a sulcus are near. */
    EUCLIDEAN;

    @JsonCreator
    public static Distance fromString(String name) {
      return valueOf(name.toUpperCase(Locale.ROOT));
    }

    @JsonValue
    public String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Whether left and right are compared. A flat sheet is that of both hemispheres in any case. */
  enum Hemispheres {
    /** A pair of patches of different hemispheres counts neither as near nor as far. */
    APART,
    /**
     * The right one is taken as the mirror image of the left: vertices of the same number are the
     * same place, coordinates change the sign of x.
     */
    MIRRORED;

    @JsonCreator
    public static Hemispheres fromString(String name) {
      return valueOf(name.toUpperCase(Locale.ROOT));
    }

    @JsonValue
    public String wireName() {
      return name().toLowerCase(Locale.ROOT);
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
