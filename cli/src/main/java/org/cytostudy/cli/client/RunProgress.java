package org.cytostudy.cli.client;

import com.fasterxml.jackson.databind.JsonNode;

/** How far a run, a step, a preparation or a study is, as the API tells it of all of them. */
public final class RunProgress {
  private RunProgress() {}

  /** Whether nothing more will happen by itself. */
  public static boolean isOver(JsonNode what) {
    return switch (what.path("state").asText()) {
      case "SUCCEEDED", "FAILED", "CANCELLED" -> true;
      default -> false;
    };
  }

  /** Whether it ended well. */
  public static boolean hasSucceeded(JsonNode what) {
    return what.path("state").asText().equals("SUCCEEDED");
  }

  /** Share that is done, 0–1: of all its steps where it has several. */
  public static double share(JsonNode what) {
    JsonNode progress = what.path("progress");
    double total = progress.path("total").asDouble();
    double ofStep = total > 0 ? Math.min(1, progress.path("done").asDouble() / total) : 0;
    long steps = Math.max(1, what.path("stepsTotal").asLong());
    return Math.min(1, (what.path("stepsDone").asLong() + ofStep) / steps);
  }

  /** For example {@code pretrain 100/400 iterations, step 2 of 7}; empty where nothing is known. */
  public static String detail(JsonNode what) {
    JsonNode progress = what.path("progress");
    if (!progress.isObject()) {
      return "";
    }
    long steps = what.path("stepsTotal").asLong();
    String step =
        "%s %d/%d %s"
            .formatted(
                progress.path("step").asText(""),
                progress.path("done").asLong(),
                progress.path("total").asLong(),
                progress.path("unit").asText(""))
            .strip();
    return steps > 1
        ? "%s, step %d of %d".formatted(step, what.path("stepsDone").asLong() + 1, steps)
        : step;
  }

  /**
   * How something ended that did not succeed, and why as far as the API tells.
   *
   * @param what a run, a preparation or a study
   * @param run the run of it with its steps, or the same again
   */
  public static String failure(JsonNode what, JsonNode run) {
    StringBuilder text = new StringBuilder();
    text.append(what.path("name").asText()).append(" ended ").append(what.path("state").asText());
    if (what.hasNonNull("refusal")) {
      text.append("\n  ").append(what.path("refusal").asText());
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
    for (JsonNode one : what.path("runs")) {
      if (isOver(one) && !hasSucceeded(one)) {
        text.append("\n  run ").append(one.path("id").asText()).append(" (");
        text.append(one.path("name").asText()).append(") ended ");
        text.append(one.path("state").asText());
      }
    }
    return text.toString();
  }
}
