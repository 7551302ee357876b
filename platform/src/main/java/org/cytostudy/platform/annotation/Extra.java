package org.cytostudy.platform.annotation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a feature of a file says beside what an annotation has fields for: measurements, metadata,
 * colours, the nucleus of a cell. It is kept as it came and written again: {@code feature} holds
 * members of the feature, {@code properties} those of its properties.
 */
final class Extra {
  static final String FEATURE = "feature";
  static final String PROPERTIES = "properties";
  static final String CLASSIFICATION = "classification";
  static final String OBJECT_TYPE = "objectType";

  /** What QuPath takes a feature for that does not say what it is. */
  static final String ANNOTATION = "annotation";

  /** How QuPath nests objects within others; each is an annotation of its own here. */
  static final List<String> CHILDREN = List.of("childObjects", "children");

  private static final List<String> OWN_OF_FEATURE =
      List.of("type", "id", "geometry", "properties");
  private static final List<String> OWN_OF_PROPERTIES = List.of("name", "isLocked", "cytostudy");

  private Extra() {}

  /** What is left of a feature; null if nothing is. */
  static @Nullable JsonNode of(JsonNode feature) {
    ObjectNode members = without(feature, OWN_OF_FEATURE);
    ObjectNode properties = without(feature.path("properties"), OWN_OF_PROPERTIES);
    CHILDREN.stream().filter(name -> properties.path(name).isArray()).forEach(properties::remove);
    if (properties.path(OBJECT_TYPE).asText().equals(ANNOTATION)) {
      properties.remove(OBJECT_TYPE);
    }
    ObjectNode extra = members.objectNode();
    put(extra, FEATURE, members);
    put(extra, PROPERTIES, properties);
    return extra.isEmpty() ? null : extra;
  }

  private static ObjectNode without(JsonNode node, List<String> names) {
    ObjectNode rest = JsonNodeFactory.instance.objectNode();
    node.properties().stream()
        .filter(member -> !names.contains(member.getKey()))
        .forEach(member -> rest.set(member.getKey(), member.getValue()));
    return rest;
  }

  private static void put(ObjectNode extra, String name, ObjectNode members) {
    if (!members.isEmpty()) {
      extra.set(name, members);
    }
  }

  /** The same without the class that a file gave it; the annotation's own takes its place. */
  static @Nullable JsonNode withoutClass(@Nullable JsonNode extra) {
    if (extra == null || !extra.path(PROPERTIES).has(CLASSIFICATION)) {
      return extra;
    }
    ObjectNode copy = extra.deepCopy();
    ObjectNode properties = copy.withObject("/" + PROPERTIES);
    properties.remove(CLASSIFICATION);
    if (properties.isEmpty()) {
      copy.remove(PROPERTIES);
    }
    return copy.isEmpty() ? null : copy;
  }
}
