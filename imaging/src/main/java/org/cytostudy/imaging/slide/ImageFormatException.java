package org.cytostudy.imaging.slide;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A file that cannot be used: says what is wrong, where, and what to do. */
public sealed class ImageFormatException extends IOException permits PlaneChoiceException {
  private static final long serialVersionUID = 1L;

  private final Problem problem;
  private final String what;
  private final @Nullable String where;
  private final String action;

  /** What kind of fault it is. */
  public enum Problem {
    /** The file has no bytes. */
    EMPTY("image-empty"),
    /** It is in no format that is known here. */
    NOT_RECOGNISED("image-not-recognised"),
    /** It ends before its contents do. */
    TRUNCATED("image-truncated"),
    /** Its contents contradict the format or one another. */
    CORRUPT("image-corrupt"),
    /** It is sound, but uses something that is not read here. */
    UNSUPPORTED("image-unsupported"),
    /** It is read through a library that is not installed. */
    LIBRARY_MISSING("image-library-missing"),
    /** It is larger than what is read here. */
    TOO_LARGE("image-too-large"),
    /** It holds several images, and nobody said which one is meant. */
    SEVERAL_PLANES("image-several-planes"),
    /** It does not hold the one that was asked for. */
    NO_SUCH_PLANE("image-plane-missing");

    private final String code;

    Problem(String code) {
      this.code = code;
    }

    /** Stable name, of the problem catalogue. */
    public String code() {
      return code;
    }
  }

  /**
   * Makes one.
   *
   * @param what one sentence
   * @param where the IFD, tile or byte offset, where there is one
   * @param action what a person should do
   */
  public ImageFormatException(Problem problem, String what, @Nullable String where, String action) {
    super(what + (where == null ? "" : " (" + where + ")") + ". " + action);
    this.problem = problem;
    this.what = what;
    this.where = where;
    this.action = action;
  }

  public Problem problem() {
    return problem;
  }

  public String what() {
    return what;
  }

  public @Nullable String where() {
    return where;
  }

  public String action() {
    return action;
  }

  /** A file that ends too early. */
  public static ImageFormatException truncated(String what, @Nullable String where) {
    return new ImageFormatException(
        Problem.TRUNCATED, what, where, "Copy the file again from its source and compare hashes");
  }

  /** A file whose contents cannot be right. */
  public static ImageFormatException corrupt(String what, @Nullable String where) {
    return new ImageFormatException(
        Problem.CORRUPT, what, where, "Copy the file again from its source, or export it anew");
  }

  /** A sound file that is not read here. */
  public static ImageFormatException unsupported(String what, @Nullable String where) {
    return new ImageFormatException(
        Problem.UNSUPPORTED,
        what,
        where,
        "Convert it to a tiled TIFF of 8 or 16 bits, grey or RGB, with Deflate, LZW or JPEG");
  }

  /** A file beyond the caps. */
  public static ImageFormatException tooLarge(String what, @Nullable String where) {
    return new ImageFormatException(
        Problem.TOO_LARGE,
        what,
        where,
        "Store it as a tiled pyramid, with tiles of 256 to 1024 px");
  }
}
