package org.cytostudy.runner.worker;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.cytostudy.core.job.OutputRef;
import org.cytostudy.core.job.WorkerOutcome;
import org.cytostudy.core.job.WorkerOutcome.Failed;
import org.cytostudy.core.job.WorkerOutcome.Stopped;
import org.cytostudy.core.job.WorkerOutcome.Succeeded;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code gpu-runner work}: does the one step that a manifest describes. */
@Command(
    name = "work",
    description = "Does the step that a manifest describes; needs no platform.",
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {"0:succeeded", "1:failed", "2:wrong usage", "3:stopped on request"})
public final class WorkCommand implements Callable<Integer> {
  static final int SUCCEEDED = 0;
  static final int FAILED = 1;
  static final int STOPPED = 3;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "MANIFEST", description = "The job manifest, JSON.")
  private Path manifest;

  @Option(
      names = "--store",
      required = true,
      paramLabel = "DIR",
      description = "Artefact store that holds the inputs: DIR/sha256/ab/cd/…")
  private Path store;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "Folder for events, outputs and outcome; used again, it is resumed.")
  private Path out;

  @Option(
      names = "--image-root",
      paramLabel = "NAME=DIR",
      description = "Where the image root NAME is mounted here; may be given several times.")
  private Map<String, Path> imageRoots = Map.of();

  @Option(
      names = "--resume-from",
      paramLabel = "FILE",
      description = "Checkpoint to go on from, unless DIR holds a newer one.")
  private @Nullable Path resumeFrom;

  @Option(names = "--print", description = "Print the outcome and the outputs' hashes.")
  private boolean print;

  /** Made by the command line parser. */
  public WorkCommand() {}

  @Override
  public Integer call() throws InterruptedException {
    Worker worker =
        new Worker(
            new WorkerOptions(manifest, store, out, imageRoots, resumeFrom), StepCatalogue::run);
    CountDownLatch finished = new CountDownLatch(1);
    int[] exitCode = {FAILED};
    // SIGTERM runs the hooks while the step goes on: it is told to stop, and the process lives
    // until the step has written its checkpoint. halt() carries the exit code past the signal's.
    Thread onTerminate =
        new Thread(
            () -> {
              worker.requestStop();
              try {
                finished.await();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
              Runtime.getRuntime().halt(exitCode[0]);
            },
            "stop-on-sigterm");
    Runtime.getRuntime().addShutdownHook(onTerminate);
    try {
      WorkerOutcome outcome = worker.run();
      exitCode[0] = exitCodeOf(outcome);
      report(outcome);
    } finally {
      System.out.flush();
      System.err.flush();
      finished.countDown();
    }
    try {
      Runtime.getRuntime().removeShutdownHook(onTerminate);
    } catch (IllegalStateException alreadyShuttingDown) {
      // The hook ends the process; returning from here would race with it for nothing.
      Thread.currentThread().join();
    }
    return exitCode[0];
  }

  private static int exitCodeOf(WorkerOutcome outcome) {
    return switch (outcome) {
      case Succeeded s -> SUCCEEDED;
      case Failed f -> FAILED;
      case Stopped s -> STOPPED;
    };
  }

  private void report(WorkerOutcome outcome) {
    PrintWriter stdout = spec.commandLine().getOut();
    switch (outcome) {
      case Succeeded succeeded -> {
        if (print) {
          stdout.println("succeeded");
          for (OutputRef output : succeeded.outputs()) {
            stdout.printf(
                "%s  %12d  %-16s  %s%n",
                output.sha256(), output.bytes(), output.kind().wireName(), output.name());
          }
        }
      }
      case Failed failed -> {
        PrintWriter stderr = spec.commandLine().getErr();
        var failure = failed.failure();
        stderr.println("failed (" + failure.category() + ", " + failure.code() + ")");
        stderr.println("  what:   " + failure.title());
        if (failure.where() != null) {
          stderr.println("  where:  " + failure.where());
        }
        if (failure.action() != null) {
          stderr.println("  action: " + failure.action());
        }
        stderr.flush();
      }
      case Stopped stopped -> stdout.println("stopped on request");
    }
    stdout.flush();
  }
}
