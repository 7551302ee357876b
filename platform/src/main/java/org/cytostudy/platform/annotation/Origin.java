package org.cytostudy.platform.annotation;

/** Who or what drew an annotation. */
public enum Origin {
  HUMAN,
  ASSISTED,
  PREDICTED
}
