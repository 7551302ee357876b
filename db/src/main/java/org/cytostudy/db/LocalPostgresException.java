package org.cytostudy.db;

/** The local PostgreSQL cannot be used; the message says why and what to do. */
public final class LocalPostgresException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  LocalPostgresException(String message) {
    super(message);
  }

  LocalPostgresException(String message, Throwable cause) {
    super(message, cause);
  }
}
