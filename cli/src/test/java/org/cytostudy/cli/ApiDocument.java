package org.cytostudy.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The platform's checked-in OpenAPI document: what may be asked of it. */
final class ApiDocument {
  private static final String NAME = "https://cytostudy.org/openapi.json";

  private final JsonNode document;
  private final JsonSchemaFactory schemas;

  private ApiDocument(JsonNode document, JsonSchemaFactory schemas) {
    this.document = document;
    this.schemas = schemas;
  }

  static ApiDocument read() throws IOException {
    JsonNode document = new YAMLMapper().readTree(Path.of("../platform/api/openapi.yaml").toFile());
    String json = new ObjectMapper().writeValueAsString(document);
    return new ApiDocument(
        document,
        JsonSchemaFactory.getInstance(
            SpecVersion.VersionFlag.V202012,
            builder -> builder.schemaLoaders(loaders -> loaders.schemas(Map.of(NAME, json)))));
  }

  /** Fails unless there is such an operation with these parameters that takes this body. */
  void assertAllows(String method, URI uri, String contentType, String body) {
    String what = method + " " + uri;
    String operation =
        "/paths/" + escape(template(method, uri)) + "/" + method.toLowerCase(Locale.ROOT);
    List<String> known = new ArrayList<>();
    document.at(operation + "/parameters").forEach(p -> known.add(p.path("name").asText()));
    for (String pair : uri.getRawQuery() == null ? new String[0] : uri.getRawQuery().split("&")) {
      assertThat(known).as(what).contains(pair.substring(0, pair.indexOf('=')));
    }
    JsonNode content = document.at(operation + "/requestBody/content");
    if (content.isObject()) {
      assertThat(content.has(contentType)).as(what + " takes " + contentType).isTrue();
      String schema = operation + "/requestBody/content/" + escape(contentType) + "/schema";
      assertThat(
              schemas
                  .getSchema(SchemaLocation.of(NAME + "#" + schema))
                  .validate(body, InputFormat.JSON))
          .as(what + " " + body)
          .isEmpty();
    }
  }

  /**
   * An answer to such a request with something in every place that it has.
   *
   * @param accepted media type that the request wants
   */
  byte[] exampleAnswer(String method, URI uri, String accepted) {
    JsonNode responses =
        document
            .at("/paths/" + escape(template(method, uri)) + "/" + method.toLowerCase(Locale.ROOT))
            .path("responses");
    for (Map.Entry<String, JsonNode> response : responses.properties()) {
      JsonNode content = response.getValue().path("content");
      if (response.getKey().startsWith("2") && content.isObject()) {
        assertThat(content.has(accepted) || accepted.equals("*/*"))
            .as(method + " " + uri + " gives " + accepted)
            .isTrue();
        return example(content.elements().next().path("schema"), 0).toString().getBytes(UTF_8);
      }
    }
    return new byte[0];
  }

  private JsonNode example(JsonNode schema, int depth) {
    for (String combined : List.of("anyOf", "allOf", "oneOf")) {
      if (schema.has(combined)) {
        return example(schema.path(combined).path(0), depth);
      }
    }
    if (schema.has("$ref")) {
      return example(document.at(schema.path("$ref").asText().substring(1)), depth + 1);
    }
    if (schema.has("enum")) {
      return schema.path("enum").path(0);
    }
    JsonNode types = schema.path("type");
    return switch ((types.isArray() ? types.path(0) : types).asText()) {
      case "integer", "number" -> IntNode.valueOf(1);
      case "boolean" -> BooleanNode.TRUE;
      case "array" ->
          JsonNodeFactory.instance.arrayNode().add(example(schema.path("items"), depth));
      case "string" -> TextNode.valueOf("text");
      default -> exampleObject(schema.path("properties"), depth);
    };
  }

  private ObjectNode exampleObject(JsonNode properties, int depth) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    for (Map.Entry<String, JsonNode> property : properties.properties()) {
      // A schema may hold itself; and a list has an end.
      if (depth < 8 && !property.getKey().equals("nextCursor")) {
        object.set(property.getKey(), example(property.getValue(), depth));
      }
    }
    return object;
  }

  private String template(String method, URI uri) {
    List<String> asked = Arrays.asList(uri.getRawPath().split("/"));
    for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
      List<String> parts = Arrays.asList(path.getKey().split("/"));
      boolean fits =
          parts.size() == asked.size() && path.getValue().has(method.toLowerCase(Locale.ROOT));
      for (int i = 0; fits && i < parts.size(); i++) {
        fits = parts.get(i).startsWith("{") || parts.get(i).equals(asked.get(i));
      }
      if (fits) {
        return path.getKey();
      }
    }
    throw new AssertionError("The platform has no " + method + " " + uri.getRawPath());
  }

  private static String escape(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }
}
