package org.cytostudy.platform.annotation;

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
  EXTENT;

  private static final String IGNORE = "Ignore*";
  private static final String REGION = "Region*";

  /** The kind of what a person classified so in QuPath, whose own classes end in an asterisk. */
  static Kind ofClass(@Nullable String name) {
    return switch (name) {
      case IGNORE -> EXCLUDE;
      case REGION -> EXTENT;
      case null, default -> AREA;
    };
  }

  /** QuPath's class of a kind that is no region of a parcellation; null for the others. */
  @Nullable String quPathClass() {
    return switch (this) {
      case EXCLUDE -> IGNORE;
      case EXTENT -> REGION;
      case AREA, LAYER, LANDMARK -> null;
    };
  }

  /** Whether it says something of a surface, which points and lines do not have. */
  boolean needsSurface() {
    return quPathClass() != null;
  }
}
