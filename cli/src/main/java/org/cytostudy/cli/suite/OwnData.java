package org.cytostudy.cli.suite;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;

/**
 * A suite over patches of one's own. What asks for other data of the suite, such as phantoms with
 * worse registration, is left out and said; what asks for a truth that only a phantom has stays,
 * and reads "not testable".
 */
public final class OwnData {
  private final String patchset;
  private final String split;
  private final List<String> leftOut = new ArrayList<>();

  public OwnData(String patchset, String split) {
    this.patchset = patchset;
    this.split = split;
  }

  /** Sentences about what the last study does not have of its suite. */
  public List<String> leftOut() {
    return List.copyOf(leftOut);
  }

  /**
   * The study.
   *
   * @return as the API takes it
   */
  public ObjectNode study(ObjectNode suite) {
    ObjectNode study = suite.deepCopy();
    study.remove(List.of("phantoms", "data", "note"));
    study.put("name", suite.path("name").asText() + " (patchset " + patchset + ")");
    study.put("patchsetId", patchset).put("splitId", split);
    study.set("tasks", tasks(suite.path("tasks")));
    Set<String> kept = new HashSet<>();
    study.set("variants", variants(suite.path("variants"), kept));
    study.set("claims", claims(suite.path("claims"), kept));
    ArrayNode comparisons = JsonNodeFactory.instance.arrayNode();
    for (JsonNode comparison : suite.path("comparisons")) {
      if (kept.contains(comparison.path("better").asText())
          && kept.contains(comparison.path("worse").asText())) {
        comparisons.add(comparison);
      }
    }
    study.set("comparisons", comparisons);
    return study;
  }

  /** Sections of one's own do not know what a phantom does. */
  private static ArrayNode tasks(JsonNode tasks) {
    ArrayNode all = JsonNodeFactory.instance.arrayNode();
    tasks.forEach(task -> all.add(((ObjectNode) task.deepCopy()).put("ifPossible", true)));
    return all;
  }

  private ArrayNode variants(JsonNode variants, Set<String> kept) {
    ArrayNode all = JsonNodeFactory.instance.arrayNode();
    for (JsonNode variant : variants) {
      String name = variant.path("name").asText();
      if (variant.has("datasets") && !names(variant.path("datasets")).contains(SuiteFile.MAIN)) {
        leftOut.add("Left out: variant " + name + ", which is of other data of the suite.");
        continue;
      }
      kept.add(name);
      ObjectNode copy = variant.deepCopy();
      copy.remove("datasets");
      all.add(copy);
    }
    return all;
  }

  private ArrayNode claims(JsonNode claims, Set<String> kept) {
    ArrayNode all = JsonNodeFactory.instance.arrayNode();
    for (JsonNode claim : claims) {
      boolean possible =
          StreamSupport.stream(claim.path("demands").spliterator(), false)
              .allMatch(
                  demand -> isOf(demand.path("of"), kept) && isOf(demand.path("above"), kept));
      if (!possible) {
        leftOut.add(
            "Left out: claim " + claim.path("id").asText() + ", which is about other data.");
        continue;
      }
      ObjectNode copy = claim.deepCopy();
      ArrayNode beside = JsonNodeFactory.instance.arrayNode();
      for (JsonNode reading : claim.path("beside")) {
        if (isOf(reading, kept)) {
          beside.add(reading);
        }
      }
      copy.set("beside", beside);
      all.add(copy);
    }
    return all;
  }

  private static boolean isOf(JsonNode reading, Set<String> variants) {
    return reading.isMissingNode()
        || (variants.contains(reading.path("variant").asText())
            && reading.path("dataset").asText(SuiteFile.MAIN).equals(SuiteFile.MAIN));
  }

  private static Set<String> names(JsonNode list) {
    Set<String> names = new HashSet<>();
    list.forEach(name -> names.add(name.asText()));
    return names;
  }
}
