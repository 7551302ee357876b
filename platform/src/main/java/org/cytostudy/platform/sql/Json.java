package org.cytostudy.platform.sql;

import com.fasterxml.jackson.core.JsonProcessingException;
import org.cytostudy.core.job.CytostudyJson;

/** A value that is stored as {@code jsonb}. */
public record Json(String text) {

  /** Writes a value as the wire does. */
  public static Json of(Object value) {
    try {
      return new Json(CytostudyJson.mapper().writeValueAsString(value));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("Cannot be written as JSON: " + value.getClass(), e);
    }
  }

  /** Reads the value back. */
  public <T> T as(Class<T> type) {
    try {
      return CytostudyJson.mapper().readValue(text, type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("The database holds JSON that is no " + type, e);
    }
  }

  /** Reads a list back. */
  public <T> java.util.List<T> asList(Class<T> type) {
    try {
      return CytostudyJson.mapper()
          .readerForListOf(type)
          .readValue(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("The database holds JSON that is no list of " + type, e);
    }
  }
}
