package org.cytostudy.imaging.space;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.cytostudy.imaging.space.GeometryFileException.Problem;

/** A JSON file of another program; what is wrong in it is told with its JSON pointer. */
public final class JsonFile {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final Path file;
  private final JsonNode root;

  private JsonFile(Path file, JsonNode root) {
    this.file = file;
    this.root = root;
  }

  /**
   * Reads a file.
   *
   * @param mostBytes the largest that is read
   * @throws GeometryFileException if it is larger, or no JSON
   */
  public static JsonFile read(Path file, long mostBytes) throws IOException {
    long bytes = Files.size(file);
    if (bytes > mostBytes) {
      throw new GeometryFileException(
          Problem.TOO_LARGE,
          file,
          null,
          "The file has %d bytes, at most %d are read".formatted(bytes, mostBytes),
          "Split it into files of fewer sections");
    }
    try {
      return new JsonFile(file, MAPPER.readTree(file.toFile()));
    } catch (JsonProcessingException e) {
      JsonLocation at = e.getLocation();
      throw GeometryFileException.corrupt(
          file,
          at == null ? null : "line %d, column %d".formatted(at.getLineNr(), at.getColumnNr()),
          "The file is no JSON: " + e.getOriginalMessage());
    }
  }

  /** The whole of it. */
  public JsonNode root() {
    return root;
  }

  /** A refusal of what stands at a pointer. */
  public GeometryFileException corrupt(String pointer, String what) {
    return GeometryFileException.corrupt(file, pointer.isEmpty() ? "/" : pointer, what);
  }

  /** A list of so many numbers, or of any number where {@code count} is −1. */
  public double[] numbers(JsonNode node, String pointer, int count) throws GeometryFileException {
    if (!node.isArray() || (count >= 0 && node.size() != count)) {
      throw corrupt(
          pointer,
          count < 0 ? "Here stands no list" : "Here stands no list of " + count + " numbers");
    }
    double[] numbers = new double[node.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = number(node.get(i), pointer + "/" + i);
    }
    return numbers;
  }

  /** A finite number. */
  public double number(JsonNode node, String pointer) throws GeometryFileException {
    if (!node.isNumber() || !Double.isFinite(node.asDouble())) {
      throw corrupt(pointer, "Here stands no number");
    }
    return node.asDouble();
  }
}
