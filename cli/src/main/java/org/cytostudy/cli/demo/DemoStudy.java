package org.cytostudy.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.cytostudy.cli.client.ApiClient;
import org.cytostudy.cli.client.ApiException;

/** The demo from an empty project to the study's report. */
final class DemoStudy {
  private static final Duration POLL = Duration.ofMillis(500);

  /** Share of the whole at which each stage begins, as measured on two cores. */
  private static final double INGEST_AT = 0.12;

  private static final double SAMPLE_AT = 0.16;
  private static final double STUDY_AT = 0.20;

  private final ApiClient api;
  private final String projectId;
  private final DemoSettings settings;
  private final ProgressLine progress;

  DemoStudy(ApiClient api, String projectId, DemoSettings settings, ProgressLine progress) {
    this.api = api;
    this.projectId = projectId;
    this.settings = settings;
    this.progress = progress;
  }

  /**
   * Runs it to the end, good or bad.
   *
   * @return the study
   */
  JsonNode run() throws InterruptedException {
    String phantom = prepare("render sections", settings.phantomPreparation(), 0, INGEST_AT);
    prepare("ingest", settings.ingestPreparation(phantom), INGEST_AT, SAMPLE_AT);
    List<JsonNode> brains = new ArrayList<>(api.list("/projects/" + projectId + "/brains"));
    brains.sort(Comparator.comparing(brain -> brain.path("pseudonym").asText()));
    List<String> ids = brains.stream().map(brain -> brain.path("id").asText()).toList();
    String sample = prepare("sample patches", settings.samplePreparation(ids), SAMPLE_AT, STUDY_AT);
    String patchset = api.get("/preparations/" + sample).path("patchsetId").asText();
    JsonNode template =
        api.list("/study-templates").stream()
            .filter(found -> found.path("name").asText().equals(DemoSettings.TEMPLATE))
            .findFirst()
            .orElseThrow(() -> ApiException.of("The platform lacks the demo's template"));
    JsonNode split =
        api.post(
            "/patchsets/" + patchset + "/splits",
            DemoSettings.split(brains.getLast().path("pseudonym").asText(), template));
    JsonNode study =
        api.post(
            "/projects/" + projectId + "/studies",
            settings.study(patchset, split.path("id").asText(), template));
    return awaitStudy(study.path("id").asText());
  }

  private String prepare(String stage, Object body, double from, double to)
      throws InterruptedException {
    JsonNode preparation = api.post("/projects/" + projectId + "/preparations", body);
    String id = preparation.path("id").asText();
    while (true) {
      JsonNode now = api.get("/preparations/" + id);
      String runId = now.path("runId").asText("");
      JsonNode run = now.hasNonNull("runId") ? api.get("/runs/" + runId) : now;
      progress.update(from + (to - from) * share(run), stage, detail(run));
      switch (now.path("state").asText()) {
        case "SUCCEEDED" -> {
          return id;
        }
        case "FAILED", "CANCELLED" -> throw failure(stage, now, run);
        default -> Thread.sleep(POLL);
      }
    }
  }

  private JsonNode awaitStudy(String id) throws InterruptedException {
    while (true) {
      JsonNode study = api.get("/studies/" + id);
      double done = 0;
      double total = 0;
      String detail = "";
      for (JsonNode run : study.path("runs")) {
        String state = run.path("state").asText();
        double weight = weight(run.path("variant").asText());
        total += weight;
        if (isTerminal(state)) {
          done += weight;
        } else if (state.equals("RUNNING")) {
          done += weight * shareOfSteps(api.get("/runs/" + run.path("id").asText()));
          String variant = run.hasNonNull("variant") ? run.path("variant").asText() : "report";
          String name = variant + " " + detail(run);
          detail = detail.isEmpty() || run.hasNonNull("progress") ? name : detail;
        }
      }
      progress.update(STUDY_AT + (1 - STUDY_AT) * (total == 0 ? 0 : done / total), "study", detail);
      if (isTerminal(study.path("state").asText())) {
        return study;
      }
      Thread.sleep(POLL);
    }
  }

  /** Training takes most of the time of a run that trains, and of the study. */
  private static double weight(String variant) {
    return switch (variant) {
      case "SpatialNCE", "SimCLR" -> 20;
      case "Untrained" -> 4;
      default -> 2;
    };
  }

  private static double shareOfSteps(JsonNode run) {
    double done = 0;
    double total = 0;
    for (JsonNode step : run.path("steps")) {
      double weight = step.path("type").asText().equals("pretrain") ? 12 : 1;
      total += weight;
      done += weight * (step.path("state").asText().equals("SUCCEEDED") ? 1 : share(step));
    }
    return total == 0 ? 0 : done / total;
  }

  private static double share(JsonNode runOrStep) {
    JsonNode progress = runOrStep.path("progress");
    double total = progress.path("total").asDouble();
    return total > 0 ? Math.min(1, progress.path("done").asDouble() / total) : 0;
  }

  private static String detail(JsonNode run) {
    JsonNode progress = run.path("progress");
    return progress.isObject()
        ? "%s %d/%d %s"
            .formatted(
                progress.path("step").asText(""),
                progress.path("done").asLong(),
                progress.path("total").asLong(),
                progress.path("unit").asText(""))
            .strip()
        : "";
  }

  static boolean isTerminal(String state) {
    return state.equals("SUCCEEDED") || state.equals("FAILED") || state.equals("CANCELLED");
  }

  private static ApiException failure(String stage, JsonNode preparation, JsonNode run) {
    StringBuilder text = new StringBuilder(stage + " ended " + preparation.path("state").asText());
    if (preparation.hasNonNull("refusal")) {
      text.append("\n  ").append(preparation.path("refusal").asText());
    }
    for (JsonNode step : run.path("steps")) {
      for (JsonNode attempt : step.path("attempts")) {
        JsonNode failure = attempt.path("failure");
        if (failure.isObject()) {
          text.append("\n  ").append(step.path("key").asText()).append(": ");
          text.append(failure.path("title").asText());
        }
      }
    }
    return ApiException.of(text.toString());
  }
}
