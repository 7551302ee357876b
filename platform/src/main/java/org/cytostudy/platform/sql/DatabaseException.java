package org.cytostudy.platform.sql;

import java.sql.SQLException;

/** The database refused or could not do what was asked. */
public final class DatabaseException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final String UNIQUE_VIOLATION = "23505";

  private final String state;

  DatabaseException(SQLException cause) {
    super(cause);
    state = String.valueOf(cause.getSQLState());
  }

  /** Whether a row with the same key exists. */
  public boolean isUniqueViolation() {
    return state.equals(UNIQUE_VIOLATION);
  }
}
