package org.cytostudy.imaging.space;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A transform, volume, surface or contour file that cannot be used: what, where, what to do. */
public final class GeometryFileException extends IOException {
  private static final long serialVersionUID = 1L;

  private final Problem problem;
  private final String what;
  private final String where;
  private final String action;

  /** What kind of fault it is. */
  public enum Problem {
    /** It ends before its contents do. */
    TRUNCATED("geometry-truncated"),
    /** Its contents contradict the format or one another. */
    CORRUPT("geometry-corrupt"),
    /** It is sound, but uses something that is not read here. */
    UNSUPPORTED("geometry-unsupported"),
    /** It is larger than what is read here. */
    TOO_LARGE("geometry-too-large"),
    /** It does not say where its contents lie. */
    UNPLACED("geometry-unplaced");

    private final String code;

    Problem(String code) {
      this.code = code;
    }

    /** Stable name. */
    public String code() {
      return code;
    }
  }

  /**
   * Makes one.
   *
   * @param where offset, line, element or JSON pointer within the file; null for the whole file
   * @param what one sentence without its full stop
   * @param action what a person should do
   */
  public GeometryFileException(
      Problem problem, Path file, @Nullable String where, String what, String action) {
    super(what + " (" + place(file, where) + "). " + action);
    this.problem = problem;
    this.what = what;
    this.where = place(file, where);
    this.action = action;
  }

  private static String place(Path file, @Nullable String where) {
    return file.getFileName() + (where == null ? "" : ", " + where);
  }

  public Problem problem() {
    return problem;
  }

  public String what() {
    return what;
  }

  /** The name of the file, without its folder, and the place within it. */
  public String where() {
    return where;
  }

  public String action() {
    return action;
  }

  /** A file that ends too early. */
  public static GeometryFileException truncated(Path file, @Nullable String where, String what) {
    return new GeometryFileException(
        Problem.TRUNCATED,
        file,
        where,
        what,
        "Copy the file again from its source and compare hashes");
  }

  /** A file whose contents cannot be right. */
  public static GeometryFileException corrupt(Path file, @Nullable String where, String what) {
    return new GeometryFileException(
        Problem.CORRUPT, file, where, what, "Export the file anew from the program that wrote it");
  }

  /** A sound file that is not read here. */
  public static GeometryFileException unsupported(
      Path file, @Nullable String where, String what, String action) {
    return new GeometryFileException(Problem.UNSUPPORTED, file, where, what, action);
  }
}
