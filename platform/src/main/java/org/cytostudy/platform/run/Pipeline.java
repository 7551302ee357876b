package org.cytostudy.platform.run;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.cytostudy.platform.problem.FieldError;
import org.cytostudy.platform.problem.InvalidException;
import org.cytostudy.platform.problem.ProblemType;

/** Checks that steps can be put in an order. */
public final class Pipeline {
  private Pipeline() {}

  /**
   * Orders steps so that each comes after those that it depends on; among equals the given order is
   * kept (Kahn 1962).
   *
   * @param dependsOn the keys that each key depends on, in the order of the pipeline
   * @param pointer JSON pointer of the pipeline, for the problem
   * @throws InvalidException {@code pipeline-cyclic} with one cycle, or {@code invalid-request} for
   *     a key that is not there
   */
  public static List<String> order(Map<String, ? extends Set<String>> dependsOn, String pointer) {
    Map<String, Integer> open = new HashMap<>();
    dependsOn.forEach(
        (key, before) -> {
          for (String other : before) {
            if (!dependsOn.containsKey(other)) {
              throw new InvalidException(
                  ProblemType.INVALID_REQUEST,
                  "Step '" + key + "' depends on a step that is not there.",
                  List.of(new FieldError(pointer, "'" + other + "' is no step of the pipeline")));
            }
          }
          open.put(key, before.size());
        });
    List<String> ordered = new ArrayList<>();
    Deque<String> free = new ArrayDeque<>();
    dependsOn.keySet().stream().filter(key -> open.getOrDefault(key, 0) == 0).forEach(free::add);
    while (!free.isEmpty()) {
      String key = free.remove();
      ordered.add(key);
      dependsOn.forEach(
          (other, before) -> {
            if (before.contains(key) && open.merge(other, -1, Integer::sum) == 0) {
              free.add(other);
            }
          });
    }
    if (ordered.size() < dependsOn.size()) {
      String cycle = String.join(" → ", cycle(dependsOn, ordered));
      throw new InvalidException(
          ProblemType.PIPELINE_CYCLIC,
          "These steps wait for each other: " + cycle + ".",
          List.of(new FieldError(pointer, cycle)));
    }
    return ordered;
  }

  private static List<String> cycle(
      Map<String, ? extends Set<String>> dependsOn, List<String> ordered) {
    String key =
        dependsOn.keySet().stream().filter(k -> !ordered.contains(k)).findFirst().orElseThrow();
    Set<String> path = new LinkedHashSet<>();
    // Each step that is left waits for one that is left, so that going back must come round.
    while (path.add(key)) {
      Set<String> before = Objects.requireNonNull(dependsOn.get(key));
      key = before.stream().filter(k -> !ordered.contains(k)).findFirst().orElseThrow();
    }
    List<String> cycle = new ArrayList<>(path);
    List<String> round = new ArrayList<>(cycle.subList(cycle.indexOf(key), cycle.size()));
    round.add(key);
    return round;
  }
}
