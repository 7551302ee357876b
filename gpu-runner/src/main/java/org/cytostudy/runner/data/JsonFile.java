package org.cytostudy.runner.data;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import java.io.IOException;
import java.nio.file.Path;
import org.cytostudy.core.job.CytostudyJson;
import org.cytostudy.core.job.FileFormatException;

/** Reads inputs that are JSON. */
public final class JsonFile {
  private JsonFile() {}

  /**
   * Reads a file.
   *
   * @throws FileFormatException saying where it is not as it should be
   */
  public static <T> T read(Path file, Class<T> type) throws IOException {
    T value;
    try {
      value = CytostudyJson.mapper().readValue(file.toFile(), type);
    } catch (JsonProcessingException e) {
      throw new FileFormatException(file, e.getOriginalMessage() + " (at " + where(e) + ")", e);
    }
    if (value == null) {
      throw new FileFormatException(file, "it is null");
    }
    return value;
  }

  /** The JSON pointer, or the line where there is none. */
  public static String where(JsonProcessingException e) {
    if (e instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()) {
      StringBuilder pointer = new StringBuilder();
      for (JsonMappingException.Reference step : mapping.getPath()) {
        pointer
            .append('/')
            .append(step.getFieldName() != null ? step.getFieldName() : step.getIndex());
      }
      return pointer.toString();
    }
    return e.getLocation() == null ? "/" : "line " + e.getLocation().getLineNr();
  }
}
