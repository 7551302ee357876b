package org.cytostudy.platform.surface;

/** Which depth of the cortex a surface lies at. */
public enum SurfaceKind {
  PIAL,
  /** Between the two: sections are mapped to its vertices, distances are measured along it. */
  MID,
  WHITE
}
