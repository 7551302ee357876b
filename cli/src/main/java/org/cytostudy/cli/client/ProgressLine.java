package org.cytostudy.cli.client;

import java.io.Console;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Progress on a terminal: one line that is rewritten; where the output is no terminal, a line each
 * time the stage changes and at most every 15 seconds.
 */
public final class ProgressLine {
  private static final Duration PLAIN_EVERY = Duration.ofSeconds(15);
  private static final int WIDTH = 100;

  private final PrintWriter out;
  private final boolean terminal;
  private final Clock clock;
  private final Instant began;
  private Instant lastPlain = Instant.EPOCH;
  private String lastStage = "";
  private double reached;

  ProgressLine(PrintWriter out, boolean terminal, Clock clock) {
    this.out = out;
    this.terminal = terminal;
    this.clock = clock;
    this.began = clock.instant();
  }

  /** Progress on this process's terminal, if it has one. */
  public static ProgressLine on(PrintWriter out) {
    return new ProgressLine(out, isTerminal(System.console()), Clock.systemUTC());
  }

  /** There is a console without a terminal since JDK 22; before there was none. */
  private static boolean isTerminal(@Nullable Console console) {
    return console != null && console.isTerminal();
  }

  /**
   * Shows where the whole stands.
   *
   * @param share of the whole that is done, 0–1; the line never goes back
   * @param stage what is being done
   * @param detail how far that is
   */
  public void update(double share, String stage, String detail) {
    reached = Math.max(reached, share);
    show(reached, stage, detail);
  }

  private void show(double share, String stage, String detail) {
    Duration elapsed = Duration.between(began, clock.instant());
    String eta =
        share > 0.03
            ? ", about "
                + clockText(
                    elapsed.multipliedBy(1000).dividedBy((long) (share * 1000)).minus(elapsed))
                + " left"
            : "";
    String line =
        TerminalText.line(
            "%3d %%  %s%s  %s%s"
                .formatted(
                    Math.round(share * 100),
                    stage,
                    detail.isEmpty() ? "" : ": " + detail,
                    clockText(elapsed),
                    eta));
    if (terminal) {
      String cut = line.length() > WIDTH ? line.substring(0, WIDTH) : line;
      out.print("\r" + cut + " ".repeat(WIDTH - cut.length()));
    } else if (!stage.equals(lastStage)
        || Duration.between(lastPlain, clock.instant()).compareTo(PLAIN_EVERY) >= 0) {
      out.println(line);
      lastPlain = clock.instant();
    }
    lastStage = stage;
    out.flush();
  }

  /** Ends the line so that something else can be printed. */
  public void done() {
    if (terminal) {
      out.print("\r" + " ".repeat(WIDTH) + "\r");
    }
    out.flush();
  }

  /** Minutes and seconds, e.g. {@code 2:05}. */
  public static String clockText(Duration duration) {
    return "%d:%02d".formatted(duration.toMinutes(), duration.toSecondsPart());
  }
}
