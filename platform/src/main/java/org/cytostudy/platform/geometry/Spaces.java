package org.cytostudy.platform.geometry;

import java.util.List;
import org.cytostudy.core.space.Space;
import org.cytostudy.platform.problem.FieldError;
import org.cytostudy.platform.problem.InvalidException;
import org.cytostudy.platform.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/** Spaces as callers name them. */
public final class Spaces {
  private Spaces() {}

  /**
   * Reads {@code name@version}.
   *
   * @param pointer of the parameter, e.g. {@code ?space}
   * @throws InvalidException if it is not of that form
   */
  public static Space parse(@Nullable String text, String pointer) {
    try {
      return Space.parse(text == null ? "" : text);
    } catch (IllegalArgumentException e) {
      throw new InvalidException(
          ProblemType.INVALID_REQUEST,
          "The space cannot be read.",
          List.of(new FieldError(pointer, String.valueOf(e.getMessage()))));
    }
  }

  /**
   * Lets coordinates through that are of the space that is needed: nothing converts between spaces
   * without a transform, and two versions are two spaces.
   *
   * @throws InvalidException {@code space-mismatch}
   */
  public static void require(Space given, Space needed, String pointer) {
    if (!given.equals(needed)) {
      throw new InvalidException(
          ProblemType.SPACE_MISMATCH,
          "Coordinates of " + given + " were given where those of " + needed + " are needed.",
          List.of(new FieldError(pointer, "is " + needed)));
    }
  }
}
