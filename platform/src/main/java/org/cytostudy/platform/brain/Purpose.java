package org.cytostudy.platform.brain;

/** What a consent can allow. */
public enum Purpose {
  TRAINING,
  EVALUATION,
  DISPLAY,
  EXPORT
}
