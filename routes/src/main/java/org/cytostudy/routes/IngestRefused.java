package org.cytostudy.routes;

/**
 * What somebody asked to be ingested cannot be: the mapping is broken, or names what is not there.
 * Trying again changes nothing and no administrator can help, so it is neither redelivered nor
 * parked; the person reads it at the preparation.
 */
public final class IngestRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message what is wrong, where, and what to do; shown to the person as it is
   */
  public IngestRefused(String message) {
    super(message);
  }
}
