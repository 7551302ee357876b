package org.cytostudy.runner.agent;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.cytostudy.core.process.ParentWatch;
import org.cytostudy.runner.worker.WorkerJvm;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code gpu-runner agent}: takes work for this machine from a platform. */
@Command(
    name = "agent",
    description = "Takes work for this machine from a platform until it is stopped.",
    mixinStandardHelpOptions = true)
public final class AgentCommand implements Callable<Integer> {
  private static final long GIB = 1L << 30;

  @Option(
      names = "--platform",
      required = true,
      paramLabel = "URL",
      description = "Address of the platform.")
  private URI platform;

  @Option(
      names = "--token-file",
      required = true,
      paramLabel = "FILE",
      description = "File with the node's token. It is read anew for each call.")
  private Path tokenFile;

  @Option(names = "--name", required = true, description = "The node's name on the platform.")
  private String name;

  @Option(
      names = "--data",
      required = true,
      paramLabel = "DIR",
      description = "Folder for running attempts and cached inputs.")
  private Path data;

  @Option(
      names = "--store",
      paramLabel = "DIR",
      description =
          "The platform's artefact store, where this machine can read it: inputs are"
              + " linked, not copied.")
  private @Nullable Path store;

  @Option(
      names = "--image-root",
      paramLabel = "NAME=DIR",
      description = "Where the image root NAME is mounted here; may be given several times.")
  private Map<String, Path> imageRoots = Map.of();

  @Option(
      names = "--worker-heap",
      defaultValue = "1g",
      paramLabel = "SIZE",
      description = "Heap of a worker JVM (default: ${DEFAULT-VALUE}); tensors lie outside it.")
  private String workerHeap;

  @Option(
      names = "--cache-gib",
      defaultValue = "50",
      paramLabel = "GIB",
      description = "The most that cached inputs may take (default: ${DEFAULT-VALUE}).")
  private int cacheGib;

  @Option(
      names = "--stop-grace-seconds",
      defaultValue = "20",
      paramLabel = "S",
      description =
          "Time for a worker to write a checkpoint when stopped (default:" + " ${DEFAULT-VALUE}).")
  private int stopGraceSeconds;

  @Option(
      names = "--stop-workers",
      description =
          "End the workers with the agent; without it they go on and the next agent finds"
              + " them.")
  private boolean stopWorkers;

  /** Made by the command line parser. */
  public AgentCommand() {}

  @Override
  public Integer call() throws IOException {
    AgentConfig config =
        new AgentConfig(
            platform,
            tokenFile,
            name,
            data,
            store,
            imageRoots,
            workerCommand(),
            RunnerVersion.current(),
            Duration.ofSeconds(stopGraceSeconds),
            stopWorkers,
            cacheGib * GIB);
    Agent agent = new Agent(config, Devices.find());
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(() -> agent.stop(config.stopGrace().plusSeconds(8)), "stop-agent"));
    ParentWatch.start();
    try {
      agent.run();
      return 0;
    } catch (RefusedException e) {
      System.err.println("The platform refuses this node: " + e.getMessage());
      return 1;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 1;
    }
  }

  private List<String> workerCommand() {
    String classPath =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .map(entry -> Path.of(entry).toAbsolutePath().toString())
            .collect(Collectors.joining(File.pathSeparator));
    return WorkerJvm.command(workerHeap, classPath);
  }
}
