package org.cytostudy.platform.problem;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** Says where in a body a fault is, and what it is, without naming Java's types. */
final class Violations {
  private Violations() {}

  static List<FieldError> errors(Set<ConstraintViolation<?>> violations) {
    return violations.stream()
        .map(v -> new FieldError(pointer(v.getPropertyPath()), v.getMessage()))
        .sorted(Comparator.comparing(FieldError::pointer).thenComparing(FieldError::detail))
        .toList();
  }

  /**
   * The JSON pointer of a method argument's property. The path starts with the method and its
   * parameter; a body's properties follow, whereas a query parameter is the last element itself.
   */
  private static String pointer(Path path) {
    StringBuilder pointer = new StringBuilder();
    String parameter = "";
    for (Path.Node node : path) {
      if (node.getKind() == ElementKind.METHOD) {
        continue;
      }
      if (node.getKind() == ElementKind.PARAMETER) {
        parameter = node.getName();
        continue;
      }
      if (node.getIndex() != null) {
        pointer.append('/').append(node.getIndex());
      } else if (node.getKey() != null) {
        pointer.append('/').append(escape(String.valueOf(node.getKey())));
      }
      if (node.getName() != null
          && node.getKind() != ElementKind.CONTAINER_ELEMENT
          && !node.getName().startsWith("<")) {
        pointer.append('/').append(escape(node.getName()));
      }
    }
    return pointer.isEmpty() ? "?" + parameter : pointer.toString();
  }

  static String pointer(JsonMappingException e) {
    StringBuilder pointer = new StringBuilder();
    for (JsonMappingException.Reference reference : e.getPath()) {
      String field = reference.getFieldName();
      pointer.append('/').append(field == null ? reference.getIndex() : escape(field));
    }
    return pointer.toString();
  }

  static String plain(JsonProcessingException e) {
    return switch (e) {
      case UnrecognizedPropertyException unknown ->
          "is not a known field; known are " + unknown.getKnownPropertyIds();
      case InvalidTypeIdException type ->
          "'" + type.getTypeId() + "' is not one of the known kinds";
      case InvalidFormatException format -> expected(format);
      case ValueInstantiationException value
          when value.getCause() instanceof IllegalArgumentException cause ->
          String.valueOf(cause.getMessage());
      case MismatchedInputException mismatch -> "a value of another type, or a value, is expected";
      case JsonMappingException mapping -> "cannot be read";
      default -> "is not JSON" + at(e.getLocation());
    };
  }

  private static String expected(InvalidFormatException e) {
    Class<?> type = e.getTargetType();
    if (type != null && type.isEnum()) {
      return "'" + e.getValue() + "' is not one of " + Arrays.toString(type.getEnumConstants());
    }
    return "'"
        + e.getValue()
        + "' cannot be read as "
        + (type == null ? "what is expected" : type.getSimpleName());
  }

  private static String at(JsonLocation location) {
    return location == null
        ? ""
        : " at line " + location.getLineNr() + ", column " + location.getColumnNr();
  }

  private static String escape(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }
}
