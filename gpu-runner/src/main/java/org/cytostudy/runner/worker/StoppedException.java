package org.cytostudy.runner.worker;

/** The step stopped because it was asked to; where it can be resumed, a checkpoint is written. */
public final class StoppedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public StoppedException() {
    super("Stopped on request");
  }
}
