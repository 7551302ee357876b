package org.cytostudy.platform.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restassured.response.Response;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.cytostudy.platform.testing.Callers;
import org.cytostudy.platform.testing.MatrixFixture;
import org.cytostudy.platform.testing.PlatformDatabase;
import org.cytostudy.platform.testing.PlatformTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Text that a database or a browser could take for a command, in every place where the API takes
 * text: it is refused as a problem, or kept and given back as it was.
 */
@PlatformTest
class HostileTextIT {
  private static final List<String> TEXTS =
      List.of("'; DROP TABLE brain; -- ", "<script>alert(1)</script> ");

  /** Nothing is stored, so that nothing comes back. */
  private static final String DRY_RUN = "/dry-run";

  /** Without these beside it a text would be left out: what it is for is not asked for. */
  private static final Map<String, Map<String, String>> COMPANIONS =
      Map.of(
          "/source/imageRoot", Map.of("/kind", "ingest", "/source/mappingPath", "mapping.json"),
          "/source/mappingPath", Map.of("/kind", "ingest", "/source/imageRoot", "scans"),
          "/comparisons/0/better", Map.of("/comparisons/0/worse", "SpatialNCE"),
          "/comparisons/0/worse", Map.of("/comparisons/0/better", "SpatialNCE"));

  @Inject @Any Instance<MatrixFixture> fixtures;

  private MatrixCalls calls;

  @BeforeEach
  void prepare() throws JsonProcessingException {
    calls = MatrixCalls.over(fixtures);
  }

  @AfterEach
  void tidyUp() {
    calls.cancelWhatWasSubmitted();
  }

  @Test
  void everyTextOfABodyIsRefusedOrComesBackAsItWas() throws Exception {
    Map<String, Long> before = tables();
    Set<String> kept = new TreeSet<>();
    List<String> wrong = new ArrayList<>();
    int sent = 0;
    for (MatrixRow row : MatrixRow.all()) {
      for (String pointer : new TextFields(calls.document()).ofBody(calls.operation(row))) {
        for (String text : TEXTS) {
          String hostile = text + UUID.randomUUID();
          Response response = calls.send(row, body(row, pointer, hostile));
          judge(row, response, hostile)
              .ifPresent(f -> wrong.add(row.endpoint() + " " + pointer + " " + text + "→ " + f));
          if (response.statusCode() < 300) {
            kept.add(row.endpoint() + " " + pointer);
          }
          sent++;
        }
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(sent).as("the walk finds the texts").isGreaterThan(100);
    assertThat(kept)
        .contains(
            "POST /api/v1/projects /name",
            "PATCH /api/v1/projects/{id} /description",
            "POST /api/v1/projects/{projectId}/brains /species",
            "POST /api/v1/projects/{projectId}/brains /pseudonym",
            "POST /api/v1/hemispheres/{id}/blocks /label",
            "POST /api/v1/projects/{projectId}/preparations /name",
            "POST /api/v1/projects/{projectId}/studies /question",
            "POST /api/v1/projects/{projectId}/studies /variants/0/name",
            "POST /api/v1/patchsets/{id}/splits /name",
            "PATCH /api/v1/nodes/{id} /reason");
    Map<String, Long> after = tables();
    assertThat(after.keySet()).isEqualTo(before.keySet());
    assertThat(after.get("brain")).isGreaterThanOrEqualTo(before.get("brain"));
  }

  private JsonNode body(MatrixRow row, String pointer, String text) throws JsonProcessingException {
    JsonNode body = TextFields.with(calls.body(row), pointer, text);
    COMPANIONS
        .getOrDefault(pointer, Map.of())
        .forEach((beside, value) -> TextFields.with(body, beside, value));
    if (body instanceof ObjectNode change && body.has("draining")) {
      change.put("draining", true); // the reason is one for draining
    }
    return body;
  }

  /** What is wrong with the answer; empty where nothing is. */
  private Optional<String> judge(MatrixRow row, Response response, String hostile)
      throws JsonProcessingException {
    int status = response.statusCode();
    boolean problem =
        status >= 400
            && status < 500
            && String.valueOf(response.contentType()).startsWith("application/problem+json");
    if (problem) {
      return Optional.empty();
    }
    if (status >= 400 || MatrixCalls.isHtml(response)) {
      return Optional.of(MatrixCalls.describe(response));
    }
    boolean cameBack =
        row.template().endsWith(DRY_RUN)
            || contains(response, hostile)
            || contains(again(row, response), hostile);
    return cameBack
        ? Optional.empty()
        : Optional.of("is not given back: " + MatrixCalls.describe(response));
  }

  private static boolean contains(Response response, String text) throws JsonProcessingException {
    return TextFields.contains(MatrixCalls.JSON.readTree(response.asString()), text);
  }

  private Response again(MatrixRow row, Response response) {
    String location = response.header("Location");
    return MatrixCalls.caller(row).get(location == null ? calls.path(row) : location);
  }

  @Test
  void everyTextOfAQueryIsData() {
    List<String> wrong = new ArrayList<>();
    int sent = 0;
    for (MatrixRow row : MatrixRow.all()) {
      for (JsonNode parameter : calls.operation(row).path("parameters")) {
        if (!parameter.path("in").asText().equals("query")) {
          continue;
        }
        for (String text : TEXTS) {
          Response response =
              MatrixCalls.caller(row)
                  .queryParam(parameter.path("name").asText(), text)
                  .request(row.method(), calls.path(row));
          if (response.statusCode() >= 500 || MatrixCalls.isHtml(response)) {
            wrong.add(row.endpoint() + " " + parameter + " " + MatrixCalls.describe(response));
          }
          sent++;
        }
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(sent).as("the walk finds the parameters").isGreaterThan(20);
  }

  @Test
  void aCharacterThatNoDatabaseKeepsIsRefusedInEachParameter() {
    List<String> wrong = new ArrayList<>();
    int sent = 0;
    for (MatrixRow row : MatrixRow.all()) {
      for (JsonNode parameter : calls.operation(row).path("parameters")) {
        String name = parameter.path("name").asText();
        String path = calls.path(row);
        if (parameter.path("in").asText().equals("query")) {
          path += (path.contains("?") ? "&" : "?") + name + "=a%00b";
        } else if (parameter.path("in").asText().equals("path")
            && parameter.at("/schema/type").asText().equals("string")) {
          path = calls.path(row, name, "a%00b");
        } else {
          continue;
        }
        Response response =
            MatrixCalls.caller(row).urlEncodingEnabled(false).request(row.method(), path);
        if (response.statusCode() >= 500 || response.statusCode() < 400) {
          wrong.add(row.endpoint() + " " + name + " " + MatrixCalls.describe(response));
        }
        sent++;
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(sent).isGreaterThan(30);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v1/audit?from=%2B999999999-01-01T00:00:00Z",
        "/api/v1/audit?to=-999999999-01-01T00:00:00Z",
        "/api/v1/runs/{run}/logs?cursor=5:-3",
        "/api/v1/runs/{run}/logs?cursor=-5:3"
      })
  void valuesThatNoDatabaseKeepsAreRefused(String path) {
    Callers.auditor()
        .urlEncodingEnabled(false)
        .get(path.replace("{run}", calls.value("run")))
        .then()
        .statusCode(400);
  }

  @Test
  void aTileBeyondAllNumbersIsMissing() {
    Callers.researcher()
        .get("/api/v1/images/" + calls.value("image") + "/deepzoom_files/9/36028797018963968_0.jpg")
        .then()
        .statusCode(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"NaN\"", "\"Infinity\"", "1e999"})
  void aPositionThatIsNoNumberIsRefused(String zMm) {
    Callers.researcher()
        .contentType("application/json")
        .body("{\"number\":999,\"zMm\":" + zMm + ",\"plane\":\"CORONAL\",\"thicknessUm\":20}")
        .post("/api/v1/blocks/" + calls.value("block") + "/sections")
        .then()
        .statusCode(400);
  }

  @Test
  void aConsentBeyondAllYearsIsRefused() {
    Callers.researcher()
        .contentType("application/json")
        .body(
            "{\"purposes\":[\"DISPLAY\"],\"validFrom\":\"+999999999-01-01T00:00:00Z\","
                + "\"documentSha256\":\"%s\",\"accessTier\":\"OPEN\"}".formatted("ab".repeat(32)))
        .post("/api/v1/brains/" + calls.value("brain") + "/consents")
        .then()
        .statusCode(400)
        .body("errors[0].pointer", equalTo("/validFrom"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"classification\":{\"names\":[\"a\\u0000b\"]}}",
        "{\"classification\":{\"names\":[\"LONG\"]}}",
        "{\"classification\":{\"names\":[\"LONG\",\"LONG\"]}}"
      })
  void partsOfAClassNameAreTextLikeAnyOther(String properties) {
    Callers.researcher()
        .contentType("application/geo+json")
        .body(
            "{\"type\":\"Feature\",\"properties\":"
                + properties.replace("LONG", "x".repeat(5000))
                + ",\"geometry\":{\"type\":\"Point\",\"coordinates\":[1,2]}}")
        .post("/api/v1/sections/" + calls.value("section") + "/annotations?parcellation=hostile@1")
        .then()
        .statusCode(422);
    Callers.researcher()
        .contentType("application/geo+json")
        .body(
            "{\"type\":\"Feature\",\"properties\":{},\"geometry\":"
                + "{\"type\":\"Point\",\"coordinates\":[1,2],\"x\":\"\\u0000\"}}")
        .post("/api/v1/sections/" + calls.value("section") + "/annotations?parcellation=hostile@1")
        .then()
        .statusCode(422);
  }

  @Test
  void namesWithinAnnotationsComeBackAsTheyWere() {
    String hostile = TEXTS.getFirst() + TEXTS.getLast() + UUID.randomUUID();
    String path = "/api/v1/sections/" + calls.value("section") + "/annotations";
    Callers.researcher()
        .contentType("application/geo+json")
        .body(
            """
            {"type":"Feature","properties":{"name":"%s","classification":{"name":"%s"}},
             "geometry":{"type":"Point","coordinates":[1,2]}}
            """
                .formatted(hostile, hostile))
        .post(path + "?parcellation=hostile@1&createRegions=true")
        .then()
        .statusCode(201);
    Response all = Callers.researcher().get(path);
    assertThat(MatrixCalls.isHtml(all)).isFalse();
    assertThat(all.jsonPath().getList("features.properties.classification.name", String.class))
        .contains(hostile);
  }

  private static Map<String, Long> tables() throws SQLException {
    Map<String, Long> rows = new TreeMap<>();
    try (Connection connection = PlatformDatabase.asOwner();
        var statement = connection.createStatement()) {
      List<String> names = new ArrayList<>();
      try (ResultSet found =
          statement.executeQuery(
              "SELECT table_name FROM information_schema.tables"
                  + " WHERE table_schema = 'public' AND table_type = 'BASE TABLE'")) {
        while (found.next()) {
          names.add(found.getString(1));
        }
      }
      for (String name : names) {
        try (ResultSet count = statement.executeQuery("SELECT count(*) FROM \"" + name + "\"")) {
          count.next();
          rows.put(name, count.getLong(1));
        }
      }
    }
    return rows;
  }
}
