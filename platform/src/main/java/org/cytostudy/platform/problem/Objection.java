package org.cytostudy.platform.problem;

import java.util.List;

/**
 * What would refuse a request, told by a dry run.
 *
 * @param code of the catalogue
 * @param where pointers into the request, each with what is wrong there
 */
public record Objection(String code, String detail, List<String> where) {
  public Objection {
    where = List.copyOf(where);
  }

  /** What a submission would have answered. */
  public static Objection of(CytostudyException refusal) {
    return new Objection(
        refusal.type().code(),
        refusal.detail(),
        refusal.errors().stream()
            .map(error -> (error.pointer() + " " + error.detail()).strip())
            .toList());
  }
}
