package org.cytostudy.runner.phantom;

/**
 * The six layers of cortex. Areas that lack one have none of its name; where von Economo and
 * Koskinas could not tell two apart, the merged layer has the name of the thicker one.
 */
enum LayerName {
  I,
  II,
  III,
  IV,
  V,
  VI;

  /** Its code in masks, 1–6. */
  int code() {
    return ordinal() + 1;
  }
}
