package org.cytostudy.platform.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.cytostudy.core.runner.RunnerApi;
import org.cytostudy.platform.testing.Callers;
import org.cytostudy.platform.testing.MatrixFixture;
import org.cytostudy.platform.testing.Records;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Who gets which answer at which address: one table, called for real, in either identity mode. */
abstract class AccessMatrixContract {
  private static final String EVENTS = "/api/v1/events";
  private static final Set<String> METHODS =
      Set.of("get", "head", "post", "put", "patch", "delete");

  @Inject @Any Instance<MatrixFixture> fixtures;

  @Test
  void eachCallerGetsTheAnswerOfTheTable() {
    Map<String, String> values = prepare();
    List<String> wrong = new ArrayList<>();
    for (MatrixRow row : rows()) {
      fixtures.forEach(MatrixFixture::keepAlive); // a busy machine takes a minute for all rows
      for (int i = 0; i < MatrixRow.CALLERS.size(); i++) {
        String caller = MatrixRow.CALLERS.get(i);
        Answer response = call(row, caller, values);
        if (!fits(row.expected().get(i), response.statusCode())) {
          wrong.add(
              row.endpoint()
                  + " as "
                  + caller
                  + ": expected "
                  + row.expected().get(i)
                  + ", was "
                  + response.statusCode()
                  + " "
                  + response.body());
        }
      }
    }
    assertThat(wrong).as("answers that differ from the table").isEmpty();
  }

  @Test
  void eachEndpointIsInTheTableAndEachRowIsAnEndpoint() {
    Map<String, Map<String, Object>> paths =
        Callers.nobody().get("/q/openapi?format=json").path("paths");
    Set<String> endpoints = new TreeSet<>();
    paths.forEach(
        (path, operations) ->
            operations.keySet().stream()
                .filter(METHODS::contains)
                .forEach(method -> endpoints.add(method.toUpperCase(Locale.ROOT) + " " + path)));
    Set<String> rows = new TreeSet<>();
    MatrixRow.all().forEach(row -> rows.add(row.endpoint()));
    assertThat(rows).isEqualTo(endpoints);
  }

  /** The rows that hold in this mode. */
  List<MatrixRow> rows() {
    return MatrixRow.all();
  }

  private Map<String, String> prepare() {
    String project = Records.project();
    Records.member(project, "viewer", "viewer");
    Records.member(project, "member", "member");
    Map<String, String> values = new HashMap<>(Map.of("project", project));
    fixtures.forEach(fixture -> values.putAll(fixture.prepare(project)));
    return values;
  }

  private static Answer call(MatrixRow row, String caller, Map<String, String> values) {
    String token = token(caller, values);
    String path = row.path(values);
    if (row.template().equals(EVENTS)) {
      return new Answer(opened(path, token), "");
    }
    RequestSpecification request =
        (token == null ? Callers.nobody() : Callers.bearer(token))
            .redirects()
            .follow(false)
            .header("If-Match", "*")
            .header(RunnerApi.TOKEN_HEADER, values.get("attemptToken"));
    String body = row.body(values);
    if (!body.isEmpty()) {
      request.contentType(body.startsWith("{") ? "application/json" : "text/csv").body(body);
    }
    Response response = request.request(row.method(), path);
    return new Answer(response.statusCode(), response.asString());
  }

  /** The status of a stream, which is closed at once: its end would never come. */
  private static int opened(String path, @Nullable String token) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + path));
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpResponse<InputStream> response = http.send(request.build(), BodyHandlers.ofInputStream());
      response.body().close();
      http.shutdownNow();
      return response.statusCode();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static boolean fits(String expected, int status) {
    return switch (expected) {
      case "2xx" -> status / 100 == 2;
      case "in" -> status != 401 && status != 403 && status != 404 && status < 500;
      default -> expected.equals(String.valueOf(status));
    };
  }

  private static @Nullable String token(String caller, Map<String, String> values) {
    return switch (caller) {
      case "owner" -> Callers.token("researcher", "researcher");
      case "auditor", "admin" -> Callers.token(caller, caller);
      case "runner" -> values.get("runnerToken");
      case "foreign" -> values.get("foreignToken");
      case "nobody" -> null;
      default -> Callers.token(caller, "researcher");
    };
  }

  private record Answer(int statusCode, String body) {}
}
