package org.cytostudy.platform.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * Problem details (RFC 9457), the body of each answer that is an error.
 *
 * @param type URN of the catalogue
 * @param title the same for each occurrence of the type
 * @param status HTTP status
 * @param detail what happened this time and what to do about it
 * @param instance names this occurrence; the platform's log has it too where the platform failed
 * @param errors the single faults of a request, if any
 */
public record Problem(
    String type,
    String title,
    int status,
    String detail,
    String instance,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<FieldError> errors) {

  /** The media type of problem details. */
  public static final String MEDIA_TYPE = "application/problem+json";

  public Problem {
    errors = List.copyOf(errors);
  }
}
