package org.cytostudy.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cytostudy.core.job.PhantomSpec;
import org.jspecify.annotations.Nullable;

/**
 * What the demo asks for, as request bodies of the API.
 *
 * @param phantom the synthetic cortex
 * @param patchPx side of a patch
 * @param patchesPerSection patches along each section's ribbon
 * @param threads CPU threads of each step
 * @param shortened how the template's study is made smaller; null to take it as it is
 */
record DemoSettings(
    PhantomSpec phantom,
    int patchPx,
    int patchesPerSection,
    int threads,
    @Nullable Shortened shortened) {

  /**
   * A smaller study.
   *
   * @param variants those that are kept
   * @param iterations of each training
   */
  record Shortened(Set<String> variants, int iterations) {}

  /** The study comes from the platform's template of that name, as in the browser. */
  static final String TEMPLATE = "area-classification";

  private static final long PHANTOM_SEED = 1;
  private static final List<String> OF_THE_TEMPLATE =
      List.of("question", "note", "variants", "seeds", "evaluate", "comparisons");

  /** Four brains, one of them unseen; minutes on two cores. */
  static DemoSettings standard() {
    return new DemoSettings(PhantomSpec.demo(), 128, 60, ownThreads(), null);
  }

  /** The same way in seconds; its table tells nothing. */
  static DemoSettings tiny() {
    return new DemoSettings(
        new PhantomSpec(PhantomSpec.NEWEST_GENERATOR, 2, 8, 80, 80, 40, 2, 1, 20),
        64,
        20,
        ownThreads(),
        new Shortened(Set.of("SpatialNCE", "Position only"), 10));
  }

  private static int ownThreads() {
    return Math.clamp(Runtime.getRuntime().availableProcessors(), 1, 8);
  }

  Map<String, Object> phantomPreparation() {
    return body(
        Map.entry("kind", "phantom"),
        Map.entry("name", "Synthetic cortex"),
        Map.entry("threads", threads),
        Map.entry("phantom", phantom),
        Map.entry("seed", PHANTOM_SEED));
  }

  Map<String, Object> ingestPreparation(String phantomId) {
    return body(
        Map.entry("kind", "ingest"),
        Map.entry("name", "Ingest of the synthetic cortex"),
        Map.entry("threads", threads),
        Map.entry("source", Map.of("preparationId", phantomId)));
  }

  Map<String, Object> samplePreparation(List<String> brainIds) {
    return body(
        Map.entry("kind", "sample"),
        Map.entry("name", "Patches of the synthetic cortex"),
        Map.entry("threads", threads),
        Map.entry("patchPx", patchPx),
        Map.entry("pixelSizeUm", phantom.pixelSizeUm()),
        Map.entry("patchesPerSection", patchesPerSection),
        Map.entry("brainIds", brainIds));
  }

  static Map<String, Object> split(String unseenBrain, JsonNode template) {
    return body(
        Map.entry("name", "One brain unseen"),
        Map.entry("unseenBrains", List.of(unseenBrain)),
        Map.entry("heldOutEveryNthSection", template.path("heldOutEveryNthSection").asInt(4)));
  }

  Map<String, Object> study(String patchsetId, String splitId, JsonNode template) {
    Map<String, Object> study =
        body(
            Map.entry("name", "Demo: " + template.path("title").asText()),
            Map.entry("patchsetId", patchsetId),
            Map.entry("splitId", splitId),
            Map.entry("threads", threads));
    for (String key : OF_THE_TEMPLATE) {
      study.put(key, template.path(key));
    }
    if (shortened != null) {
      study.put("variants", shorten(template.path("variants"), shortened));
      study.remove("comparisons");
    }
    return study;
  }

  private static List<JsonNode> shorten(JsonNode variants, Shortened to) {
    List<JsonNode> kept = new ArrayList<>();
    for (JsonNode variant : variants) {
      if (to.variants().contains(variant.path("name").asText())) {
        JsonNode copy = variant.deepCopy();
        if (copy.path("encoder") instanceof ObjectNode encoder) {
          encoder.put("iterations", to.iterations());
          encoder.withObject("/optimiser").put("warmupIterations", 1);
        }
        kept.add(copy);
      }
    }
    return kept;
  }

  @SafeVarargs
  private static Map<String, Object> body(Map.Entry<String, Object>... entries) {
    Map<String, Object> body = new LinkedHashMap<>();
    for (Map.Entry<String, Object> entry : entries) {
      body.put(entry.getKey(), entry.getValue());
    }
    return body;
  }
}
