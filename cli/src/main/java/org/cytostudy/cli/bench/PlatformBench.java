package org.cytostudy.cli.bench;

import static org.cytostudy.cli.client.ApiPath.path;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.cytostudy.cli.client.ApiClient;
import org.cytostudy.cli.client.ApiException;
import org.cytostudy.cli.supervise.Installation;
import org.cytostudy.cli.supervise.Supervisor;
import org.cytostudy.cli.supervise.UpOptions;
import org.cytostudy.core.bench.Bar;
import org.cytostudy.core.bench.Figure;
import org.cytostudy.core.job.PhantomSpec;
import org.cytostudy.core.metric.MetricPoint;
import org.cytostudy.core.metric.WorkerEvent;
import org.cytostudy.core.process.ProcessIdentity;
import org.cytostudy.core.runner.Device;
import org.cytostudy.core.runner.EventBatch;
import org.cytostudy.core.runner.LeaseRequest;
import org.cytostudy.core.runner.Registration;
import org.cytostudy.core.runner.RunnerApi;

/** Measures a platform of its own in a fresh data folder. */
final class PlatformBench {
  private static final int SUBMISSIONS = 5;
  private static final int BATCHES = 20;
  private static final int BATCH_POINTS = EventBatch.MAX_EVENTS;
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final Path data;
  private final PrintWriter log;
  private final List<Figure> figures = new ArrayList<>();

  PlatformBench(Path data, PrintWriter log) {
    this.data = data;
    this.log = log;
  }

  List<Figure> run() throws IOException, InterruptedException {
    say("first start, into an empty folder");
    Instant began = Instant.now();
    try (Supervisor up = start(false)) {
      figures.add(
          Figure.of("first start: initdb, migrations, ready", "s", Bar.atMost(15), since(began)));
      say("metric ingestion: " + BATCHES + " batches of " + BATCH_POINTS + " points");
      ingest(up);
      figures.add(Figure.of("platform RSS after it", "MB", Bar.atMost(500), megabytes(up)));
    }
    say("second start");
    began = Instant.now();
    try (Supervisor up = start(true)) {
      figures.add(Figure.of("later start: ready", "s", Bar.atMost(15), since(began)));
      say(SUBMISSIONS + " submissions");
      submit(up);
      figures.add(Figure.of("platform RSS at the end", "MB", Bar.atMost(500), megabytes(up)));
    }
    return figures;
  }

  private Supervisor start(boolean runner) throws IOException {
    int port = FreePort.find();
    return Supervisor.start(
        Installation.current(),
        UpOptions.of(data, port, runner).dataFolder(),
        UpOptions.of(data, port, runner));
  }

  private static ApiClient client(Supervisor up, String role) throws IOException {
    return new ApiClient(URI.create(up.url()), up.data().readCliToken(role));
  }

  private void ingest(Supervisor up) throws IOException, InterruptedException {
    JsonNode created = client(up, "admin").post("/nodes", Map.of("name", "bench"));
    ApiClient node = new ApiClient(URI.create(up.url()), created.path("token").asText());
    node.postRaw(
        RunnerApi.REGISTER,
        new Registration(
            "bench", "bench", 1, List.of(new Device(0, Device.Kind.CPU, "none", 0)), List.of()));
    ApiClient researcher = client(up, "researcher");
    String run = submitPhantom(researcher);
    JsonNode lease = node.postRaw(RunnerApi.LEASE, new LeaseRequest(List.of(0), 30));
    String path = RunnerApi.ATTEMPTS + "/" + lease.path("attemptId").asText() + "/events";
    String token = lease.path("token").asText();
    node.postRaw(
        path,
        new EventBatch(0, List.of(new WorkerEvent.Started(1, 0))),
        RunnerApi.TOKEN_HEADER,
        token);
    double[] rates = new double[BATCHES];
    JsonNode accepted = created;
    for (int batch = 0; batch < BATCHES; batch++) {
      EventBatch events = batch(batch);
      Instant began = Instant.now();
      accepted = node.postRaw(path, events, RunnerApi.TOKEN_HEADER, token);
      rates[batch] = BATCH_POINTS / since(began);
    }
    long next = accepted.path("nextSequence").asLong();
    long again =
        node.postRaw(path, batch(BATCHES - 1), RunnerApi.TOKEN_HEADER, token)
            .path("nextSequence")
            .asLong();
    long stored = 0;
    for (JsonNode series : researcher.array(path("/runs/{}/series", run))) {
      stored += series.path("count").asLong();
    }
    figures.add(Figure.of("metric ingestion over HTTP", "points/s", Bar.atLeast(10_000), rates));
    double extra = stored - (double) BATCHES * BATCH_POINTS + (again - next);
    figures.add(
        Figure.of(
            "points lost or doubled, last batch sent twice", "points", Bar.exactly(0), extra));
    researcher.post(path("/runs/{}/cancel", run), Map.of());
  }

  private static EventBatch batch(int number) {
    List<WorkerEvent> events = new ArrayList<>(BATCH_POINTS);
    for (int i = 0; i < BATCH_POINTS; i++) {
      long iteration = ((long) number * BATCH_POINTS + i) / 5;
      events.add(new WorkerEvent.Metric(new MetricPoint("key" + i % 5, iteration, 1.0 / (1 + i))));
    }
    return new EventBatch(1 + (long) number * BATCH_POINTS, events);
  }

  private void submit(Supervisor up) throws IOException, InterruptedException {
    ApiClient api = client(up, "researcher");
    ApiClient admin = client(up, "admin");
    await(
        () ->
            admin.array("/nodes").stream()
                .anyMatch(
                    node ->
                        node.path("name").asText().equals("local")
                            && node.path("state").asText().equals("ONLINE")));
    double[] seconds = new double[SUBMISSIONS];
    for (int i = 0; i < SUBMISSIONS; i++) {
      Instant began = Instant.now();
      String run = submitPhantom(api);
      await(() -> hasStarted(api.get(path("/runs/{}", run))));
      seconds[i] = since(began);
      api.post(path("/runs/{}/cancel", run), Map.of());
      await(() -> api.get(path("/runs/{}", run)).path("state").asText().equals("CANCELLED"));
      await(() -> isFree(admin));
    }
    figures.add(Figure.of("submission to the worker's first event", "s", Bar.atMost(2), seconds));
  }

  private static boolean isFree(ApiClient admin) {
    for (JsonNode node : admin.array("/nodes")) {
      for (JsonNode device : node.path("devices")) {
        if (device.hasNonNull("leasedBy")) {
          return false;
        }
      }
    }
    return true;
  }

  private static boolean hasStarted(JsonNode run) {
    for (JsonNode step : run.path("steps")) {
      for (JsonNode attempt : step.path("attempts")) {
        if (!attempt.path("state").asText().equals("LEASED")) {
          return true;
        }
      }
    }
    return false;
  }

  private static String submitPhantom(ApiClient api) {
    String project =
        api.list("/projects").stream()
            .findFirst()
            .orElseThrow(() -> ApiException.of("There is no project"))
            .path("id")
            .asText();
    PhantomSpec spec = PhantomSpec.demo();
    JsonNode preparation =
        api.post(
            path("/projects/{}/preparations", project),
            Map.of("kind", "phantom", "name", "bench", "phantom", spec, "seed", System.nanoTime()));
    return preparation.path("runId").asText();
  }

  private static double megabytes(Supervisor up) {
    ProcessIdentity platform = up.child("platform");
    return platform == null ? 0 : platform.residentBytes().orElse(0) / 1e6;
  }

  private static void await(Supplier<Boolean> condition) throws InterruptedException {
    Instant began = Instant.now();
    while (!condition.get()) {
      if (since(began) > LIMIT.toSeconds()) {
        throw ApiException.of("The platform did not get there within " + LIMIT.toSeconds() + " s");
      }
      Thread.sleep(20);
    }
  }

  private static double since(Instant began) {
    return Duration.between(began, Instant.now()).toNanos() / 1e9;
  }

  private void say(String what) {
    log.println("… " + what);
    log.flush();
  }
}
