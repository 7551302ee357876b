package org.cytostudy.platform.cell;

/** What the coordinates of a table are in, where its header does not say. */
enum LengthUnit {
  PX,
  UM
}
