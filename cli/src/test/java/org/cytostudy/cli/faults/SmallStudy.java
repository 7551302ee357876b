package org.cytostudy.cli.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
  static final int ITERATIONS = 300;
  static final int CHECKPOINT_EVERY = 20;
  private static final Duration LIMIT = Duration.ofSeconds(150);

  private final ApiClient api;
  private final String project;
  private String patchset = "";
  private String split = "";

  SmallStudy(ApiClient api) {
    this.api = api;
    this.project = api.list("/projects").getFirst().path("id").asText();
  }

  void prepareInputs() {
    PhantomSpec phantom = new PhantomSpec(PhantomSpec.NEWEST_GENERATOR, 2, 8, 80, 40, 20, 2, 1, 20);
    String rendered = prepare(Map.of("kind", "phantom", "phantom", phantom, "seed", 1));
    prepare(Map.of("kind", "ingest", "source", Map.of("preparationId", rendered)));
    List<JsonNode> brains = api.list("/projects/" + project + "/brains");
    String sampled =
        prepare(
            Map.of(
                "kind",
                "sample",
                "patchPx",
                32,
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
    return new PretrainSpec(
        new ObjectiveSpec.SpatialNce(0.1, 5, 10, 0, true, false),
        new NetworkSpec(10, 8, 32, 16),
        ITERATIONS,
        16,
        new OptimiserSpec(2e-3, 1e-4, 10, 5),
        new PretrainSpec.AugmentationSpec(6, 0.08, 0.25, true, 0.35, 0.07, 0.03),
        CHECKPOINT_EVERY,
        5);
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

  /** Waits until training is under way and between two checkpoints. */
  void awaitMiddleOfTraining(String run) {
    await()
        .atMost(LIMIT)
        .pollInterval(Duration.ofMillis(30))
        .ignoreException(ApiException.class)
        .until(() -> done(run) > 2 * CHECKPOINT_EVERY);
    assertThat(done(run)).as("training was over before the fault").isLessThan(ITERATIONS);
  }

  private long done(String run) {
    for (JsonNode step : api.get("/runs/" + run).path("steps")) {
      if (step.path("type").asText().equals("pretrain")) {
        return step.path("state").asText().equals("SUCCEEDED")
            ? ITERATIONS
            : step.path("progress").path("done").asLong();
      }
    }
    return 0;
  }

  /** What a fault must not change. */
  Result awaitResult(String run) {
    await()
        .atMost(LIMIT)
        .pollInterval(Duration.ofMillis(200))
        .ignoreException(ApiException.class)
        .until(() -> isOver(api.get("/runs/" + run)));
    JsonNode over = api.get("/runs/" + run);
    assertThat(over.path("state").asText()).as(over.toString()).isEqualTo("SUCCEEDED");
    Map<String, Long> counts = new LinkedHashMap<>();
    String curve = "";
    for (JsonNode series : api.list("/runs/" + run + "/series")) {
      counts.put(
          series.path("step").asText() + "/" + series.path("key").asText(),
          series.path("count").asLong());
      if (series.path("key").asText().equals("loss")) {
        String points = "/series/" + series.path("id").asText() + "/points?maxPoints=5000";
        curve = api.get(points).path("points").toString();
      }
    }
    return new Result(counts, curve, modelSha256(over), attempts(over));
  }

  private static String modelSha256(JsonNode run) {
    for (JsonNode step : run.path("steps")) {
      for (JsonNode output : step.path("outputs")) {
        if (output.path("kind").asText().equals("model")) {
          return output.path("sha256").asText();
        }
      }
    }
    throw new AssertionError("No model among the outputs");
  }

  private static int attempts(JsonNode run) {
    for (JsonNode step : run.path("steps")) {
      if (step.path("type").asText().equals("pretrain")) {
        return step.path("attempts").size();
      }
    }
    return 0;
  }

  private static boolean isOver(JsonNode what) {
    return List.of("SUCCEEDED", "FAILED", "CANCELLED").contains(what.path("state").asText());
  }

  /**
   * What is compared between an interrupted and an uninterrupted run.
   *
   * @param points number of points of each series
   * @param lossCurve every point of the loss, as JSON
   * @param modelSha256 the trained encoder
   * @param attempts tries at the pretrain step
   */
  record Result(Map<String, Long> points, String lossCurve, String modelSha256, int attempts) {}
}
