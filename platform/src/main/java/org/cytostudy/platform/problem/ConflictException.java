package org.cytostudy.platform.problem;

import java.util.List;

/** The request is fine but the state of things is in its way (409, 412). */
public final class ConflictException extends CytostudyException {
  public ConflictException(ProblemType type, String detail) {
    this(type, detail, List.of());
  }

  public ConflictException(ProblemType type, String detail, List<FieldError> errors) {
    super(type, detail, errors, 409, 412);
  }
}
