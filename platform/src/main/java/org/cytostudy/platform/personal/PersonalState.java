package org.cytostudy.platform.personal;

/** What was decided of something that may name a donor. Every decision can be taken back. */
public enum PersonalState {
  /** Nobody decided yet: administrators alone see it. */
  HELD,
  /** An administrator looked and keeps it: administrators alone see it. */
  KEPT,
  /** It names nobody: whoever may see the image may see it. */
  RELEASED
}
