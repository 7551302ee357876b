package org.cytostudy.platform.access;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Finds, in an OpenAPI document, where a body takes text, and puts text there. */
final class TextFields {
  private static final String REFERENCE = "#/components/schemas/";
  private static final List<String> COMPOSED = List.of("allOf", "anyOf", "oneOf");

  private final JsonNode document;

  TextFields(JsonNode document) {
    this.document = document;
  }

  /** JSON pointers of every string of the operation's JSON body; of a list, its first element. */
  Set<String> ofBody(JsonNode operation) {
    Set<String> found = new LinkedHashSet<>();
    JsonNode content = operation.path("requestBody").path("content").path("application/json");
    walk(content.path("schema"), "", List.of(), found);
    return found;
  }

  private void walk(JsonNode schema, String pointer, List<String> within, Set<String> found) {
    String reference = schema.path("$ref").asText();
    if (!reference.isEmpty()) {
      if (!within.contains(reference)) {
        List<String> deeper = new ArrayList<>(within);
        deeper.add(reference);
        String name = reference.substring(REFERENCE.length());
        walk(document.at("/components/schemas/" + name), pointer, deeper, found);
      }
      return;
    }
    COMPOSED.forEach(key -> schema.path(key).forEach(s -> walk(s, pointer, within, found)));
    if (isString(schema.path("type"))) {
      found.add(pointer);
    }
    schema
        .path("properties")
        .fields()
        .forEachRemaining(p -> walk(p.getValue(), pointer + "/" + p.getKey(), within, found));
    walkIfThere(schema.path("items"), pointer + "/0", within, found);
    walkIfThere(schema.path("additionalProperties"), pointer + "/key", within, found);
  }

  private void walkIfThere(
      JsonNode schema, String pointer, List<String> within, Set<String> found) {
    if (schema.isObject()) {
      walk(schema, pointer, within, found);
    }
  }

  private static boolean isString(JsonNode type) {
    if (type.isArray()) {
      for (JsonNode one : type) {
        if (isString(one)) {
          return true;
        }
      }
    }
    return type.asText().equals("string");
  }

  /** The body with the text at the pointer; what is missing on the way there is made. */
  static JsonNode with(JsonNode body, String pointer, String text) {
    if (pointer.isEmpty()) {
      return JsonNodeFactory.instance.textNode(text);
    }
    String[] names = pointer.substring(1).split("/");
    JsonNode at = body;
    for (int i = 0; i < names.length; i++) {
      boolean last = i == names.length - 1;
      boolean listNext = !last && names[i + 1].equals("0");
      JsonNode child = last ? JsonNodeFactory.instance.textNode(text) : at.path(names[i]);
      if (at instanceof ArrayNode list) {
        child = last ? child : list.path(0);
        child = child.isContainerNode() || last ? child : container(listNext);
        if (list.isEmpty()) {
          list.add(child);
        } else {
          list.set(0, child);
        }
      } else if (at instanceof ObjectNode object) {
        child = child.isContainerNode() || last ? child : container(listNext);
        object.set(names[i], child);
      }
      at = child;
    }
    return body;
  }

  private static JsonNode container(boolean list) {
    return list ? JsonNodeFactory.instance.arrayNode() : JsonNodeFactory.instance.objectNode();
  }

  /** Whether a text stands somewhere in it, exactly so. */
  static boolean contains(JsonNode node, String text) {
    if (node.isTextual()) {
      return node.asText().equals(text);
    }
    for (JsonNode child : node) {
      if (contains(child, text)) {
        return true;
      }
    }
    return false;
  }
}
