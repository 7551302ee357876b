package org.cytostudy.platform.annotation;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.cytostudy.platform.problem.FieldError;
import org.cytostudy.platform.problem.InvalidException;
import org.cytostudy.platform.problem.ProblemType;
import org.cytostudy.platform.sql.Storable;
import org.jspecify.annotations.Nullable;

/**
 * Reads what QuPath exports: a FeatureCollection, an array of features, or one feature. Our own
 * fields lie in {@code properties.cytostudy}. One fault refuses the file, with all faults listed.
 */
final class GeoJsonReader {
  private static final int MOST_FEATURES = 50_000;
  private static final int MOST_ERRORS = 50;
  private static final int LONGEST_NAME = 200;

  private final ObjectMapper json;
  private final List<FieldError> errors = new ArrayList<>();

  private GeoJsonReader(ObjectMapper json) {
    this.json = json;
  }

  static List<Drawing> read(String text, ObjectMapper json) {
    GeoJsonReader reader = new GeoJsonReader(json);
    List<Drawing> drawings = reader.drawings(text);
    if (!reader.errors.isEmpty()) {
      throw new InvalidException(
          ProblemType.INVALID_GEOJSON, "Nothing was stored; errors says why.", reader.errors);
    }
    return drawings;
  }

  private List<Drawing> drawings(String text) {
    JsonNode root;
    try {
      root = json.readTree(text);
    } catch (JsonProcessingException e) {
      throw new InvalidException(
          ProblemType.MALFORMED_JSON,
          "The body is no JSON.",
          List.of(new FieldError("", where(e))));
    }
    boolean collection = root.path("type").asText().equals("FeatureCollection");
    JsonNode features = collection ? root.path("features") : root;
    if (features.isObject()) {
      return one(features, "");
    }
    if (!features.isArray() || features.size() > MOST_FEATURES) {
      error(collection ? "/features" : "", "is a list of at most " + MOST_FEATURES + " features");
      return List.of();
    }
    List<Drawing> drawings = new ArrayList<>();
    for (int i = 0; i < features.size() && errors.size() < MOST_ERRORS; i++) {
      drawings.addAll(one(features.get(i), (collection ? "/features/" : "/") + i));
    }
    return drawings;
  }

  private static String where(JsonProcessingException e) {
    JsonLocation location = e.getLocation();
    return location == null
        ? "is nested too deeply, or holds too long a number or text"
        : "line " + location.getLineNr();
  }

  private List<Drawing> one(JsonNode feature, String at) {
    if (!feature.path("type").asText().equals("Feature")) {
      error(at + "/type", "is 'Feature'");
      return List.of();
    }
    JsonNode geometry = feature.path("geometry");
    Geometries.check(geometry, at + "/geometry", this::error);
    if (!Storable.isTree(geometry)) {
      error(at + "/geometry", Storable.NO_NUL);
    }
    JsonNode properties = feature.path("properties");
    JsonNode own = properties.path("cytostudy");
    String at2 = at + "/properties/cytostudy";
    String region = region(properties.path("classification"), at + "/properties/classification");
    Kind kind = orElse(choice(Kind.class, own.path("kind"), at2 + "/kind"), Kind.ofClass(region));
    if (kind.needsSurface() && !geometry.path("type").asText().endsWith("Polygon")) {
      error(at + "/geometry/type", "is Polygon or MultiPolygon for the kind " + kind);
    }
    return List.of(
        new Drawing(
            uuid(feature.path("id")),
            kind.needsSurface() ? null : region,
            colour(properties.path("classification")),
            kind,
            geometry,
            text(properties.path("name"), at + "/properties/name"),
            text(own.path("annotator"), at2 + "/annotator"),
            text(own.path("method"), at2 + "/method"),
            choice(Origin.class, own.path("origin"), at2 + "/origin"),
            certainty(own.path("certainty"), at2 + "/certainty")));
  }

  private @Nullable String region(JsonNode classification, String at) {
    if (classification.path("names").isArray()) {
      List<String> names = new ArrayList<>();
      for (int i = 0; i < classification.path("names").size(); i++) {
        String name = text(classification.path("names").get(i), at + "/names/" + i);
        if (name != null) {
          names.add(name);
        }
      }
      return names.isEmpty()
          ? null
          : text(TextNode.valueOf(String.join(": ", names)), at + "/names");
    }
    return text(
        classification.isTextual() ? classification : classification.path("name"), at + "/name");
  }

  private static @Nullable String colour(JsonNode classification) {
    JsonNode rgb = classification.path("color");
    if (!rgb.isArray() || rgb.size() != 3) {
      return null;
    }
    return String.format(
        Locale.ROOT,
        "#%02x%02x%02x",
        rgb.get(0).asInt() & 0xff,
        rgb.get(1).asInt() & 0xff,
        rgb.get(2).asInt() & 0xff);
  }

  private @Nullable Double certainty(JsonNode node, String at) {
    if (node.isMissingNode() || node.isNull()) {
      return null;
    }
    if (!node.isNumber() || node.asDouble() < 0 || node.asDouble() > 1) {
      error(at, "is a number from 0 to 1");
      return null;
    }
    return node.asDouble();
  }

  private @Nullable String text(JsonNode node, String at) {
    if (node.isMissingNode() || node.isNull()) {
      return null;
    }
    String text = node.asText();
    if (!node.isTextual() || text.isBlank() || text.length() > LONGEST_NAME) {
      error(at, "is text of 1 to " + LONGEST_NAME + " characters");
      return null;
    }
    if (!Storable.isText(text)) {
      error(at, Storable.NO_NUL);
      return null;
    }
    return text;
  }

  private <E extends Enum<E>> @Nullable E choice(Class<E> type, JsonNode node, String at) {
    if (node.isMissingNode() || node.isNull()) {
      return null;
    }
    for (E constant : type.getEnumConstants()) {
      if (constant.name().equalsIgnoreCase(node.asText())) {
        return constant;
      }
    }
    error(at, "is one of " + List.of(type.getEnumConstants()));
    return null;
  }

  private static <T> T orElse(@Nullable T value, T other) {
    return value == null ? other : value;
  }

  private static @Nullable UUID uuid(JsonNode id) {
    try {
      return UUID.fromString(id.asText());
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private void error(String pointer, String detail) {
    if (errors.size() < MOST_ERRORS) {
      errors.add(new FieldError(pointer, detail));
    }
  }
}
