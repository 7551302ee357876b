package org.cytostudy.runner.agent;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.cytostudy.core.hash.Sha256;
import org.cytostudy.core.id.AttemptId;
import org.cytostudy.core.job.CytostudyJson;
import org.cytostudy.core.runner.EventBatch;
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
import org.jspecify.annotations.Nullable;

/**
 * The runner protocol over HTTP. Each call throws IOException for what may pass (network, 5xx, 429,
 * a token that is being renewed, a 404 that is not the platform's), SupersededException and
 * RefusedException for what will not.
 */
final class PlatformClient {
  private static final Duration TIMEOUT = Duration.ofSeconds(60);

  private final URI platform;
  private final Path tokenFile;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  PlatformClient(URI platform, Path tokenFile) {
    this.platform = platform;
    this.tokenFile = tokenFile;
  }

  Registered register(Registration registration)
      throws IOException, InterruptedException, SupersededException, RefusedException {
    return post(RunnerApi.REGISTER, registration, Registered.class, TIMEOUT);
  }

  Optional<Lease> lease(LeaseRequest wanted)
      throws IOException, InterruptedException, SupersededException, RefusedException {
    Duration timeout = TIMEOUT.plusSeconds(wanted.waitSeconds());
    HttpResponse<byte[]> answer =
        send(json(request(RunnerApi.LEASE), wanted).timeout(timeout).build());
    return answer.statusCode() == 204 ? Optional.empty() : Optional.of(read(answer, Lease.class));
  }

  HeartbeatAnswer heartbeat(Heartbeat beat)
      throws IOException, InterruptedException, SupersededException, RefusedException {
    return post(RunnerApi.HEARTBEAT, beat, HeartbeatAnswer.class, Duration.ofSeconds(15));
  }

  EventsAccepted events(AttemptId attempt, long token, EventBatch batch)
      throws IOException, InterruptedException, SupersededException, RefusedException {
    return read(
        send(json(request(attempt, token, "/events"), batch).build()), EventsAccepted.class);
  }

  void finish(AttemptId attempt, long token, Finish finish)
      throws IOException, InterruptedException, SupersededException, RefusedException {
    send(json(request(attempt, token, "/finish"), finish).build());
  }

  void fail(AttemptId attempt, long token, Fail fail)
      throws IOException, InterruptedException, SupersededException, RefusedException {
    send(json(request(attempt, token, "/fail"), fail).build());
  }

  /** An input from byte {@code from} on; the caller closes it. */
  InputStream input(AttemptId attempt, long token, Sha256 sha256, long from)
      throws IOException, InterruptedException, SupersededException, RefusedException {
    HttpRequest request =
        request(attempt, token, "/inputs/" + sha256)
            .setHeader("Accept", "application/octet-stream")
            .header("Range", "bytes=" + from + "-")
            .GET()
            .build();
    HttpResponse<InputStream> answer = http.send(request, BodyHandlers.ofInputStream());
    if (answer.statusCode() == 206 || (answer.statusCode() == 200 && from == 0)) {
      return answer.body();
    }
    byte[] body;
    try (InputStream in = answer.body()) {
      body = in.readNBytes(1 << 16);
    }
    if (answer.statusCode() == 200) {
      throw new IOException("The platform ignored the range of an input");
    }
    throw problem(answer.statusCode(), body);
  }

  /** How many bytes of an artefact the platform has; the whole length when it is complete. */
  long uploadedBytes(AttemptId attempt, long token, Sha256 sha256)
      throws IOException, InterruptedException, SupersededException, RefusedException {
    HttpRequest request =
        request(attempt, token, "/artefacts/" + sha256)
            .method("HEAD", BodyPublishers.noBody())
            .build();
    HttpResponse<byte[]> answer = http.send(request, BodyHandlers.ofByteArray());
    if (answer.statusCode() == 404) {
      return 0;
    }
    if (answer.statusCode() / 100 != 2) {
      throw problem(answer.statusCode(), answer.body());
    }
    return answer.headers().firstValueAsLong("Upload-Offset").orElse(0);
  }

  /** Appends bytes to an artefact. */
  void append(
      AttemptId attempt, long token, Sha256 sha256, long offset, long length, BodyPublisher bytes)
      throws IOException, InterruptedException, SupersededException, RefusedException {
    String path = "/artefacts/" + sha256 + "?offset=" + offset + "&length=" + length;
    send(
        request(attempt, token, path)
            .header("Content-Type", "application/octet-stream")
            .method("PATCH", bytes)
            .build());
  }

  private <T> T post(String path, Object body, Class<T> type, Duration timeout)
      throws IOException, InterruptedException, SupersededException, RefusedException {
    return read(send(json(request(path), body).timeout(timeout).build()), type);
  }

  private HttpRequest.Builder request(AttemptId attempt, long token, String path)
      throws IOException {
    return request(RunnerApi.ATTEMPTS + "/" + attempt + path)
        .header(RunnerApi.TOKEN_HEADER, Long.toString(token));
  }

  private HttpRequest.Builder request(String path) throws IOException {
    String token = Files.readString(tokenFile, StandardCharsets.UTF_8).strip();
    return HttpRequest.newBuilder(platform.resolve(path))
        .timeout(TIMEOUT)
        .header("Accept", "application/json")
        .header("Authorization", "Bearer " + token);
  }

  private static HttpRequest.Builder json(HttpRequest.Builder request, Object body)
      throws IOException {
    return request
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofByteArray(CytostudyJson.mapper().writeValueAsBytes(body)));
  }

  private HttpResponse<byte[]> send(HttpRequest request)
      throws IOException, InterruptedException, SupersededException, RefusedException {
    HttpResponse<byte[]> answer = http.send(request, BodyHandlers.ofByteArray());
    if (answer.statusCode() / 100 != 2) {
      throw problem(answer.statusCode(), answer.body());
    }
    return answer;
  }

  private static <T> T read(HttpResponse<byte[]> answer, Class<T> type) throws IOException {
    return CytostudyJson.mapper().readValue(answer.body(), type);
  }

  /** Sorts an unwelcome answer; returns what may pass, throws what will not. */
  private static IOException problem(int status, byte[] body)
      throws SupersededException, RefusedException {
    @Nullable JsonNode problem = parse(body);
    String type = problem == null ? "" : problem.path("type").asText();
    String text = status + (problem == null ? "" : " " + type + " " + sentence(problem));
    if (type.endsWith(":attempt-superseded") || type.endsWith(":not-found")) {
      throw new SupersededException(text);
    }
    // A 404 that names no problem comes from something in between, not from the platform.
    boolean notThePlatform = type.isEmpty() && status == 404;
    boolean mayPass =
        status >= 500 || status == 401 || status == 408 || status == 429 || notThePlatform;
    if (!mayPass) {
      throw new RefusedException(status, type, text);
    }
    return new IOException(text);
  }

  private static String sentence(JsonNode problem) {
    String detail = problem.path("detail").asText("");
    String errors = problem.path("errors").isEmpty() ? "" : " " + problem.path("errors");
    return problem.path("title").asText("") + (detail.isEmpty() ? "" : ": " + detail) + errors;
  }

  private static @Nullable JsonNode parse(byte[] body) {
    try {
      JsonNode node = CytostudyJson.mapper().readTree(body);
      return node != null && node.isObject() ? node : null;
    } catch (IOException e) {
      // A proxy's page rather than a problem: the status says enough.
      return null;
    }
  }
}
