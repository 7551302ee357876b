package org.cytostudy.platform.annotation;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.cytostudy.platform.problem.FieldError;
import org.cytostudy.platform.problem.InvalidException;
import org.cytostudy.platform.problem.ProblemType;
import org.cytostudy.platform.sql.Storable;
import org.jspecify.annotations.Nullable;

/**
 * Reads what QuPath exports: a FeatureCollection, an array, or one feature; where a feature may
 * stand a bare geometry may, too. Objects that are nested within others become features of their
 * own. Our own fields lie in {@code properties.cytostudy}. One fault refuses the file, with its
 * first faults listed; what is taken in spite of a doubt is a warning. One feature of the file is
 * in memory at a time, so that a section's 250,000 cells fit.
 */
final class GeoJsonReader {
  /** A file with more is refused. */
  static final int MOST_FEATURES = 500_000;

  private static final long LARGEST_FEATURE_BYTES = 10L << 20;
  private static final int MOST_ERRORS = 50;
  private static final int LONGEST_NAME = AnnotationViews.LONGEST_NAME;
  private static final double WIDEST_BAND_UM = 100_000;

  private final ObjectReader json;
  private final Warnings warnings;
  private final Consumer<Drawing> each;
  private final List<FieldError> errors = new ArrayList<>();
  private int features;

  private GeoJsonReader(ObjectMapper json, Warnings warnings, Consumer<Drawing> each) {
    // QuPath writes a measurement that it could not make as NaN, which is no JSON.
    this.json = json.reader().with(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS);
    this.warnings = warnings;
    this.each = each;
  }

  /**
   * Reads a file once.
   *
   * @param each gets its features; also those of a file that is refused afterwards
   * @return how many features it has, those within others among them
   * @throws InvalidException if anything in it is wrong
   */
  static int read(Path file, ObjectMapper json, Warnings warnings, Consumer<Drawing> each) {
    GeoJsonReader reader = new GeoJsonReader(json, warnings, each);
    try (InputStream in = Files.newInputStream(file)) {
      reader.read(new PiecewiseStream(in, LARGEST_FEATURE_BYTES));
    } catch (PiecewiseStream.PieceTooLarge e) {
      throw malformed(
          "has a feature of more than 10 MB; objects within others are best exported side by side");
    } catch (JsonProcessingException e) {
      throw malformed(where(e));
    } catch (CharConversionException e) {
      throw malformed("is no text in UTF-8");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    reader.refuseFaults();
    return reader.features;
  }

  private void refuseFaults() {
    if (!errors.isEmpty()) {
      throw new InvalidException(
          ProblemType.INVALID_GEOJSON, "Nothing was stored; errors says why.", errors);
    }
  }

  private void read(PiecewiseStream in) throws IOException {
    try (JsonParser parser = json.createParser(in)) {
      JsonToken first = parser.nextToken();
      if (first == JsonToken.START_ARRAY) {
        addElements(parser, in, "");
      } else if (first == JsonToken.START_OBJECT) {
        root(parser, in);
      } else {
        error("", "is a list of features");
      }
    }
  }

  /** A collection, whose list is read as it comes; or a feature or geometry alone. */
  private void root(JsonParser parser, PiecewiseStream in) throws IOException {
    ObjectNode members = JsonNodeFactory.instance.objectNode();
    boolean listed = false;
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      if (parser.nextToken() == JsonToken.START_ARRAY && name.equals("features")) {
        listed = true;
        addElements(parser, in, "/features");
        in.nextPiece();
      } else {
        members.set(name, json.<JsonNode>readTree(parser));
      }
    }
    if (members.path("type").asText().equals("FeatureCollection")) {
      if (!listed) {
        error("/features", "is a list of features");
      }
    } else if (listed) {
      error("/type", "is 'FeatureCollection' beside a list of features");
    } else {
      add(members, "");
    }
  }

  private void addElements(JsonParser parser, PiecewiseStream in, String at) throws IOException {
    for (int i = 0; parser.nextToken() != JsonToken.END_ARRAY; i++) {
      in.nextPiece();
      add(json.<JsonNode>readTree(parser), at + "/" + i);
      if (errors.size() >= MOST_ERRORS) {
        refuseFaults();
      }
    }
  }

  private static InvalidException malformed(String why) {
    return new InvalidException(
        ProblemType.MALFORMED_JSON, "The body is no JSON.", List.of(new FieldError("", why)));
  }

  private static String where(JsonProcessingException e) {
    JsonLocation location = e.getLocation();
    return location == null
        ? "is nested too deeply, or holds too long a number or text"
        : "line " + location.getLineNr();
  }

  private void addAll(JsonNode features, String at) {
    for (int i = 0; i < features.size() && errors.size() < MOST_ERRORS; i++) {
      add(features.get(i), at + "/" + i);
    }
  }

  private void add(JsonNode node, String at) {
    if (features >= MOST_FEATURES) {
      error(at, "is one too many: a file has at most " + MOST_FEATURES + " features");
      refuseFaults();
    }
    boolean bare = node.isObject() && node.has("coordinates");
    if (!bare && !node.path("type").asText().equals("Feature")) {
      error(at + "/type", "is 'Feature' or the type of a geometry");
      return;
    }
    if (!Storable.isTree(node)) {
      error(at, Storable.NO_NUL);
      return;
    }
    withoutMissingNumbers(node, at);
    JsonNode geometry = bare ? node : node.path("geometry");
    String where = bare ? at : at + "/geometry";
    int before = errors.size();
    Geometries.check(geometry, where, this::error);
    if (errors.size() == before) {
      Geometries.warnings(geometry, where).forEach(warnings::add);
    }
    features++;
    each.accept(drawing(bare ? MissingNode.getInstance() : node, geometry, at));
    for (String children : Extra.CHILDREN) {
      JsonNode nested = node.path("properties").path(children);
      if (nested.isArray()) {
        addAll(nested, at + "/properties/" + children);
      }
    }
  }

  private Drawing drawing(JsonNode feature, JsonNode geometry, String at) {
    JsonNode properties = feature.path("properties");
    JsonNode own = properties.path("cytostudy");
    String at2 = at + "/properties/cytostudy";
    String className =
        className(properties.path(Extra.CLASSIFICATION), at + "/properties/classification");
    Kind said = choice(Kind.class, own.path("kind"), at2 + "/kind");
    Kind kind =
        said != null ? said : Kind.ofQuPath(properties.path(Extra.OBJECT_TYPE).asText(), className);
    if (kind != null && kind.needsSurface() && !Geometries.isSurface(geometry)) {
      error(at + "/geometry/type", "is Polygon or MultiPolygon for the kind " + kind);
    }
    return new Drawing(
        at,
        uuid(feature.path("id")),
        className,
        colour(properties.path(Extra.CLASSIFICATION)),
        kind,
        geometry,
        text(properties.path("name"), at + "/properties/name"),
        text(own.path("annotator"), at2 + "/annotator"),
        text(own.path("method"), at2 + "/method"),
        choice(Origin.class, own.path("origin"), at2 + "/origin"),
        number(own.path("certainty"), 1, at2 + "/certainty"),
        number(own.path("uncertaintyBandUm"), WIDEST_BAND_UM, at2 + "/uncertaintyBandUm"),
        properties.path("isLocked").asBoolean(),
        Extra.of(feature));
  }

  /** Removes numbers that are none: a measurement without a value is none to QuPath either. */
  private void withoutMissingNumbers(JsonNode node, String at) {
    List<String> missing = new ArrayList<>();
    for (Map.Entry<String, JsonNode> member : node.properties()) {
      if (isMissing(member.getValue())) {
        missing.add(member.getKey());
      } else {
        withoutMissingNumbers(member.getValue(), at + "/" + escaped(member.getKey()));
      }
    }
    for (String name : missing) {
      ((ObjectNode) node).remove(name);
      warn(at + "/" + escaped(name), "has no value (NaN or infinite) and is left out");
    }
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      if (isMissing(node.get(i))) {
        error(at + "/" + i, "is a finite number");
      }
      withoutMissingNumbers(node.get(i), at + "/" + i);
    }
  }

  private static String escaped(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }

  private static boolean isMissing(JsonNode value) {
    return value.isNumber() && !Double.isFinite(value.asDouble());
  }

  private @Nullable String className(JsonNode classification, String at) {
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

  private @Nullable Double number(JsonNode node, double most, String at) {
    if (node.isMissingNode() || node.isNull()) {
      return null;
    }
    if (!node.isNumber() || node.asDouble() < 0 || node.asDouble() > most) {
      error(at, "is a number from 0 to " + (long) most);
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

  private static @Nullable UUID uuid(JsonNode id) {
    try {
      return UUID.fromString(id.asText());
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private void warn(String pointer, String detail) {
    warnings.add(new FieldError(pointer, detail));
  }

  private void error(String pointer, String detail) {
    if (errors.size() < MOST_ERRORS) {
      errors.add(new FieldError(pointer, detail));
    }
  }
}
