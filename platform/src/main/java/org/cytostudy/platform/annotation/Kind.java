package org.cytostudy.platform.annotation;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What an annotation marks. */
enum Kind {
  AREA,
  LAYER,
  LANDMARK,
  /** Tissue that no patch may show; QuPath's class {@code Ignore*}. */
  EXCLUDE,
  /**
   * The part of the section that was annotated: what is unlabelled outside of it is unknown, not
   * background. QuPath's class {@code Region*}.
   */
  EXTENT,
  /** An object that a programme found, such as a cell; its class is no region. */
  DETECTION;

  private static final String IGNORE = "Ignore*";
  private static final String REGION = "Region*";
  private static final Set<String> DETECTIONS =
      Set.of("detection", "cell", "tile", "tmaCore", "tma_core");

  /**
   * What the object type and class of a QuPath object say of its kind; its own classes end in an
   * asterisk. Null where they leave it open.
   */
  static @Nullable Kind ofQuPath(String objectType, @Nullable String className) {
    if (DETECTIONS.contains(objectType)) {
      return DETECTION;
    }
    return switch (className) {
      case IGNORE -> EXCLUDE;
      case REGION -> EXTENT;
      case null, default -> null;
    };
  }

  /** QuPath's class of a kind that is no region of a parcellation; null for the others. */
  @Nullable String quPathClass() {
    return switch (this) {
      case EXCLUDE -> IGNORE;
      case EXTENT -> REGION;
      case AREA, LAYER, LANDMARK, DETECTION -> null;
    };
  }

  /** Whether its class is a region of a parcellation. */
  boolean hasRegion() {
    return this == AREA || this == LAYER || this == LANDMARK;
  }

  /** Whether it says something of a surface, which points and lines do not have. */
  boolean needsSurface() {
    return quPathClass() != null;
  }

  /**
   * Whether it labels tissue, or says which tissue is labelled: what a model predicted may not do
   * either, where labels train or score.
   */
  boolean labels() {
    return hasRegion() || this == EXTENT;
  }
}
