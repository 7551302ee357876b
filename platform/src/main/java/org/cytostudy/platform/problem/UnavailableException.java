package org.cytostudy.platform.problem;

import java.util.List;

/** The platform cannot do it, whoever asks (500–507). */
public final class UnavailableException extends CytostudyException {
  public UnavailableException(ProblemType type, String detail) {
    this(type, detail, List.of());
  }

  public UnavailableException(ProblemType type, String detail, List<FieldError> errors) {
    super(type, detail, errors, 500, 507);
  }
}
