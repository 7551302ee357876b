package org.cytostudy.platform.problem;

import java.util.List;

/**
 * What was asked for is not there (404), or is not to be known by the caller: the answers are the
 * same, so that nobody learns names by guessing.
 */
public final class MissingException extends CytostudyException {
  /**
   * @param noun what it is, e.g. {@code brain}
   * @param id how the caller named it
   */
  public MissingException(String noun, Object id) {
    super(
        ProblemType.NOT_FOUND,
        "There is no " + noun + " '" + id + "', or you are not a member of its project.",
        List.of(),
        404,
        404);
  }

  /**
   * Something else than a row is not there.
   *
   * @param type an entry of the catalogue with status 404
   */
  public MissingException(ProblemType type, String detail) {
    super(type, detail, List.of(), 404, 404);
  }
}
