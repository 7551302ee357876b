package org.cytostudy.core.job;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A file whose bytes can be read but are not what they should be: broken data, no broken disk. */
public final class FileFormatException extends IOException {
  private static final long serialVersionUID = 1L;

  private final transient Path file;
  private final String what;

  /**
   * @param file which file
   * @param what is wrong with it
   */
  public FileFormatException(Path file, String what) {
    this(file, what, null);
  }

  public FileFormatException(Path file, String what, @Nullable Throwable cause) {
    super(file + ": " + what, cause);
    this.file = file;
    this.what = what;
  }

  public Path file() {
    return file;
  }

  public String what() {
    return what;
  }
}
