package org.cytostudy.core.job;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What pretraining optimises. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = ObjectiveSpec.SpatialNce.class, name = "spatial-nce"),
  @JsonSubTypes.Type(value = ObjectiveSpec.FixedRadius.class, name = "fixed-radius"),
  @JsonSubTypes.Type(value = ObjectiveSpec.SimClr.class, name = "simclr"),
  @JsonSubTypes.Type(value = ObjectiveSpec.VicReg.class, name = "vicreg"),
  @JsonSubTypes.Type(value = ObjectiveSpec.Supervised.class, name = "supervised"),
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
   * @param softSigmaMm σ of the weights exp(−g²/2σ²) of the positives, which sum to 1 for each
   *     anchor; null: all positives of an anchor weigh the same
   */
  record SpatialNce(
      @Range(min = 0.001, max = 10) double temperature,
      @Range(min = 1e-6, max = 1000) double positiveRadiusMm,
      @Range(min = 1e-6, max = 1000) double negativeRadiusMm,
      @Range(min = 0, max = 1) double crossBrainFraction,
      boolean excludeSameSection,
      boolean shuffleCoordinates,
      Distance distance,
      Hemispheres hemispheres,
      // Left out where it is not set: what was written before it was known keeps its bytes.
      @JsonInclude(JsonInclude.Include.NON_NULL) @Range(min = 0.001, max = 1000)
          @Nullable Double softSigmaMm)
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
          hemispheres,
          softSigmaMm);
      Distance.check(distance, crossBrainFraction, excludeSameSection);
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
          Hemispheres.APART,
          null);
    }
  }

  /** How far two patches are apart. */
  enum Distance {
    /** Along the surface, or straight on a flat sheet, where that is the same. */
    GEODESIC,
    /** Straight through space: opposite banks of a sulcus are near. */
    EUCLIDEAN,
    /**
     * Arc length along the ribbon of the patches' own section, which asks for no registration:
     * patches of other sections are far, whatever lies between.
     */
    WITHIN_SECTION;

    @JsonCreator
    public static Distance fromString(String name) {
      return valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    @JsonValue
    public String wireName() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Within a section there is no partner of another section, and none of another brain. */
    private static void check(
        Distance distance, double crossBrainFraction, boolean excludeSameSection) {
      if (distance == WITHIN_SECTION && excludeSameSection) {
        throw new IllegalArgumentException(
            "excludeSameSection must be false with distance within-section, which knows no other"
                + " section");
      }
      if (distance == WITHIN_SECTION && crossBrainFraction > 0) {
        throw new IllegalArgumentException(
            "crossBrainFraction must be 0 with distance within-section, got " + crossBrainFraction);
      }
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
   * CL-3D's rule (Oberstrass et al. 2024): NT-Xent whose only positive is one partner at a fixed
   * straight distance from the anchor in a random direction, taken as the patch nearest to that
   * point. All other views of the batch are negatives, near ones too: there is no ignored band.
   *
   * @param temperature τ
   * @param radiusMm distance of the point; CL-3D's is 0.236 mm
   * @param toleranceMm how far from the point the partner may lie; an anchor without a partner in
   *     eight directions contributes nothing
   * @param crossBrainFraction share of the partners drawn from another brain; CL-3D, which has one,
   *     has 0
   * @param otherSection whether the partner must be of another section
   * @param hemispheres whether left and right are compared; apart where a manifest does not say
   */
  record FixedRadius(
      @Range(min = 0.001, max = 10) double temperature,
      @Range(min = 1e-6, max = 1000) double radiusMm,
      @Range(min = 1e-6, max = 1000) double toleranceMm,
      @Range(min = 0, max = 1) double crossBrainFraction,
      boolean otherSection,
      Hemispheres hemispheres)
      implements ObjectiveSpec {
    public FixedRadius {
      hemispheres = hemispheres == null ? Hemispheres.APART : hemispheres;
      Ranges.check(
          FixedRadius.class,
          temperature,
          radiusMm,
          toleranceMm,
          crossBrainFraction,
          otherSection,
          hemispheres);
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

  /**
   * VICReg (Bardes, Ponce and LeCun 2022): no negatives, but variance and decorrelation of the
   * features of each branch. Its positives are two views of one patch, or partners as SpatialNCE
   * draws them, so that the loss and the pairing can be told apart.
   *
   * @param invariance λ, weight of the mean squared difference of partners
   * @param variance μ, weight of the hinge that keeps each standard deviation above 1
   * @param covariance ν, weight of the squared covariances of different dimensions
   * @param pairing what the positives are; two views of one patch where a manifest does not say
   * @param positiveRadiusMm r₊ of spatial partners; not used by the other pairing, as all below
   * @param crossBrainFraction share of the spatial partners drawn from another brain
   * @param excludeSameSection no spatial partners within the anchor's own section
   * @param distance how far two patches are apart; geodesic where a manifest does not say
   * @param hemispheres whether left and right are compared; apart where a manifest does not say
   */
  record VicReg(
      @Range(min = 0, max = 1000) double invariance,
      @Range(min = 0, max = 1000) double variance,
      @Range(min = 0, max = 1000) double covariance,
      Pairing pairing,
      @Range(min = 1e-6, max = 1000) double positiveRadiusMm,
      @Range(min = 0, max = 1) double crossBrainFraction,
      boolean excludeSameSection,
      Distance distance,
      Hemispheres hemispheres)
      implements ObjectiveSpec {
    public VicReg {
      pairing = pairing == null ? Pairing.SAME_PATCH : pairing;
      distance = distance == null ? Distance.GEODESIC : distance;
      hemispheres = hemispheres == null ? Hemispheres.APART : hemispheres;
      Ranges.check(
          VicReg.class,
          invariance,
          variance,
          covariance,
          pairing,
          positiveRadiusMm,
          crossBrainFraction,
          excludeSameSection,
          distance,
          hemispheres);
      if (invariance + variance + covariance == 0) {
        throw new IllegalArgumentException(
            "invariance, variance and covariance must not all be 0: nothing would be optimised");
      }
      if (pairing == Pairing.SPATIAL) {
        Distance.check(distance, crossBrainFraction, excludeSameSection);
      }
    }
  }

  /** What the two views of a pair show. */
  enum Pairing {
    /** One patch, augmented twice. */
    SAME_PATCH,
    /** Two patches that lie near to one another. */
    SPATIAL;

    @JsonCreator
    public static Pairing fromString(String name) {
      return valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    @JsonValue
    public String wireName() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /**
   * Supervised from scratch: cross-entropy on the areas of labelled training patches, through a
   * linear classifier that is not part of the model. Few labels are drawn as those of a probe are,
   * so that both learn from the same ones.
   *
   * @param labelsPerArea patches of each area and brain that are drawn; 0: all labelled ones
   * @param labelBrains training brains that labels are drawn from; 0: all
   * @param labelDraw number of the draw: another number gives other brains and patches
   */
  record Supervised(
      @Range(min = 0, max = 1_000_000) int labelsPerArea,
      @Range(min = 0, max = 1000) int labelBrains,
      @Range(min = 0, max = 1_000_000) int labelDraw)
      implements ObjectiveSpec {
    public Supervised {
      Ranges.check(Supervised.class, labelsPerArea, labelBrains, labelDraw);
    }
  }

  /** Whether distances between patches are measured along the cortex, where that is no sheet. */
  default boolean measuresAlongTheCortex() {
    return switch (this) {
      case SpatialNce nce -> nce.distance() == Distance.GEODESIC;
      case VicReg vicReg ->
          vicReg.pairing() == Pairing.SPATIAL && vicReg.distance() == Distance.GEODESIC;
      case FixedRadius f -> false;
      case SimClr s -> false;
      case Supervised s -> false;
      case Untrained u -> false;
    };
  }

  /** SpatialNCE as the demo trains it: τ 0.1, r₊ 5 mm, r₋ 10 mm, half the partners cross-brain. */
  static SpatialNce demoSpatialNce() {
    return new SpatialNce(0.1, 5, 10, 0.5, true, false);
  }

  /** SimCLR as the demo trains it: τ 0.5. */
  static SimClr demoSimClr() {
    return new SimClr(0.5);
  }

  /** CL-3D's rule at the demo's scale: one partner at SpatialNCE's r₊, ± 2 mm. */
  static FixedRadius demoFixedRadius() {
    return new FixedRadius(0.1, 5, 2, 0.5, true, Hemispheres.APART);
  }

  /** VICReg with its authors' weights 25, 25, 1, on two views of one patch. */
  static VicReg demoVicReg() {
    return new VicReg(
        25, 25, 1, Pairing.SAME_PATCH, 5, 0.5, true, Distance.GEODESIC, Hemispheres.APART);
  }

  /** Supervised with all labels. */
  static Supervised demoSupervised() {
    return new Supervised(0, 0, 0);
  }

  /** A control: the encoder as initialised, with normalisation statistics estimated from data. */
  record Untrained() implements ObjectiveSpec {}
}
