package org.cytostudy.imaging.zarr;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cytostudy.imaging.slide.ImageFormatException;

/**
 * A value of a metadata file that knows where it stands, so that a refusal can say so.
 *
 * @param file key of the file
 * @param pointer JSON pointer to the value; empty at the root
 */
record Json(JsonNode node, String file, String pointer) {
  /** Metadata of images takes kilobytes. */
  static final long MAX_BYTES = 4L << 20;

  private static final ObjectMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxDocumentLength(MAX_BYTES)
                          .maxNestingDepth(64)
                          .maxTokenCount(200_000)
                          .maxNumberLength(64)
                          .build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  /**
   * Reads a metadata file.
   *
   * @return empty where there is none
   * @throws ImageFormatException if it is no JSON, too large or too deep
   */
  static Optional<Json> read(ZarrStore store, String file) throws IOException {
    Optional<byte[]> bytes = store.read(file, MAX_BYTES);
    if (bytes.isEmpty()) {
      return Optional.empty();
    }
    try {
      Json root = new Json(MAPPER.readTree(bytes.get()), file, "");
      if (!root.node.isObject()) {
        throw root.corrupt("The file holds no JSON object");
      }
      return Optional.of(root);
    } catch (JsonProcessingException e) {
      throw ImageFormatException.corrupt("The file is no JSON: " + e.getOriginalMessage(), file);
    }
  }

  /** The member of that name; empty where it is absent or null. */
  Optional<Json> find(String name) {
    JsonNode child = node.get(name);
    return child == null || child.isNull() ? Optional.empty() : Optional.of(child(child, name));
  }

  /** The member of that name, which must be there. */
  Json get(String name) throws ImageFormatException {
    return find(name).orElseThrow(() -> corrupt("“" + name + "” is missing"));
  }

  /** The elements of an array. */
  List<Json> items(int most) throws ImageFormatException {
    if (!node.isArray() || node.size() > most) {
      throw corrupt("This must be an array of at most " + most + " elements");
    }
    List<Json> items = new ArrayList<>();
    for (int i = 0; i < node.size(); i++) {
      items.add(child(node.get(i), String.valueOf(i)));
    }
    return items;
  }

  String text() throws ImageFormatException {
    if (!node.isTextual()) {
      throw corrupt("This must be a text");
    }
    return node.textValue();
  }

  /** The text of a member, or what stands for it where it is absent. */
  String text(String name, String otherwise) throws ImageFormatException {
    Optional<Json> found = find(name);
    return found.isPresent() ? found.get().text() : otherwise;
  }

  long integer(long min, long max) throws ImageFormatException {
    if (!node.isIntegralNumber() || !node.canConvertToLong()) {
      throw corrupt("This must be an integer");
    }
    long value = node.longValue();
    if (value < min || value > max) {
      throw corrupt("This must be between " + min + " and " + max + ", it is " + value);
    }
    return value;
  }

  double number() throws ImageFormatException {
    if (!node.isNumber()) {
      throw corrupt("This must be a number");
    }
    return node.doubleValue();
  }

  ImageFormatException corrupt(String what) {
    return ImageFormatException.corrupt(what, where());
  }

  ImageFormatException unsupported(String what) {
    return ImageFormatException.unsupported(what, where());
  }

  String where() {
    return pointer.isEmpty() ? file : file + ", " + pointer;
  }

  private Json child(JsonNode child, String name) {
    return new Json(child, file, pointer + "/" + name.replace("~", "~0").replace("/", "~1"));
  }
}
