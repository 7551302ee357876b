package org.cytostudy.cli.noun;

import static org.cytostudy.cli.client.ApiPath.path;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import org.cytostudy.cli.client.ApiClient;
import org.cytostudy.cli.client.ApiException;
import org.cytostudy.cli.client.ProgressLine;
import org.cytostudy.cli.client.RunProgress;
import org.cytostudy.cli.client.TerminalText;
import picocli.CommandLine.Option;

/** {@code --wait}: the command stays until what it asked for is over. */
final class Waiting {
  private static final Duration POLL = Duration.ofMillis(500);
  // A platform that is started again is back well within this.
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @Option(names = "--wait", description = "Stay until it is over; exit code 1 unless it succeeded.")
  private boolean wait;

  boolean isWanted() {
    return wait;
  }

  /** What stands at the path once it is over; why it failed is told on the error stream. */
  JsonNode until(ApiClient api, String path, PrintWriter err) throws InterruptedException {
    ProgressLine progress = ProgressLine.on(err);
    Instant answered = Instant.now();
    while (true) {
      try {
        JsonNode what = api.get(path);
        JsonNode run = what.hasNonNull("runId") ? run(api, what.path("runId").asText()) : what;
        answered = Instant.now();
        if (RunProgress.isOver(what)) {
          progress.done();
          if (!RunProgress.hasSucceeded(what)) {
            err.println(TerminalText.lines(RunProgress.failure(what, run)));
            err.flush();
          }
          return what;
        }
        progress.update(share(run), what.path("name").asText(), detail(run));
      } catch (ApiException e) {
        boolean late = Duration.between(answered, Instant.now()).compareTo(PATIENCE) > 0;
        if (e.isAnswer() || late) {
          progress.done();
          throw e;
        }
      }
      Thread.sleep(POLL);
    }
  }

  private static JsonNode run(ApiClient api, String id) {
    return api.get(path("/runs/{}", id));
  }

  /** Of a study the runs that are over: each of them does many steps, of which none knows all. */
  private static double share(JsonNode run) {
    int runs = run.path("runs").size();
    return runs == 0 ? RunProgress.share(run) : (double) runsOver(run) / runs;
  }

  private static String detail(JsonNode run) {
    int runs = run.path("runs").size();
    return runs == 0 ? RunProgress.detail(run) : runsOver(run) + " of " + runs + " runs over";
  }

  private static int runsOver(JsonNode study) {
    int over = 0;
    for (JsonNode run : study.path("runs")) {
      over += RunProgress.isOver(run) ? 1 : 0;
    }
    return over;
  }
}
