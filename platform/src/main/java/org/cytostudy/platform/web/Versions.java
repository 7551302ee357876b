package org.cytostudy.platform.web;

import java.util.List;
import org.cytostudy.platform.problem.ConflictException;
import org.cytostudy.platform.problem.FieldError;
import org.cytostudy.platform.problem.InvalidException;
import org.cytostudy.platform.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/** Entity tags of things that have a version: the version in quotes. */
public final class Versions {
  private Versions() {}

  /** The {@code ETag} of a version. */
  public static String etag(long version) {
    return "\"" + version + "\"";
  }

  /**
   * Lets a change through that is based on the current version.
   *
   * @param ifMatch the header as it came; {@code *} matches any version
   * @throws InvalidException if there is none (428)
   * @throws ConflictException if somebody was faster (412)
   */
  public static void require(@Nullable String ifMatch, long current) {
    require(ifMatch, current, "It is at version " + etag(current) + " now; read it again.");
  }

  /**
   * The same, for things that know who was faster.
   *
   * @param newer what the current version is, and what to do
   */
  public static void require(@Nullable String ifMatch, long current, String newer) {
    if (ifMatch == null || ifMatch.isBlank()) {
      throw new InvalidException(
          ProblemType.IF_MATCH_REQUIRED,
          "Send If-Match with the ETag of the version that you saw.",
          List.of(new FieldError("?If-Match", "is missing")));
    }
    String wanted = ifMatch.strip();
    if (!wanted.equals("*") && !wanted.equals(etag(current))) {
      throw new ConflictException(ProblemType.VERSION_CONFLICT, newer);
    }
  }
}
