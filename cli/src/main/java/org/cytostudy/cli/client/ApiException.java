package org.cytostudy.cli.client;

/** The platform answered with a problem, or not at all; the message is for the terminal. */
public final class ApiException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;

  ApiException(int status, String message) {
    super(message);
    this.status = status;
  }

  /** A failure that the platform reported in another way than by a status. */
  public static ApiException of(String message) {
    return new ApiException(0, message);
  }

  /** Whether the platform understood and refused; otherwise it may do better in a while. */
  public boolean isAnswer() {
    return status >= 400 && status < 500;
  }

  /** HTTP status, 0 when there was no answer. */
  public int status() {
    return status;
  }
}
