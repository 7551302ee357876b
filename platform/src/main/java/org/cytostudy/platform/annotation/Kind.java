package org.cytostudy.platform.annotation;

/** What an annotation marks. */
enum Kind {
  AREA,
  LAYER,
  LANDMARK,
  EXCLUDE
}
