package org.cytostudy.runner.agent;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.cytostudy.core.hash.Sha256;
import org.cytostudy.core.id.AttemptId;
import org.cytostudy.core.runner.Device;
import org.cytostudy.core.runner.Fail;
import org.cytostudy.core.runner.Heartbeat;
import org.cytostudy.core.runner.HeartbeatAnswer;
import org.cytostudy.core.runner.Lease;
import org.cytostudy.core.runner.LeaseRequest;
import org.cytostudy.core.runner.Registered;
import org.cytostudy.core.runner.Registration;

/**
 * One node's agent: registers, leases, beats. What it holds it supervises in threads of their own.
 */
final class Agent {
  private static final System.Logger LOG = System.getLogger(Agent.class.getName());
  private static final int LEASE_WAIT_SECONDS = 20;
  private static final Duration DOWNLOAD_SILENCE = Duration.ofSeconds(60);

  private final AgentConfig config;
  private final List<Device> devices;
  private final PlatformClient platform;
  private final InputCache inputs;
  private final Map<AttemptId, AttemptSupervisor> attempts = new ConcurrentHashMap<>();
  private final Map<AttemptId, Thread> threads = new ConcurrentHashMap<>();
  private final CountDownLatch stopped = new CountDownLatch(1);
  private volatile boolean stopping;
  private volatile boolean draining;
  private volatile boolean reconnect;

  Agent(AgentConfig config, List<Device> devices) {
    this.config = config;
    this.devices = List.copyOf(devices);
    this.platform = new PlatformClient(config.platform(), config.tokenFile());
    this.inputs =
        new InputCache(
            platform,
            config.storeFolder(),
            config.localStore(),
            config.cacheBytes(),
            DOWNLOAD_SILENCE);
  }

  /** Until another thread asks it to stop. */
  void run() throws InterruptedException, IOException, RefusedException {
    for (Path folder :
        List.of(config.attemptsFolder(), config.storeFolder(), config.logsFolder())) {
      Files.createDirectories(folder);
    }
    adopt();
    Thread main = Thread.currentThread();
    try {
      Registered registered = register();
      attempts.values().forEach(this::supervise);
      Thread heart =
          Thread.ofPlatform()
              .daemon()
              .name("heartbeat")
              .start(() -> beat(Duration.ofSeconds(registered.heartbeatSeconds()), main));
      try {
        leaseUntilStopped();
        letGo();
      } finally {
        heart.interrupt();
      }
    } finally {
      stopped.countDown();
    }
  }

  private void adopt() throws IOException {
    for (AttemptFolder folder : AttemptFolder.findAll(config.attemptsFolder())) {
      try {
        AttemptSupervisor left = new AttemptSupervisor(config, platform, inputs, folder);
        attempts.put(left.attemptId(), left);
      } catch (IOException e) {
        // A disk that lost part of it. The platform gives the step to another attempt in time.
        LOG.log(System.Logger.Level.ERROR, "Attempt folder {0} cannot be read: {1}", folder, e);
      }
    }
  }

  /** Ends {@link #run()} in an orderly way; returns when that is done or the time is up. */
  void stop(Duration limit) {
    stopping = true;
    try {
      if (!stopped.await(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.log(System.Logger.Level.WARNING, "Some attempts are left to the next agent");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Registered register() throws InterruptedException, RefusedException {
    try {
      Registered registered =
          Backoff.retry(
              "Registration",
              () -> {
                if (stopping) {
                  throw new InterruptedException("stopping");
                }
                return platform.register(
                    new Registration(
                        config.name(),
                        config.runnerVersion(),
                        Runtime.getRuntime().availableProcessors(),
                        devices,
                        List.copyOf(attempts.keySet())));
              });
      reconnect = false;
      LOG.log(
          System.Logger.Level.INFO,
          "Node {0} is registered with {1} device(s), holding {2} attempt(s)",
          config.name(),
          devices.size(),
          attempts.size());
      for (AttemptId abandoned : registered.abandon()) {
        order(abandoned, AttemptSupervisor::abandon);
      }
      return registered;
    } catch (SupersededException e) {
      throw new RefusedException(
          404, "", "The platform does not speak this protocol: " + e.getMessage());
    }
  }

  private void leaseUntilStopped() throws InterruptedException, RefusedException {
    Backoff backoff = new Backoff();
    while (!stopping) {
      List<Integer> free = freeDevices();
      if (free.isEmpty() || draining) {
        Thread.sleep(100);
        continue;
      }
      try {
        Optional<Lease> lease = askForWork(free);
        backoff.reset();
        if (lease.isPresent()) {
          begin(lease.get());
        }
      } catch (IOException e) {
        reconnect = true;
        LOG.log(System.Logger.Level.WARNING, "No lease: {0}", e.toString());
        backoff.pause();
        register();
      } catch (SupersededException e) {
        LOG.log(System.Logger.Level.WARNING, "The platform forgot this node: {0}", e.getMessage());
        backoff.pause();
        register();
      }
    }
  }

  private void begin(Lease lease)
      throws IOException, InterruptedException, SupersededException, RefusedException {
    try {
      AttemptFolder folder = AttemptFolder.create(config.attemptsFolder(), lease);
      AttemptSupervisor supervisor = new AttemptSupervisor(config, platform, inputs, folder);
      attempts.put(supervisor.attemptId(), supervisor);
      supervise(supervisor);
    } catch (IOException e) {
      // Unsaid, the platform would deliver it again at once, and so without end.
      LOG.log(System.Logger.Level.ERROR, "Attempt {0} cannot begin: {1}", lease.attemptId(), e);
      platform.fail(
          lease.attemptId(), lease.token(), new Fail(false, new Disk(config).cannotBegin(e)));
    }
  }

  /** The long poll runs in a thread of its own, so that a stop need not wait for its end. */
  private Optional<Lease> askForWork(List<Integer> free)
      throws IOException, InterruptedException, SupersededException, RefusedException {
    return new LongPoll(platform, new LeaseRequest(free, LEASE_WAIT_SECONDS)).await(() -> stopping);
  }

  private List<Integer> freeDevices() {
    Set<Integer> free = new HashSet<>(devices.stream().map(Device::index).toList());
    attempts.values().forEach(attempt -> attempt.devices().forEach(free::remove));
    return free.stream().sorted().toList();
  }

  private void supervise(AttemptSupervisor supervisor) {
    Thread thread =
        Thread.ofPlatform()
            .daemon()
            .name("attempt-" + supervisor.attemptId())
            .unstarted(
                () -> {
                  try {
                    supervisor.run();
                  } catch (InterruptedException e) {
                    // The agent ends; the next one finds the folder.
                    Thread.currentThread().interrupt();
                  } finally {
                    attempts.remove(supervisor.attemptId());
                    threads.remove(supervisor.attemptId());
                    trimCache();
                  }
                });
    threads.put(supervisor.attemptId(), thread);
    thread.start();
  }

  private void beat(Duration every, Thread main) {
    Backoff backoff = new Backoff();
    try {
      while (true) {
        Thread.sleep(every);
        List<Heartbeat.Beat> beats =
            attempts.values().stream().map(AttemptSupervisor::beat).toList();
        try {
          HeartbeatAnswer answer = platform.heartbeat(new Heartbeat(beats));
          backoff.reset();
          draining = answer.drain();
          answer.orders().forEach(this::follow);
          if (reconnect) {
            register();
          }
        } catch (IOException e) {
          reconnect = true;
          LOG.log(System.Logger.Level.WARNING, "No heartbeat: {0}", e.toString());
        } catch (SupersededException e) {
          register();
        }
      }
    } catch (RefusedException e) {
      LOG.log(System.Logger.Level.ERROR, "The platform refuses this node: {0}", e.getMessage());
      main.interrupt();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void follow(HeartbeatAnswer.Order order) {
    switch (order.kind()) {
      case CANCEL -> order(order.attemptId(), AttemptSupervisor::cancel);
      case ABANDON -> order(order.attemptId(), AttemptSupervisor::abandon);
      case CHECKPOINT_NOW -> order(order.attemptId(), AttemptSupervisor::checkpointNow);
    }
  }

  private void order(AttemptId attempt, Consumer<AttemptSupervisor> what) {
    AttemptSupervisor supervisor = attempts.get(attempt);
    if (supervisor != null) {
      what.accept(supervisor);
    }
  }

  private void letGo() throws InterruptedException {
    List<AttemptSupervisor> held = new ArrayList<>(attempts.values());
    held.forEach(config.stopWorkers() ? AttemptSupervisor::preempt : AttemptSupervisor::detach);
    for (Thread thread : List.copyOf(threads.values())) {
      if (!config.stopWorkers()) {
        // Nothing that it does now must be finished: the folder says where the next agent goes on.
        thread.interrupt();
      }
      thread.join(config.stopGrace().plusSeconds(5));
    }
  }

  private void trimCache() {
    Set<Sha256> used = new HashSet<>();
    attempts.values().forEach(attempt -> used.addAll(attempt.inputsInUse()));
    try {
      inputs.trim(used);
    } catch (IOException e) {
      LOG.log(System.Logger.Level.WARNING, "The cache was not trimmed: {0}", e.toString());
    }
  }
}
