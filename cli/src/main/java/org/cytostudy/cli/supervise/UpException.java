package org.cytostudy.cli.supervise;

import java.io.IOException;
import java.nio.file.Path;

/** Something keeps the processes from running; the message is for the person at the terminal. */
public final class UpException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public UpException(String message) {
    super(message);
  }

  public UpException(String message, Throwable cause) {
    super(message, cause);
  }

  /** The data folder is not there and cannot be made, or is not ours to write. */
  static UpException cannotWrite(Path folder, IOException e) {
    return new UpException(
        "Cannot write in "
            + folder
            + " ("
            + e
            + "). Choose a folder that you may write, on a disk with room: --data DIR, or the"
            + " variable CYTOSTUDY_DATA",
        e);
  }
}
