package org.cytostudy.platform.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.RestAssured;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.cytostudy.core.hash.Sha256;
import org.cytostudy.core.id.AttemptId;
import org.cytostudy.core.job.ArtefactKind;
import org.cytostudy.core.job.CytostudyJson;
import org.cytostudy.core.job.OutputRef;
import org.cytostudy.core.job.WorkerOutcome.Failure;
import org.cytostudy.core.metric.WorkerEvent;
import org.cytostudy.core.runner.Device;
import org.cytostudy.core.runner.EventsAccepted;
import org.cytostudy.core.runner.Fail;
import org.cytostudy.core.runner.Finish;
import org.cytostudy.core.runner.Heartbeat;
import org.cytostudy.core.runner.HeartbeatAnswer;
import org.cytostudy.core.runner.Lease;
import org.cytostudy.core.runner.LeaseRequest;
import org.cytostudy.core.runner.Registered;
import org.cytostudy.core.runner.Registration;
import org.cytostudy.core.runner.RunnerApi;
import org.cytostudy.core.state.FailureCategory;
import org.cytostudy.platform.testing.Callers;
import org.cytostudy.platform.testing.OpenApiContract;
import org.cytostudy.platform.testing.OpenApiContract.Exchange;
import org.cytostudy.platform.testing.OwnerSql;
import org.cytostudy.platform.testing.PlatformDatabase;
import org.jspecify.annotations.Nullable;

/** Speaks the runner protocol as an agent does, and makes up what the steps would have made. */
final class FakeRunner {
  static final String VERSION = "fake/1";

  private final HttpClient http = HttpClient.newHttpClient();
  private final String name;
  private final String token;

  FakeRunner(String name, String token) {
    this.name = name;
    this.token = token;
  }

  /** The node that mode local has; in mode oidc an administrator makes it. */
  static FakeRunner local() {
    Path file = PlatformDatabase.dataFolder().resolve("run/runner-token");
    try {
      if (!Files.exists(file)) {
        Files.writeString(file, createdByAnAdministrator());
      }
      return new FakeRunner("local", Files.readString(file).strip());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The same, registered, with an empty queue: what other tests left is done. */
  static FakeRunner idle() {
    FakeRunner runner = local();
    runner.register();
    runner.workUntilIdle(0);
    return runner;
  }

  private static String createdByAnAdministrator() {
    return Callers.admin()
        .contentType("application/json")
        .body("{\"name\":\"local\"}")
        .post("/api/v1/nodes")
        .then()
        .statusCode(201)
        .extract()
        .path("token");
  }

  /** A node of its own, without a device until it registers some. */
  static FakeRunner added() {
    String name = "node-" + UUID.randomUUID();
    String token =
        Callers.admin()
            .contentType("application/json")
            .body(Map.of("name", name))
            .post("/api/v1/nodes")
            .then()
            .statusCode(201)
            .extract()
            .path("token");
    return new FakeRunner(name, token);
  }

  String name() {
    return name;
  }

  /** What the platform answered. */
  record Answer(int status, byte[] body, HttpResponse<byte[]> response) {
    <T> T as(Class<T> type) {
      try {
        return CytostudyJson.mapper().readValue(body, type);
      } catch (IOException e) {
        throw new UncheckedIOException(text(), e);
      }
    }

    String text() {
      return new String(body, StandardCharsets.UTF_8);
    }

    String problem() {
      try {
        JsonNode type = CytostudyJson.mapper().readTree(body).path("type");
        return type.asText().substring(type.asText().lastIndexOf(':') + 1);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** Of the node. */
  String token() {
    return token;
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + path))
        .header("Authorization", "Bearer " + token);
  }

  private Answer send(HttpRequest request) {
    return send(request, null);
  }

  private Answer send(HttpRequest request, @Nullable String json) {
    try {
      HttpResponse<byte[]> response = http.send(request, BodyHandlers.ofByteArray());
      OpenApiContract.INSTANCE.check(
          Exchange.of(json, response, new String(response.body(), StandardCharsets.UTF_8)));
      return new Answer(response.statusCode(), response.body(), response);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  Answer post(String path, Object body) {
    String json = json(body);
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json))
            .build(),
        json);
  }

  Answer post(Lease lease, String path, Object body) {
    String json = json(body);
    return send(
        request(RunnerApi.ATTEMPTS + "/" + lease.attemptId() + path)
            .header("Content-Type", "application/json")
            .header(RunnerApi.TOKEN_HEADER, Long.toString(lease.token()))
            .POST(BodyPublishers.ofString(json))
            .build(),
        json);
  }

  private static String json(Object body) {
    try {
      return CytostudyJson.mapper().writeValueAsString(body);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  Registration registration(AttemptId... running) {
    return new Registration(
        name,
        VERSION,
        2,
        List.of(new Device(0, Device.Kind.CPU, "Made-up processor", 1L << 34)),
        List.of(running));
  }

  Registered register(AttemptId... running) {
    return register(registration(running));
  }

  Registered register(List<Device> devices, AttemptId... running) {
    return register(new Registration(name, VERSION, 2, devices, List.of(running)));
  }

  private Registered register(Registration registration) {
    Answer answer = post(RunnerApi.REGISTER, registration);
    if (answer.status() != 200) {
      throw new IllegalStateException(answer.text());
    }
    return answer.as(Registered.class);
  }

  Optional<Lease> lease(int waitSeconds) {
    return lease(waitSeconds, List.of(0));
  }

  Optional<Lease> lease(int waitSeconds, List<Integer> free) {
    Answer answer = post(RunnerApi.LEASE, new LeaseRequest(free, waitSeconds));
    if (answer.status() == 204) {
      return Optional.empty();
    }
    if (answer.status() != 200) {
      throw new IllegalStateException(answer.status() + " " + answer.text());
    }
    return Optional.of(answer.as(Lease.class));
  }

  HeartbeatAnswer beat(Lease... leases) {
    List<Heartbeat.Beat> beats = new ArrayList<>();
    for (Lease lease : leases) {
      beats.add(new Heartbeat.Beat(lease.attemptId(), lease.token(), 1 << 28));
    }
    return post(RunnerApi.HEARTBEAT, new Heartbeat(beats)).as(HeartbeatAnswer.class);
  }

  Answer events(Lease lease, long first, List<WorkerEvent> events) {
    return post(lease, "/events", new EventBatchText(first, events));
  }

  /** A batch whose events are written with their kinds. */
  private record EventBatchText(long firstSequence, List<WorkerEvent> events) {}

  EventsAccepted accepted(Lease lease, long first, List<WorkerEvent> events) {
    return events(lease, first, events).as(EventsAccepted.class);
  }

  Answer input(Lease lease, Sha256 sha256, String range) {
    return send(
        request(RunnerApi.ATTEMPTS + "/" + lease.attemptId() + "/inputs/" + sha256)
            .header(RunnerApi.TOKEN_HEADER, Long.toString(lease.token()))
            .header("Range", range)
            .GET()
            .build());
  }

  /** Uploads bytes in one piece and describes them as an output. */
  OutputRef upload(
      Lease lease, String output, ArtefactKind kind, byte[] bytes, Map<String, String> attributes) {
    return new OutputRef(
        output, kind, upload(lease, bytes), bytes.length, "application/octet-stream", attributes);
  }

  /** Uploads bytes in one piece. */
  Sha256 upload(Lease lease, byte[] bytes) {
    Sha256 sha256 = Sha256.of(bytes);
    Answer answer = patch(lease, sha256, 0, bytes.length, bytes);
    if (answer.status() != 204) {
      throw new IllegalStateException(answer.status() + " " + answer.text());
    }
    return sha256;
  }

  Answer patch(Lease lease, Sha256 sha256, long offset, long length, byte[] bytes) {
    return send(
        request(
                RunnerApi.ATTEMPTS
                    + "/"
                    + lease.attemptId()
                    + "/artefacts/"
                    + sha256
                    + "?offset="
                    + offset
                    + "&length="
                    + length)
            .header("Content-Type", "application/octet-stream")
            .header(RunnerApi.TOKEN_HEADER, Long.toString(lease.token()))
            .method("PATCH", BodyPublishers.ofByteArray(bytes))
            .build());
  }

  Answer offset(Lease lease, Sha256 sha256) {
    return send(
        request(RunnerApi.ATTEMPTS + "/" + lease.attemptId() + "/artefacts/" + sha256)
            .header(RunnerApi.TOKEN_HEADER, Long.toString(lease.token()))
            .method("HEAD", BodyPublishers.noBody())
            .build());
  }

  Answer finish(Lease lease, List<OutputRef> outputs) {
    return post(lease, "/finish", new Finish(outputs));
  }

  Answer fail(Lease lease, FailureCategory category) {
    return post(
        lease,
        "/fail",
        new Fail(false, new Failure(category, "made-up", "It was to fail", null, "Nothing")));
  }

  Answer cancelled(Lease lease) {
    return post(
        lease,
        "/fail",
        new Fail(
            true, new Failure(FailureCategory.USER, "cancelled", "It was told to", null, null)));
  }

  /** Does a step: tells that it started, uploads made-up outputs, finishes. */
  void work(Lease lease) {
    EventsAccepted accepted = accepted(lease, 0, List.of(new WorkerEvent.Started(42, 0)));
    if (accepted.nextSequence() != 1) {
      throw new IllegalStateException("The event was not taken");
    }
    finishWork(lease);
  }

  /** Uploads made-up outputs and finishes a step that told of itself before. */
  void finishWork(Lease lease) {
    Answer answer = finish(lease, new FakeOutputs(this, lease).make());
    if (answer.status() != 204) {
      throw new IllegalStateException(answer.status() + " " + answer.text());
    }
  }

  /**
   * Works until nothing comes up any more.
   *
   * @param waitSeconds how long to wait for a step that is ready but was not offered yet
   */
  int workUntilIdle(int waitSeconds) {
    int steps = 0;
    for (Optional<Lease> lease = next(waitSeconds); lease.isPresent(); lease = next(waitSeconds)) {
      work(lease.get());
      steps++;
    }
    return steps;
  }

  private Optional<Lease> next(int waitSeconds) {
    boolean ready =
        OwnerSql.number("SELECT count(*) FROM step WHERE state IN ('READY', 'PLACED')") > 0;
    return lease(ready ? waitSeconds : 0);
  }
}
