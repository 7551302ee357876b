package org.cytostudy.platform.annotation;

import java.util.ArrayList;
import java.util.List;
import org.cytostudy.platform.problem.FieldError;

/** The first doubts about a file, and how many more there are. */
final class Warnings {
  private static final int MOST = 100;

  private final List<FieldError> first = new ArrayList<>();
  private int more;

  void add(FieldError warning) {
    if (first.size() < MOST) {
      first.add(warning);
    } else {
      more++;
    }
  }

  List<FieldError> first() {
    return List.copyOf(first);
  }

  /** How many are not among the first. */
  int more() {
    return more;
  }
}
