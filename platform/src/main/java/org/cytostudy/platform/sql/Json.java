package org.cytostudy.platform.sql;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.List;
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

  /**
   * Writes a value as one of a sealed kind, so that the property that names the kind is written.
   */
  public static <T> Json of(Class<T> kind, T value) {
    try {
      return new Json(CytostudyJson.mapper().writerFor(kind).writeValueAsString(value));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("Cannot be written as JSON: " + kind, e);
    }
  }

  /** Writes a list of a sealed kind. */
  public static <T> Json ofList(Class<T> kind, List<? extends T> values) {
    try {
      return new Json(
          CytostudyJson.mapper()
              .writerFor(
                  CytostudyJson.mapper().getTypeFactory().constructCollectionType(List.class, kind))
              .writeValueAsString(values));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("Cannot be written as JSON: " + kind, e);
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
  public <T> List<T> asList(Class<T> type) {
    try {
      return CytostudyJson.mapper().readerForListOf(type).readValue(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("The database holds JSON that is no list of " + type, e);
    }
  }
}
