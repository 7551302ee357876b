package org.cytostudy.runner.claim;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cytostudy.core.claim.Reading;
import org.cytostudy.core.task.TaskResult;
import org.cytostudy.core.task.TaskResult.Figure;
import org.cytostudy.core.task.TaskResult.NotTestable;
import org.jspecify.annotations.Nullable;

/**
 * What all runs of a study answered.
 *
 * @param answers one a run and task
 */
public record TaskResults(List<Answer> answers) {
  public TaskResults {
    answers = List.copyOf(answers);
  }

  /**
   * What one run answered to one task.
   *
   * @param dataset name of what the run read
   */
  public record Answer(String variant, String dataset, long seed, TaskResult result) {}

  /**
   * A figure as the runs of one variant have it.
   *
   * @param byDataset by name of the data set, one a seed
   * @param missing why it is not there; null where it is there in every run
   */
  record Found(Map<String, List<Figure>> byDataset, @Nullable String missing) {
    static Found missing(String why) {
      return new Found(Map.of(), why);
    }
  }

  /** Looks a figure up; it counts only where every run of the variant has it. */
  Found find(Reading reading) {
    List<Answer> of =
        answers.stream()
            .filter(answer -> answer.variant().equals(reading.variant()))
            .filter(answer -> answer.result().task().equals(reading.task()))
            .filter(
                answer -> reading.dataset() == null || answer.dataset().equals(reading.dataset()))
            .toList();
    if (of.isEmpty()) {
      return Found.missing("No run of " + reading.variant() + " answered " + reading.task() + ".");
    }
    Map<String, List<Figure>> found = new TreeMap<>();
    for (Answer answer : of) {
      Figure figure = figure(answer.result(), reading);
      if (figure == null) {
        return Found.missing(why(answer, reading));
      }
      found.computeIfAbsent(answer.dataset(), name -> new ArrayList<>()).add(figure);
    }
    return new Found(found, null);
  }

  private static @Nullable Figure figure(TaskResult result, Reading reading) {
    return result.figures().stream()
        .filter(f -> f.name().equals(reading.figure()) && f.part().equals(reading.part()))
        .findFirst()
        .orElse(null);
  }

  private static String why(Answer answer, Reading reading) {
    return answer.result().notTestable().stream()
        .filter(not -> reading.figure().startsWith(not.figure()))
        .map(NotTestable::reason)
        .findFirst()
        .orElse(
            "%s has no figure %s of part %s on data set %s, seed %d."
                .formatted(
                    reading.task(),
                    reading.figure(),
                    reading.part(),
                    answer.dataset(),
                    answer.seed()));
  }
}
