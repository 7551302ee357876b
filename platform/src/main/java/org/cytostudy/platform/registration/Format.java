package org.cytostudy.platform.registration;

/** What a registration is imported from. */
enum Format {
  /**
   * An affine transform of ITK or ANTs between two spaces: the brain's registration to the moving
   * one is carried into the fixed one.
   */
  ITK,
  /** A series of QuickNII, or of VisuAlign, which adds markers. */
  QUICKNII,
  /** A {@code SpatialRegistration} of our own. */
  CYTOSTUDY
}
