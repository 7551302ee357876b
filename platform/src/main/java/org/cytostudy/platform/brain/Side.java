package org.cytostudy.platform.brain;

/** Side of a hemisphere. */
public enum Side {
  LEFT,
  RIGHT
}
