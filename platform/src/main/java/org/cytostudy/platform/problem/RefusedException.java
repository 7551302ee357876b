package org.cytostudy.platform.problem;

import java.util.List;

/** The caller is not known or may not do this (401, 403). */
public final class RefusedException extends CytostudyException {
  public RefusedException(ProblemType type, String detail) {
    this(type, detail, List.of());
  }

  public RefusedException(ProblemType type, String detail, List<FieldError> errors) {
    super(type, detail, errors, 401, 403);
  }
}
