package org.cytostudy.runner;

import org.cytostudy.runner.agent.AgentCommand;
import org.cytostudy.runner.training.WorkerBench;
import org.cytostudy.runner.worker.WorkCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The runner's command line: {@code gpu-runner work} and {@code gpu-runner agent}. */
@Command(
    name = "gpu-runner",
    description = "Does the steps of a study, alone or for a platform.",
    mixinStandardHelpOptions = true,
    subcommands = {WorkCommand.class, AgentCommand.class, WorkerBench.Group.class})
public final class Main {
  private Main() {}

  /** Runs one subcommand and ends the process with its exit code. */
  public static void main(String[] args) {
    System.exit(new CommandLine(new Main()).execute(args));
  }
}
