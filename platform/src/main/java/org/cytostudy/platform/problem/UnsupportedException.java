package org.cytostudy.platform.problem;

import java.util.List;

/** The request can be understood, but what it asks for is not done here (501). */
public final class UnsupportedException extends CytostudyException {
  public UnsupportedException(ProblemType type, String detail) {
    super(type, detail, List.of(), 501, 501);
  }
}
