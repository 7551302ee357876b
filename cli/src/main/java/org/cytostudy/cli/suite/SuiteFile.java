package org.cytostudy.cli.suite;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.cytostudy.cli.client.ApiException;
import org.cytostudy.core.job.CytostudyJson;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * Reads studies and suites. A study is JSON or YAML as the API takes it. A suite has {@code
 * phantoms} and {@code data} instead of the ids of a patchset and a split; keys that begin with
 * {@code x-} hold what is repeated, for YAML's anchors.
 */
public final class SuiteFile {
  static final String MAIN = "main";
  private static final Set<String> OF_A_SUITE =
      Set.of(
          "name",
          "question",
          "note",
          "seeds",
          "threads",
          "evaluate",
          "comparisons",
          "variants",
          "tasks",
          "claims",
          "phantoms",
          "data");
  private static final int MOST_CHARACTERS = 4_000_000;
  private static final int MOST_ALIASES = 1000;

  private SuiteFile() {}

  /**
   * Reads a file.
   *
   * @throws ApiException if it is neither JSON nor YAML, or a suite with keys that nothing reads
   */
  public static ObjectNode read(Path file) throws IOException {
    LoaderOptions options = new LoaderOptions();
    options.setAllowDuplicateKeys(false);
    options.setCodePointLimit(MOST_CHARACTERS);
    options.setMaxAliasesForCollections(MOST_ALIASES);
    Object read;
    try (Reader in = Files.newBufferedReader(file)) {
      // JSON is YAML; nothing but maps, lists, texts, numbers and truths is made of it.
      read = new Yaml(new SafeConstructor(options)).load(in);
    } catch (YAMLException e) {
      throw ApiException.of(file + " cannot be read: " + e.getMessage());
    }
    if (!(read instanceof Map)) {
      throw ApiException.of(file + " holds no study: it must be one object");
    }
    ObjectNode study = CytostudyJson.mapper().valueToTree(read);
    study.remove(keys(study).stream().filter(key -> key.startsWith("x-")).toList());
    if (isSuite(study)) {
      check(file, study);
    }
    return study;
  }

  /** Whether it says how its data is made. */
  public static boolean isSuite(JsonNode study) {
    return study.has("data");
  }

  private static void check(Path file, ObjectNode suite) {
    List<String> problems = new ArrayList<>();
    keys(suite).stream()
        .filter(key -> !OF_A_SUITE.contains(key))
        .forEach(key -> problems.add("/" + key + " is nothing that a suite has"));
    if (!suite.path("data").has(MAIN)) {
      problems.add("/data/" + MAIN + " is missing: a study has a data set of that name");
    }
    suite
        .path("data")
        .properties()
        .forEach(
            data -> {
              String phantom = data.getValue().path("phantom").asText();
              if (!suite.path("phantoms").has(phantom)) {
                problems.add(
                    "/data/%s/phantom names '%s', which is none of /phantoms"
                        .formatted(data.getKey(), phantom));
              }
              for (String part : List.of("sample", "split")) {
                if (!data.getValue().path(part).isObject()) {
                  problems.add("/data/" + data.getKey() + "/" + part + " is missing");
                }
              }
            });
    if (!problems.isEmpty()) {
      throw ApiException.of(file + " is no suite:\n  " + String.join("\n  ", problems));
    }
  }

  private static Set<String> keys(ObjectNode object) {
    Set<String> keys = new TreeSet<>();
    object.fieldNames().forEachRemaining(keys::add);
    return keys;
  }
}
