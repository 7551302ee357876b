package org.cytostudy.platform.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.cytostudy.core.hash.Sha256;
import org.cytostudy.core.job.CytostudyJson;
import org.cytostudy.core.job.EvaluationResult;
import org.cytostudy.core.job.EvaluationResult.Score;
import org.cytostudy.platform.access.Membership;
import org.cytostudy.platform.artefact.ArtefactStore;
import org.cytostudy.platform.run.RunViews.RunRow;
import org.cytostudy.platform.sql.Sql;
import org.jspecify.annotations.Nullable;

/** Runs side by side: what they were asked for, and what came out. */
@ApplicationScoped
class Comparison {
  private final RunAccess runs;
  private final ArtefactStore store;
  private final Sql sql;

  Comparison(RunAccess runs, ArtefactStore store, Sql sql) {
    this.runs = runs;
    this.store = store;
    this.sql = sql;
  }

  /** A parameter; {@code values} in the order of the runs, null where a run has none. */
  record Parameter(String path, List<@Nullable String> values, boolean differs) {}

  /** A series' last values in the order of the runs. */
  record Metric(String key, List<@Nullable Double> last) {}

  /** The scores of one probe on one part of the split, in the order of the runs. */
  record Scores(String probe, String role, List<@Nullable Score> values) {}

  /** Runs side by side. */
  record ComparisonView(
      List<RunRow> runs, List<Parameter> parameters, List<Metric> metrics, List<Scores> scores) {}

  @Transactional
  ComparisonView compare(List<UUID> ids) {
    List<RunRow> rows = ids.stream().map(id -> runs.require(id, Membership.VIEWER)).toList();
    return new ComparisonView(rows, parameters(ids), metrics(rows), scores(ids));
  }

  private List<Parameter> parameters(List<UUID> ids) {
    List<Map<String, String>> byRun = ids.stream().map(this::parameters).toList();
    TreeSet<String> paths = new TreeSet<>();
    byRun.forEach(parameters -> paths.addAll(parameters.keySet()));
    List<Parameter> parameters = new ArrayList<>();
    for (String path : paths) {
      List<@Nullable String> values = new ArrayList<>();
      byRun.forEach(run -> values.add(run.get(path)));
      parameters.add(new Parameter(path, values, values.stream().distinct().count() > 1));
    }
    return parameters;
  }

  private Map<String, String> parameters(UUID run) {
    Map<String, String> parameters = new TreeMap<>();
    sql.list(
        "SELECT key, spec, seed, threads FROM step WHERE run_id = ?",
        row -> {
          String step = row.text("key");
          flatten(step, tree(row.text("spec")), parameters);
          parameters.put(step + ".threads", Integer.toString(row.integer("threads")));
          return parameters.put("seed", Long.toString(row.number("seed")));
        },
        run);
    return parameters;
  }

  private static void flatten(String path, JsonNode node, Map<String, String> into) {
    if (node.isObject()) {
      node.properties().forEach(f -> flatten(path + "." + f.getKey(), f.getValue(), into));
    } else {
      into.put(path, node.isTextual() ? node.asText() : node.toString());
    }
  }

  private static List<Metric> metrics(List<RunRow> rows) {
    TreeSet<String> keys = new TreeSet<>();
    rows.forEach(run -> keys.addAll(run.metrics().keySet()));
    List<Metric> metrics = new ArrayList<>();
    for (String key : keys) {
      List<@Nullable Double> last = new ArrayList<>();
      rows.forEach(run -> last.add(run.metrics().get(key)));
      metrics.add(new Metric(key, last));
    }
    return metrics;
  }

  private record Scored(String probe, String role) {}

  private List<Scores> scores(List<UUID> ids) {
    List<Map<Scored, Score>> byRun = ids.stream().map(this::scores).toList();
    TreeMap<String, Scored> all = new TreeMap<>();
    byRun.forEach(
        run -> run.keySet().forEach(scored -> all.put(scored.probe() + scored.role(), scored)));
    List<Scores> scores = new ArrayList<>();
    for (Scored scored : all.values()) {
      List<@Nullable Score> values = new ArrayList<>();
      byRun.forEach(run -> values.add(run.get(scored)));
      scores.add(new Scores(scored.probe(), scored.role(), values));
    }
    return scores;
  }

  private Map<Scored, Score> scores(UUID run) {
    Map<Scored, Score> scores = new HashMap<>();
    sql.list(
            """
            SELECT o.sha256 FROM step_output o JOIN step s ON s.id = o.step_id
            WHERE s.run_id = ? AND o.kind = 'evaluation'
            """,
            row -> row.sha256("sha256"),
            run)
        .forEach(
            sha256 ->
                evaluation(sha256)
                    .scores()
                    .forEach(
                        score ->
                            scores.put(
                                new Scored(score.probe().wireName(), score.role().wireName()),
                                score)));
    return scores;
  }

  private EvaluationResult evaluation(Sha256 sha256) {
    try {
      return CytostudyJson.mapper()
          .readValue(store.find(sha256).orElseThrow().toFile(), EvaluationResult.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode tree(String json) {
    try {
      return CytostudyJson.mapper().readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
