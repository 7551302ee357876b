package org.cytostudy.platform.brain;

/** How far the material of a brain may go; what is made of it inherits the strictest. */
public enum AccessTier {
  /** Anybody who sees the project may download. */
  OPEN,
  /** The same, for people with an account; the platform knows no others. */
  REGISTERED,
  /** Members of the project may download, viewers may not. */
  CONTROLLED,
  /** Nothing leaves the platform; it is shown there only. */
  INTERNAL
}
