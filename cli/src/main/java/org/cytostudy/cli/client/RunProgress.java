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

  /** Share that is done, 0–1. */
  public static double share(JsonNode what) {
    JsonNode progress = what.path("progress");
    double total = progress.path("total").asDouble();
    return total > 0 ? Math.min(1, progress.path("done").asDouble() / total) : 0;
  }

  /** For example {@code pretrain 100/400 iterations}; empty where nothing is known. */
  public static String detail(JsonNode what) {
    JsonNode progress = what.path("progress");
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
}
