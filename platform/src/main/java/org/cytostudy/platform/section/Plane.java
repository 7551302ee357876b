package org.cytostudy.platform.section;

/** How a section was cut. */
public enum Plane {
  CORONAL,
  SAGITTAL,
  HORIZONTAL,
  OBLIQUE
}
