package org.cytostudy.runner.agent;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.cytostudy.core.job.InputRef;
import org.cytostudy.core.process.ParentWatch;
import org.cytostudy.core.process.ProcessIdentity;
import org.cytostudy.core.process.Session;
import org.cytostudy.core.runner.Lease;
import org.cytostudy.runner.worker.WorkerJvm;

/** Starts workers so that they outlive the agent: each in a session of its own. */
final class WorkerLauncher {
  /** A worker says which process it is as soon as its JVM runs; after this long there is none. */
  private static final Duration SELF_REPORT = Duration.ofSeconds(10);

  private static final Duration POLL = Duration.ofMillis(100);

  private final AgentConfig config;

  WorkerLauncher(AgentConfig config) {
    this.config = config;
  }

  /**
   * Starts the worker of an attempt whose inputs are here and remembers it in the folder; where an
   * agent died while it did so, finds the one that it started.
   */
  WorkerProcess launch(AttemptFolder folder, Lease lease, InputCache inputs)
      throws IOException, InterruptedException {
    Optional<ProcessIdentity> started = startedBefore(folder);
    if (started.isPresent()) {
      return new WorkerProcess(started.get(), null);
    }
    folder.noteStart();
    List<String> command = new ArrayList<>(Session.prefix());
    command.addAll(config.workerCommand());
    command.add(folder.manifest().toString());
    command.addAll(List.of("--store", config.storeFolder().toString()));
    command.addAll(List.of("--out", folder.out().toString()));
    config
        .imageRoots()
        .forEach((name, dir) -> command.addAll(List.of("--image-root", name + "=" + dir)));
    InputRef resume = lease.resumeFrom();
    if (resume != null) {
      command.addAll(List.of("--resume-from", inputs.path(resume.sha256()).toString()));
    }
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.path().toFile())
            .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.workerLog().toFile()));
    environment(builder.environment(), lease);
    Process process = builder.start();
    folder.rememberWorker(ProcessIdentity.of(process.toHandle()));
    return new WorkerProcess(ProcessIdentity.of(process.toHandle()), process);
  }

  private static Optional<ProcessIdentity> startedBefore(AttemptFolder folder)
      throws IOException, InterruptedException {
    Instant deadline = Instant.now().plus(SELF_REPORT);
    while (folder.startIsNoted()) {
      Optional<ProcessIdentity> worker = folder.worker();
      if (worker.isPresent() || Instant.now().isAfter(deadline)) {
        return worker;
      }
      Thread.sleep(POLL);
    }
    return Optional.empty();
  }

  private void environment(Map<String, String> environment, Lease lease) {
    // Not the worker's: it goes on when the agent and whoever started the agent are gone.
    ParentWatch.forget(environment);
    environment.putAll(WorkerJvm.environment(lease.manifest().threads()));
    environment.put("DJL_OFFLINE", "true");
    environment.put("OPT_OUT_TRACKING", "true");
    environment.putIfAbsent("DJL_CACHE_DIR", config.data().resolve("djl").toString());
    List<Integer> gpus = Devices.cudaOrdinals(lease.devices());
    // nvidia-smi counts by PCI bus, CUDA by default the fastest first.
    environment.put("CUDA_DEVICE_ORDER", "PCI_BUS_ID");
    environment.put(
        "CUDA_VISIBLE_DEVICES",
        gpus.stream().map(String::valueOf).collect(Collectors.joining(",")));
  }
}
