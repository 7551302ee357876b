package org.cytostudy.platform.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cytostudy.platform.testing.Callers;
import org.cytostudy.platform.testing.MatrixFixture;
import org.cytostudy.platform.testing.Records;
import org.junit.jupiter.api.Test;

/** Who gets which answer at which address: one table, called for real, in either identity mode. */
abstract class AccessMatrixContract {
  private static final Pattern PARAMETER = Pattern.compile("\\{[^}]+}");
  private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^}]+)}");
  private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

  @Inject @Any Instance<MatrixFixture> fixtures;

  @Test
  void eachCallerGetsTheAnswerOfTheTable() {
    Map<String, String> values = prepare();
    List<String> wrong = new ArrayList<>();
    for (MatrixRow row : rows()) {
      for (int i = 0; i < MatrixRow.CALLERS.size(); i++) {
        String caller = MatrixRow.CALLERS.get(i);
        Response response = call(row, caller, values);
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
                  + response.asString());
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
                .forEach(method -> endpoints.add(method.toUpperCase() + " " + path)));
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
    Map<String, String> values = new HashMap<>(Map.of("project", project));
    fixtures.forEach(fixture -> values.putAll(fixture.prepare(project)));
    return values;
  }

  private static Response call(MatrixRow row, String caller, Map<String, String> values) {
    RequestSpecification request = caller(caller).redirects().follow(false).header("If-Match", "*");
    if (!row.body().isEmpty()) {
      request.contentType("application/json").body(fill(row.body(), values));
    }
    return request.request(row.method(), path(row, values));
  }

  private static String path(MatrixRow row, Map<String, String> values) {
    Matcher parameters = PARAMETER.matcher(row.template());
    StringBuilder path = new StringBuilder();
    int next = 0;
    while (parameters.find()) {
      String argument = fill(row.arguments().get(next++), values);
      parameters.appendReplacement(path, Matcher.quoteReplacement(argument));
    }
    return parameters.appendTail(path).toString();
  }

  private static String fill(String text, Map<String, String> values) {
    return PLACEHOLDER
        .matcher(text)
        .replaceAll(
            match -> {
              String name = match.group(1);
              String value =
                  name.equals("unique") ? UUID.randomUUID().toString() : values.get(name);
              assertThat(value).as("a fixture gives ${" + name + "}").isNotNull();
              return Matcher.quoteReplacement(value);
            });
  }

  private static boolean fits(String expected, int status) {
    return switch (expected) {
      case "2xx" -> status / 100 == 2;
      case "in" -> status != 401 && status != 403 && status != 404 && status < 500;
      default -> expected.equals(String.valueOf(status));
    };
  }

  private static RequestSpecification caller(String name) {
    return switch (name) {
      case "owner" -> Callers.researcher();
      case "stranger" -> Callers.stranger();
      case "viewer" -> Callers.viewer();
      case "auditor" -> Callers.auditor();
      case "admin" -> Callers.admin();
      case "runner" -> Callers.runner();
      default -> Callers.nobody();
    };
  }
}
