package org.cytostudy.cli.noun;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.PrintWriter;
import java.util.List;
import org.cytostudy.cli.client.ApiClient;
import org.cytostudy.cli.client.Connection;
import org.cytostudy.cli.client.Table;
import org.cytostudy.core.job.CytostudyJson;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What the verbs of all nouns have in common: a connection and how to show an answer. */
abstract class Verb {
  @Mixin private @Nullable Connection connection;
  @Spec private @Nullable CommandSpec spec;

  ApiClient api() {
    return connection().open();
  }

  String project(ApiClient api) {
    return connection().projectId(api);
  }

  int show(List<JsonNode> rows, String... columns) {
    if (connection().json()) {
      return print(JsonNodeFactory.instance.arrayNode().addAll(rows));
    }
    new Table(columns).print(out(), rows);
    return 0;
  }

  int showDescendants(List<JsonNode> descendants) {
    return show(
        descendants,
        "KIND=/kind",
        "ID=/id",
        "NAME=/name",
        "CREATED=/createdAt",
        "QUARANTINED=/quarantined");
  }

  /** Prints an object: as JSON either way, for a table of one row would hide most of it. */
  int print(JsonNode object) {
    try {
      out()
          .println(
              CytostudyJson.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(object));
      out().flush();
      return 0;
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  boolean json() {
    return connection().json();
  }

  PrintWriter out() {
    return nonNull(spec).commandLine().getOut();
  }

  PrintWriter err() {
    return nonNull(spec).commandLine().getErr();
  }

  private Connection connection() {
    return nonNull(connection);
  }

  private static <T> T nonNull(@Nullable T injected) {
    if (injected == null) {
      throw new IllegalStateException("The command line parser sets this");
    }
    return injected;
  }
}
