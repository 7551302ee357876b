package org.cytostudy.runner.agent;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an agent needs to know.
 *
 * @param platform address of the platform, e.g. {@code http://127.0.0.1:7070}
 * @param tokenFile file with the node's bearer token; read anew for each call
 * @param name the node's name
 * @param data folder for the state of attempts and the cache of inputs
 * @param localStore the platform's artefact store where it is readable on this machine
 * @param imageRoots where each image root is mounted here
 * @param workerCommand what starts a worker, without its arguments
 * @param runnerVersion version and build of the runner
 * @param stopGrace how long a worker may take to write a checkpoint when told to stop
 * @param stopWorkers whether the workers end with the agent
 * @param cacheBytes the most that cached inputs may take
 */
record AgentConfig(
    URI platform,
    Path tokenFile,
    String name,
    Path data,
    @Nullable Path localStore,
    Map<String, Path> imageRoots,
    List<String> workerCommand,
    String runnerVersion,
    Duration stopGrace,
    boolean stopWorkers,
    long cacheBytes) {
  AgentConfig {
    data = data.toAbsolutePath();
    imageRoots = Map.copyOf(imageRoots);
    workerCommand = List.copyOf(workerCommand);
  }

  Path attemptsFolder() {
    return data.resolve("attempts");
  }

  /** Content-addressed, the layout of {@code --store}. */
  Path storeFolder() {
    return data.resolve("store");
  }

  Path logsFolder() {
    return data.resolve("logs");
  }
}
