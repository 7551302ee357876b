package org.cytostudy.cli.suite;

import static org.cytostudy.cli.client.ApiPath.path;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.cytostudy.cli.client.ApiClient;
import org.cytostudy.cli.client.ApiException;
import org.cytostudy.cli.client.RunProgress;

/** Preparations of one project: asked for, waited for, and what came of them. */
public final class Preparations {
  private static final Duration POLL = Duration.ofMillis(500);

  private final ApiClient api;
  private final String project;

  /** Is told how far a preparation is. */
  @FunctionalInterface
  public interface Progress {
    /**
     * Is told.
     *
     * @param share of this preparation, 0–1
     */
    void update(double share, String detail);
  }

  /**
   * Of one project.
   *
   * @param project its id
   */
  public Preparations(ApiClient api, String project) {
    this.api = api;
    this.project = project;
  }

  /**
   * Asks for a preparation and waits until it is over.
   *
   * @return its id
   * @throws ApiException if it does not succeed
   */
  public String make(Object body, Progress progress) throws InterruptedException {
    JsonNode made = api.post(path("/projects/{}/preparations", project), body);
    return finish(made.path("id").asText(), progress);
  }

  /** The newest preparation of that name that has not failed. */
  Optional<String> find(String name) {
    return api.list(path("/projects/{}/preparations", project)).stream()
        .filter(found -> found.path("name").asText().equals(name))
        .filter(found -> !RunProgress.isOver(found) || RunProgress.hasSucceeded(found))
        .map(found -> found.path("id").asText())
        .findFirst();
  }

  /** Waits until a preparation is over. */
  String finish(String id, Progress progress) throws InterruptedException {
    while (true) {
      JsonNode now = api.get(path("/preparations/{}", id));
      JsonNode run =
          now.hasNonNull("runId") ? api.get(path("/runs/{}", now.path("runId").asText())) : now;
      progress.update(RunProgress.share(run), RunProgress.detail(run));
      if (RunProgress.hasSucceeded(now)) {
        return id;
      }
      if (RunProgress.isOver(now)) {
        throw ApiException.of(RunProgress.failure(now, run));
      }
      Thread.sleep(POLL);
    }
  }

  /** The brains that a phantom rendered, in its order; the project may hold others. */
  public List<JsonNode> brainsOf(String phantomId) {
    JsonNode phantom = api.get(path("/preparations/{}", phantomId));
    Set<String> rendered = new LinkedHashSet<>();
    for (JsonNode step : api.get(path("/runs/{}", phantom.path("runId").asText())).path("steps")) {
      for (JsonNode output : step.path("outputs")) {
        if (output.path("kind").asText().equals("section-mapping")) {
          api.artefact(output.path("sha256").asText())
              .path("entries")
              .forEach(entry -> rendered.add(entry.path("brain").asText()));
        }
      }
    }
    Map<String, JsonNode> brains = new HashMap<>();
    api.list(path("/projects/{}/brains", project))
        .forEach(brain -> brains.put(brain.path("pseudonym").asText(), brain));
    return rendered.stream().map(brains::get).filter(Objects::nonNull).toList();
  }
}
