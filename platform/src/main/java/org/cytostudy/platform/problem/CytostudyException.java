package org.cytostudy.platform.problem;

import java.util.List;

/**
 * A problem that the caller is told about. Thrown by services; the mapper turns it into problem
 * details. Its subtypes say who has to act: the caller who asked for the impossible, the caller who
 * may not, or the operator.
 */
public abstract sealed class CytostudyException extends RuntimeException
    permits InvalidException,
        MissingException,
        RefusedException,
        ConflictException,
        UnavailableException,
        UnsupportedException {
  private final ProblemType type;
  private final List<FieldError> errors;

  CytostudyException(
      ProblemType type, String detail, List<FieldError> errors, int lowest, int highest) {
    super(detail);
    if (type.status() < lowest || type.status() > highest) {
      throw new IllegalArgumentException(
          type + " has status " + type.status() + ", not " + lowest + "–" + highest);
    }
    this.type = type;
    this.errors = List.copyOf(errors);
  }

  /** The entry of the catalogue. */
  public ProblemType type() {
    return type;
  }

  /** What happened this time; never null. */
  public String detail() {
    return String.valueOf(getMessage());
  }

  /** The single faults, if any. */
  public List<FieldError> errors() {
    return errors;
  }
}
