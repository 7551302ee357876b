package org.cytostudy.platform.problem;

import java.util.List;

/** The request cannot be understood or holds values that are not allowed (400–428). */
public final class InvalidException extends CytostudyException {
  public InvalidException(ProblemType type, String detail) {
    this(type, detail, List.of());
  }

  public InvalidException(ProblemType type, String detail, List<FieldError> errors) {
    super(type, detail, errors, 400, 428);
  }
}
