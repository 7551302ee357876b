package org.cytostudy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
