package org.cytostudy.platform.section;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.cytostudy.core.job.QualityFlag;
import org.cytostudy.platform.problem.FieldError;
import org.cytostudy.platform.problem.InvalidException;
import org.cytostudy.platform.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/**
 * Which sections a list shows, by the faults of their newest images: those with a flag, with any,
 * with none, or those that nobody looked at.
 *
 * @param condition of the newest image {@code i}, as JPQL
 */
record QualityFilter(String condition) {
  private static final List<String> OTHERS = List.of("flagged", "clean", "unknown");

  /** Null lets every section through. */
  static @Nullable QualityFilter of(@Nullable String wanted) {
    if (wanted == null) {
      return null;
    }
    return switch (wanted) {
      case "flagged" -> new QualityFilter("i.quality.qualityFlags <> ' '");
      case "clean" -> new QualityFilter("i.quality.qualityFlags = ' '");
      case "unknown" -> new QualityFilter("i.quality.qualityFlags IS NULL");
      default -> new QualityFilter("i.quality.qualityFlags LIKE '% " + flag(wanted) + " %'");
    };
  }

  private static String flag(String wanted) {
    return Arrays.stream(QualityFlag.values())
        .map(QualityFlag::wireName)
        .filter(name -> name.equals(wanted.toLowerCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(
            () ->
                new InvalidException(
                    ProblemType.INVALID_REQUEST,
                    "There is no such quality.",
                    List.of(
                        new FieldError(
                            "?quality",
                            "is "
                                + String.join(", ", OTHERS)
                                + ", "
                                + String.join(
                                    ", ",
                                    Arrays.stream(QualityFlag.values())
                                        .map(QualityFlag::wireName)
                                        .toList())))));
  }
}
