package org.cytostudy.platform.access;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.cytostudy.platform.testing.Callers;
import org.cytostudy.platform.testing.MatrixFixture;
import org.cytostudy.platform.testing.Records;
import org.jspecify.annotations.Nullable;

/** Calls of the access matrix' endpoints by somebody who may, with bodies of a test's own. */
final class MatrixCalls {
  static final ObjectMapper JSON = new ObjectMapper();
  private static @Nullable MatrixCalls shared;

  private final String project = Records.project();
  private final Map<String, String> values = new HashMap<>(Map.of("project", project));
  private final JsonNode document;

  /** The same for all tests of this JVM: what the fixtures make takes its time. */
  static synchronized MatrixCalls over(Iterable<MatrixFixture> fixtures)
      throws JsonProcessingException {
    MatrixCalls made = shared == null ? new MatrixCalls(fixtures) : shared;
    shared = made;
    return made;
  }

  private MatrixCalls(Iterable<MatrixFixture> fixtures) throws JsonProcessingException {
    Records.member(project, "viewer", "viewer");
    Records.member(project, "member", "member");
    fixtures.forEach(fixture -> values.putAll(fixture.prepare(project)));
    // A node that nobody works on, so that it may be drained.
    values.put(
        "node",
        Callers.admin()
            .contentType("application/json")
            .body(Map.of("name", "idle-" + UUID.randomUUID()))
            .post("/api/v1/nodes")
            .path("id"));
    document = JSON.readTree(Callers.nobody().get("/q/openapi?format=json").asString());
  }

  /** The OpenAPI document. */
  JsonNode document() {
    return document;
  }

  /** The operation of the row in the OpenAPI document. */
  JsonNode operation(MatrixRow row) {
    return document.path("paths").path(row.template()).path(row.method().toLowerCase(Locale.ROOT));
  }

  String value(String name) {
    return values.getOrDefault(name, "");
  }

  String path(MatrixRow row) {
    return row.path(values);
  }

  String path(MatrixRow row, String parameter, String own) {
    return row.path(values, parameter, own);
  }

  /** A body that is taken; null where the endpoint has none. */
  JsonNode body(MatrixRow row) throws JsonProcessingException {
    return JSON.readTree(row.body(values));
  }

  Response send(MatrixRow row, JsonNode body) {
    return caller(row)
        .header("If-Match", "*")
        .contentType("application/json")
        .body(body.toString())
        .request(row.method(), path(row));
  }

  static RequestSpecification caller(MatrixRow row) {
    if (row.template().startsWith("/api/runner/")) {
      return Callers.runner();
    }
    return row.expected().getFirst().equals("403") ? Callers.admin() : Callers.researcher();
  }

  /** Nobody is there to do what was submitted. */
  void cancelWhatWasSubmitted() {
    for (String state : List.of("PENDING", "RUNNING")) {
      List<String> open =
          Callers.researcher()
              .queryParams(Map.of("projectId", project, "state", state, "limit", 200))
              .get("/api/v1/runs")
              .jsonPath()
              .getList("items.id");
      open.forEach(run -> Callers.researcher().post("/api/v1/runs/" + run + "/cancel"));
    }
  }

  static boolean isHtml(Response response) {
    return String.valueOf(response.contentType()).contains("html");
  }

  static String describe(Response response) {
    return response.statusCode() + " " + response.contentType() + " " + response.asString();
  }
}
