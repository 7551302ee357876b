package org.cytostudy.routes;

/**
 * What one platform instance tells all of them through PostgreSQL's NOTIFY.
 *
 * @param payload an identifier, or an event as JSON for {@link Kind#LIVE}; may be empty
 */
public record Signal(Kind kind, String payload) {

  /** What happened. */
  public enum Kind {
    /** A step became ready: place it. */
    STEP_READY,
    /** A step was offered: wake the nodes that wait for work. */
    STEP_OFFERED,
    /** A preparation was submitted: plan it. */
    PREPARATION_SUBMITTED,
    /** The last step of a preparation ended: collect it. */
    PREPARATION_DONE,
    /** Something that people watch changed. */
    LIVE
  }
}
