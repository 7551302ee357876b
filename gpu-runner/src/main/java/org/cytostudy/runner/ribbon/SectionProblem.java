package org.cytostudy.runner.ribbon;

import org.cytostudy.core.job.RibbonReport.Problem;

/** Ends the work on one section; the others go on. */
final class SectionProblem extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  SectionProblem(String code, String title, String where, String action) {
    super(title);
    this.problem = new Problem(code, title, where, action);
  }

  Problem problem() {
    return problem;
  }
}
