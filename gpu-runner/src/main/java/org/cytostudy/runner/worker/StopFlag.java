package org.cytostudy.runner.worker;

/** Raised once, by a signal, and seen by the step at its next safe point. */
final class StopFlag {
  private volatile boolean raised;

  void raise() {
    raised = true;
  }

  boolean raised() {
    return raised;
  }
}
