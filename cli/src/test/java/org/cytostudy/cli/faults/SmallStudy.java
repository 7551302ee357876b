package org.cytostudy.cli.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cytostudy.cli.client.ApiClient;
import org.cytostudy.cli.client.ApiException;
import org.cytostudy.core.job.EmbedSpec.Feature;
import org.cytostudy.core.job.EvaluateSpec;
import org.cytostudy.core.job.ObjectiveSpec;
import org.cytostudy.core.job.PhantomSpec;
import org.cytostudy.core.job.PretrainSpec;
import org.cytostudy.core.job.PretrainSpec.NetworkSpec;
import org.cytostudy.core.job.PretrainSpec.OptimiserSpec;
import org.cytostudy.core.job.ProbeSpec;

/** A study of seconds: one encoder on two small synthetic brains, one thread. */
final class SmallStudy {
  static final int ITERATIONS = 120;
  static final int CHECKPOINT_EVERY = 10;
  private static final Duration LIMIT = Duration.ofMinutes(4);

  private final ApiClient api;
  private final String project;
  private String patchset = "";
  private String split = "";

  SmallStudy(ApiClient api) {
    this.api = api;
    this.project = api.list("/projects").getFirst().path("id").asText();
  }

  void prepareInputs() {
    PhantomSpec phantom = new PhantomSpec(PhantomSpec.NEWEST_GENERATOR, 2, 8, 80, 80, 40, 2, 1, 20);
    String rendered = prepare(Map.of("kind", "phantom", "phantom", phantom, "seed", 1));
    prepare(Map.of("kind", "ingest", "source", Map.of("preparationId", rendered)));
    List<JsonNode> brains = api.list("/projects/" + project + "/brains");
    String sampled =
        prepare(
            Map.of(
                "kind",
                "sample",
                "patchPx",
                64,
                "pixelSizeUm",
                80,
                "patchesPerSection",
                20,
                "brainIds",
                brains.stream().map(brain -> brain.path("id").asText()).toList()));
    patchset = api.get("/preparations/" + sampled).path("patchsetId").asText();
    split =
        api.post(
                "/patchsets/" + patchset + "/splits",
                Map.of(
                    "name",
                    "one unseen",
                    "unseenBrains",
                    List.of(brains.getLast().path("pseudonym").asText()),
                    "heldOutEveryNthSection",
                    4))
            .path("id")
            .asText();
  }

  /** Submits it; gives the id of the one run that trains. */
  String submit(String name) {
    ProbeSpec probe = new ProbeSpec(List.of(ProbeSpec.Kind.LOGISTIC), 1e-2, 8, 20);
    Map<String, Object> variant =
        Map.of(
            "name", "SpatialNCE", "encoder", encoder(), "feature", Feature.ENCODER, "probe", probe);
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("name", name);
    body.put("question", "Does it survive?");
    body.put("patchsetId", patchset);
    body.put("splitId", split);
    body.put("variants", List.of(variant));
    body.put("seeds", List.of(1));
    body.put("evaluate", new EvaluateSpec(10));
    body.put("threads", 1);
    JsonNode study = api.post("/projects/" + project + "/studies", body);
    for (JsonNode run : api.get("/studies/" + study.path("id").asText()).path("runs")) {
      if (run.path("kind").asText().equalsIgnoreCase("experiment")) {
        return run.path("id").asText();
      }
    }
    throw new AssertionError("The study has no run: " + study);
  }

  private static PretrainSpec encoder() {
    PretrainSpec demo = PretrainSpec.demo(new ObjectiveSpec.SpatialNce(0.1, 5, 10, 0, true, false));
    return new PretrainSpec(
        demo.objective(),
        new NetworkSpec(10, 8, 32, 16),
        ITERATIONS,
        32,
        new OptimiserSpec(2e-3, 1e-4, 10, 5),
        demo.augmentation(),
        CHECKPOINT_EVERY,
        1);
  }

  private String prepare(Map<String, Object> what) {
    Map<String, Object> body = new LinkedHashMap<>(what);
    body.put("name", "fault test " + what.get("kind"));
    body.put("threads", 2);
    String id = api.post("/projects/" + project + "/preparations", body).path("id").asText();
    await()
        .atMost(LIMIT)
        .pollInterval(Duration.ofMillis(100))
        .until(() -> isOver(api.get("/preparations/" + id)));
    JsonNode over = api.get("/preparations/" + id);
    assertThat(over.path("state").asText()).as(over.toString()).isEqualTo("SUCCEEDED");
    return id;
  }

  /** A brain that may be used for everything; gives its pseudonym. */
  String registerBrain(String pseudonym) {
    String brain =
        api.post(
                "/projects/" + project + "/brains",
                Map.of("pseudonym", pseudonym, "species", "Homo sapiens", "accessTier", "INTERNAL"))
            .path("id")
            .asText();
    api.post(
        "/brains/" + brain + "/consents",
        Map.of(
            "purposes",
            List.of("TRAINING", "EVALUATION", "DISPLAY"),
            "validFrom",
            "2020-01-01T00:00:00Z",
            "documentSha256",
            "ab".repeat(32),
            "accessTier",
            "INTERNAL"));
    return pseudonym;
  }

  /** Ingests what a mapping under an image root names; gives the report. */
  JsonNode ingest(String imageRoot, String mapping) {
    String id =
        prepare(
            Map.of(
                "kind",
                "ingest",
                "source",
                Map.of("imageRoot", imageRoot, "mappingPath", mapping)));
    return api.get("/preparations/" + id).path("report");
  }

  int sectionsWithImage(String pseudonym) {
    int found = 0;
    for (JsonNode brain : api.list("/projects/" + project + "/brains")) {
      if (brain.path("pseudonym").asText().equals(pseudonym)) {
        for (JsonNode section : api.list("/brains/" + brain.path("id").asText() + "/sections")) {
          found += section.hasNonNull("image") ? 1 : 0;
        }
      }
    }
    return found;
  }

  /** Waits until the platform has the curve beyond two checkpoints, and less than two thirds. */
  void awaitMiddleOfTraining(String run) {
    await()
        .atMost(LIMIT)
        .pollInterval(Duration.ofMillis(30))
        .ignoreException(ApiException.class)
        .until(() -> points(run) > 2 * CHECKPOINT_EVERY);
    assertThat(points(run)).as("iterations done before the fault").isLessThan(ITERATIONS * 2 / 3);
  }

  private long points(String run) {
    for (JsonNode series : api.array("/runs/" + run + "/series")) {
      if (series.path("key").asText().equals("loss")) {
        return series.path("count").asLong();
      }
    }
    return 0;
  }

  /** What a fault must not change. */
  Result awaitResult(String run) {
    await()
        .atMost(LIMIT)
        .pollInterval(Duration.ofMillis(100))
        .ignoreException(ApiException.class)
        .until(() -> isOver(api.get("/runs/" + run)));
    JsonNode over = api.get("/runs/" + run);
    assertThat(over.path("state").asText()).as(over.toString()).isEqualTo("SUCCEEDED");
    JsonNode pretrain = pretrain(over);
    return new Result(
        api.get("/runs/" + run + "/manifests/pretrain"),
        curves(run),
        hash(pretrain, "checkpoint"),
        hash(pretrain, "model"),
        pretrain.path("attempts").size());
  }

  /**
   * Every point of every series of the training, as JSON; of figures that tell time, iterations.
   */
  private Map<String, String> curves(String run) {
    Map<String, String> curves = new TreeMap<>();
    for (JsonNode series : api.array("/runs/" + run + "/series")) {
      if (series.path("step").asText().equals("pretrain")) {
        String key = series.path("key").asText();
        JsonNode answer =
            api.get("/series/" + series.path("id").asText() + "/points?maxPoints=5000");
        assertThat(answer.path("sampled").asBoolean(true)).isFalse();
        StringBuilder curve = new StringBuilder();
        for (JsonNode point : answer.path("points")) {
          curve.append(point.path(0).asLong());
          curve.append(tellsTimeOrMemory(key) ? "" : "=" + point.path(1)).append(' ');
        }
        curves.put(key, curve.toString());
      }
    }
    return curves;
  }

  private static boolean tellsTimeOrMemory(String key) {
    return List.of("throughput_views_per_s", "resident_mb").contains(key);
  }

  private static JsonNode pretrain(JsonNode run) {
    for (JsonNode step : run.path("steps")) {
      if (step.path("type").asText().equals("pretrain")) {
        return step;
      }
    }
    throw new AssertionError("No pretraining in " + run);
  }

  private static String hash(JsonNode step, String kind) {
    for (JsonNode output : step.path("outputs")) {
      if (output.path("kind").asText().equals(kind)) {
        return output.path("sha256").asText();
      }
    }
    throw new AssertionError("No " + kind + " among the outputs of " + step);
  }

  private static boolean isOver(JsonNode what) {
    return List.of("SUCCEEDED", "FAILED", "CANCELLED").contains(what.path("state").asText());
  }

  /**
   * What is compared between an interrupted and an uninterrupted run.
   *
   * @param manifest of the pretraining
   * @param curves by key: the iterations in their order, with their values
   * @param checkpointSha256 the last state of the training
   * @param modelSha256 the trained encoder
   * @param attempts tries at the pretraining
   */
  record Result(
      JsonNode manifest,
      Map<String, String> curves,
      String checkpointSha256,
      String modelSha256,
      int attempts) {}
}
