package org.cytostudy.routes;

import org.cytostudy.core.id.StudyId;

/** How an order for a study becomes runs. */
public interface Submissions {

  /** What a caller asked for; the platform knows its shape. */
  interface Order {}

  /** What the order comes to; the platform knows its shape. */
  interface Plan {}

  /** Lays out runs and steps and reads the frozen inputs; writes nothing. */
  Plan plan(Order order);

  /**
   * Refuses a plan with a cycle, a leaking split or a consent that does not allow it; every problem
   * is thrown as the platform's own exception.
   */
  void check(Plan plan);

  /** Writes study, variants, runs, steps and audit events in one transaction. */
  StudyId store(Plan plan);
}
