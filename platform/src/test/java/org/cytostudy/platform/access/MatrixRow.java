package org.cytostudy.platform.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line of the table in {@code src/test/resources/access/}: {@code METHOD template | arguments |
 * body | owner member stranger viewer auditor admin runner foreign nobody}. The runner is the node
 * that holds the attempt, the foreign one another node. The template may end with a query.
 *
 * @param arguments values of the template's parameters in their order, with placeholders
 * @param body JSON with placeholders, empty for none
 * @param expected one a caller, in the order of {@link #CALLERS}: a status, {@code 2xx}, or {@code
 *     in} for an answer that only somebody who may come in gets (not 401, 403, 404)
 */
record MatrixRow(
    String method,
    String template,
    String query,
    List<String> arguments,
    String body,
    List<String> expected) {
  static final List<String> CALLERS =
      List.of(
          "owner",
          "member",
          "stranger",
          "viewer",
          "auditor",
          "admin",
          "runner",
          "foreign",
          "nobody");

  /** One file a feature; a new one is found by itself. */
  private static final List<String> FILES = List.of("records", "studies", "geometry");

  private static final Pattern PARAMETER = Pattern.compile("\\{[^}]+}");
  private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^}]+)}");

  static List<MatrixRow> all() {
    List<MatrixRow> rows = new ArrayList<>();
    for (String file : FILES) {
      URL resource = MatrixRow.class.getResource("/access/" + file + ".txt");
      if (resource != null) {
        rows.addAll(read(resource));
      }
    }
    return rows;
  }

  private static List<MatrixRow> read(URL resource) {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(resource).openStream(), StandardCharsets.UTF_8))) {
      return lines
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(MatrixRow::parse)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static MatrixRow parse(String line) {
    String[] cells = line.split("\\|", -1);
    if (cells.length != 4) {
      throw new IllegalArgumentException("Four cells are expected in: " + line);
    }
    String[] address = cells[0].strip().split(" ");
    List<String> arguments = Arrays.stream(cells[1].strip().split(" +")).toList();
    List<String> expected = Arrays.stream(cells[3].strip().split(" +")).toList();
    if (expected.size() != CALLERS.size()) {
      throw new IllegalArgumentException("Nine answers are expected in: " + line);
    }
    int query = address[1].indexOf('?');
    return new MatrixRow(
        address[0],
        query < 0 ? address[1] : address[1].substring(0, query),
        query < 0 ? "" : address[1].substring(query),
        arguments,
        cells[2].strip(),
        expected);
  }

  /** The address, with what a fixture gave. */
  String path(Map<String, String> values) {
    return path(values, "", "");
  }

  /** The same with an argument of one's own for one parameter. */
  String path(Map<String, String> values, String parameter, String own) {
    Matcher parameters = PARAMETER.matcher(template);
    StringBuilder path = new StringBuilder();
    int next = 0;
    while (parameters.find()) {
      String usual = arguments.get(next++);
      String argument =
          parameters.group().equals("{" + parameter + "}") ? own : fill(usual, values);
      parameters.appendReplacement(path, Matcher.quoteReplacement(argument));
    }
    return parameters.appendTail(path) + fill(query, values);
  }

  /** The body, with what a fixture gave. */
  String body(Map<String, String> values) {
    return fill(body, values);
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

  String endpoint() {
    return method + " " + template;
  }

  @Override
  public String toString() {
    return endpoint();
  }
}
