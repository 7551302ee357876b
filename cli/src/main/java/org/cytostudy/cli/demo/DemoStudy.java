package org.cytostudy.cli.demo;

import static org.cytostudy.cli.client.ApiPath.path;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import org.cytostudy.cli.client.ApiClient;
import org.cytostudy.cli.client.ApiException;
import org.cytostudy.cli.client.ProgressLine;
import org.cytostudy.cli.client.RunProgress;
import org.cytostudy.cli.suite.Preparations;

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
  private final Preparations preparations;

  DemoStudy(ApiClient api, String projectId, DemoSettings settings, ProgressLine progress) {
    this.api = api;
    this.projectId = projectId;
    this.settings = settings;
    this.progress = progress;
    this.preparations = new Preparations(api, projectId);
  }

  /**
   * Runs it to the end, good or bad.
   *
   * @return the study
   */
  JsonNode run() throws InterruptedException {
    String phantom = prepare("render sections", settings.phantomPreparation(), 0, INGEST_AT);
    prepare("ingest", settings.ingestPreparation(phantom), INGEST_AT, SAMPLE_AT);
    List<JsonNode> brains = preparations.brainsOf(phantom);
    List<String> ids = brains.stream().map(brain -> brain.path("id").asText()).toList();
    String sample = prepare("sample patches", settings.samplePreparation(ids), SAMPLE_AT, STUDY_AT);
    String patchset = api.get(path("/preparations/{}", sample)).path("patchsetId").asText();
    JsonNode template =
        api.array("/study-templates").stream()
            .filter(found -> found.path("name").asText().equals(DemoSettings.TEMPLATE))
            .findFirst()
            .orElseThrow(() -> ApiException.of("The platform lacks the demo's template"));
    JsonNode split =
        api.post(
            path("/patchsets/{}/splits", patchset),
            DemoSettings.split(brains.getLast().path("pseudonym").asText(), template));
    JsonNode study =
        api.post(
            path("/projects/{}/studies", projectId),
            settings.study(patchset, split.path("id").asText(), template));
    return awaitStudy(study.path("id").asText());
  }

  private String prepare(String stage, Object body, double from, double to)
      throws InterruptedException {
    return preparations.make(
        body, (share, detail) -> progress.update(from + (to - from) * share, stage, detail));
  }

  private JsonNode awaitStudy(String id) throws InterruptedException {
    while (true) {
      JsonNode study = api.get(path("/studies/{}", id));
      double done = 0;
      double total = 0;
      String detail = "";
      for (JsonNode run : study.path("runs")) {
        String state = run.path("state").asText();
        double weight = weight(run.path("variant").asText());
        total += weight;
        if (RunProgress.isOver(run)) {
          done += weight;
        } else if (state.equals("RUNNING")) {
          done += weight * shareOfSteps(api.get(path("/runs/{}", run.path("id").asText())));
          String variant = run.hasNonNull("variant") ? run.path("variant").asText() : "report";
          String name = variant + " " + RunProgress.detail(run);
          detail = detail.isEmpty() || run.hasNonNull("progress") ? name : detail;
        }
      }
      progress.update(STUDY_AT + (1 - STUDY_AT) * (total == 0 ? 0 : done / total), "study", detail);
      if (RunProgress.isOver(study)) {
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
      done +=
          weight * (step.path("state").asText().equals("SUCCEEDED") ? 1 : RunProgress.share(step));
    }
    return total == 0 ? 0 : done / total;
  }
}
