package org.cytostudy.platform.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.cytostudy.platform.testing.Callers;
import org.cytostudy.platform.testing.MatrixFixture;
import org.cytostudy.platform.testing.PlatformTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Bodies that are too large, of another kind, or lack something, at every endpoint with one. */
@PlatformTest
class DamagedBodyIT {
  private static final String PROJECTS = "/api/v1/projects";
  private static final int TEN_MIB = 10 << 20;
  private static final int DEPTH = 5000;

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
  void whatLacksAFieldIsAProblemOfTheCallerOrTaken() throws JsonProcessingException {
    List<String> wrong = new ArrayList<>();
    int sent = 0;
    for (MatrixRow row : withBody()) {
      List<String> pointers = new ArrayList<>();
      collect(calls.body(row), "", pointers);
      for (String pointer : pointers) {
        for (boolean asNull : new boolean[] {false, true}) {
          JsonNode body = calls.body(row);
          int slash = pointer.lastIndexOf('/');
          ObjectNode parent =
              (ObjectNode) body.at(JsonPointer.compile(pointer.substring(0, slash)));
          String name = pointer.substring(slash + 1);
          parent.remove(name);
          if (asNull) {
            parent.putNull(name);
          }
          Response response = calls.send(row, body);
          if (response.statusCode() >= 500) {
            wrong.add(
                row.endpoint() + " without " + pointer + " " + MatrixCalls.describe(response));
          }
          sent++;
        }
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(sent).as("the walk finds the fields").isGreaterThan(100);
  }

  private static void collect(JsonNode node, String pointer, List<String> found) {
    if (node.isObject()) {
      node.fields()
          .forEachRemaining(
              field -> {
                found.add(pointer + "/" + field.getKey());
                collect(field.getValue(), pointer + "/" + field.getKey(), found);
              });
    } else if (node.isArray() && !node.isEmpty()) {
      collect(node.path(0), pointer + "/0", found);
    }
  }

  @Test
  void whatIsNoJsonIsAProblemEverywhere() throws JsonProcessingException {
    List<String> bodies =
        List.of("{", "nul", "{\"a\":}", "\u0000", "{\"a\":1e999999999}", "<xml/>");
    List<String> wrong = new ArrayList<>();
    for (MatrixRow row : withBody()) {
      for (String body : bodies) {
        Response response =
            MatrixCalls.caller(row)
                .header("If-Match", "*")
                .contentType("application/json")
                .body(body)
                .request(row.method(), calls.path(row));
        if (response.statusCode() / 100 != 4) {
          wrong.add(
              row.endpoint() + " " + body.substring(0, 1) + " " + MatrixCalls.describe(response));
        }
      }
      Response response =
          MatrixCalls.caller(row)
              .header("If-Match", "*")
              .contentType("text/plain")
              .body(row.body())
              .request(row.method(), calls.path(row));
      if (response.statusCode() != 415) {
        wrong.add(row.endpoint() + " as text/plain " + MatrixCalls.describe(response));
      }
    }
    assertThat(wrong).isEmpty();
  }

  /** What takes bytes of any kind is left out. */
  private List<MatrixRow> withBody() {
    List<MatrixRow> rows =
        MatrixRow.all().stream()
            .filter(row -> !row.body().isEmpty())
            .filter(
                row -> Stream.of("/artefacts/", "/uploads/").noneMatch(row.template()::contains))
            .toList();
    assertThat(rows).hasSizeGreaterThan(15);
    return rows;
  }

  @Test
  void tenMegabytesOfJsonAreAProblem() throws Exception {
    String digits = "1,".repeat(5_000_000 - 20) + "1";
    assertProblem(post(PROJECTS, "{\"name\":[" + digits + "]}"), 400, "malformed-json");
    assertProblem(
        post(PROJECTS, "{\"name\":\"" + "x".repeat(TEN_MIB) + "\"}"), 413, "body-too-large");
  }

  @Test
  void aBodyOfUnknownLengthIsRefusedAtTenMebibytesToo() throws Exception {
    byte[] body =
        ("{\"name\":\"" + "x".repeat(TEN_MIB) + "\"}").getBytes(StandardCharsets.US_ASCII);
    assertProblem(
        post(
            PROJECTS,
            "application/json",
            BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body))),
        413,
        "body-too-large");
  }

  @Test
  void jsonThatIsNestedDeeplyIsAProblem() throws Exception {
    String nested = "[".repeat(DEPTH) + "]".repeat(DEPTH);
    assertProblem(post(PROJECTS, "{\"name\":" + nested + "}"), 400, "malformed-json");
    String path = "/api/v1/sections/" + calls.value("section") + "/annotations";
    for (String free :
        List.of(
            "{\"type\":\"FeatureCollection\",\"features\":" + nested + "}",
            "{\"type\":\"FeatureCollection\",\"features\":[],\"more\":" + nested + "}")) {
      HttpResponse<String> refused =
          post(path, "application/geo+json", BodyPublishers.ofString(free));
      assertThat(refused.statusCode()).as(refused.body()).isIn(400, 422);
      assertThat(refused.body()).contains("urn:cytostudy:problem:");
    }
  }

  private static void assertProblem(HttpResponse<String> refused, int status, String code) {
    assertThat(refused.statusCode()).as(refused.body()).isEqualTo(status);
    assertThat(refused.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
    assertThat(refused.body()).contains("urn:cytostudy:problem:" + code);
  }

  private static HttpResponse<String> post(String path, String body) throws Exception {
    return post(path, "application/json", BodyPublishers.ofString(body));
  }

  /** Without the library of the other tests, which prints the bodies of failures with indents. */
  private static HttpResponse<String> post(String path, String type, BodyPublisher body)
      throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + path))
            .header("Authorization", "Bearer " + Callers.token("researcher", "researcher"))
            .header("Content-Type", type)
            .POST(body)
            .build();
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .build()
        .send(request, BodyHandlers.ofString());
  }
}
