package org.cytostudy.cli.client;

import static org.cytostudy.cli.client.ApiPath.path;
import static org.cytostudy.cli.client.ApiPath.query;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.Reader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.cytostudy.core.hash.Sha256;
import org.cytostudy.core.job.CytostudyJson;

/** The platform's REST API with one bearer token. Every failure is an {@link ApiException}. */
public final class ApiClient {
  private static final String BASE = "/api/v1";
  private static final int PAGE = 200;
  private static final Duration LONG_WORK = Duration.ofMinutes(15);

  private final URI platform;
  private final String token;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  public ApiClient(URI platform, String token) {
    this.platform = platform;
    this.token = token;
  }

  public JsonNode get(String path) {
    return json(send(request(BASE + path).GET()));
  }

  /**
   * The beginning of a paged list.
   *
   * @param more whether there are further items
   */
  public record Listed(List<JsonNode> items, boolean more) {
    public Listed {
      items = List.copyOf(items);
    }
  }

  /** All items of a paged list. */
  public List<JsonNode> list(String path) {
    return list(path, Integer.MAX_VALUE).items();
  }

  /** At most so many items of a paged list. */
  public Listed list(String path, int limit) {
    List<JsonNode> items = new ArrayList<>();
    String cursor = null;
    do {
      int wanted = Math.min(PAGE, limit - items.size());
      JsonNode page = get(query(path, "limit", Integer.toString(wanted), "cursor", cursor));
      page.path("items").forEach(items::add);
      cursor = page.path("nextCursor").asText(null);
    } while (cursor != null && items.size() < limit);
    return new Listed(items, cursor != null);
  }

  /** All items of a list that is short by nature and comes whole. */
  public List<JsonNode> array(String path) {
    List<JsonNode> items = new ArrayList<>();
    get(path).forEach(items::add);
    return items;
  }

  /** Posts with an Idempotency-Key of its own. */
  public JsonNode post(String path, Object body) {
    return json(
        send(
            request(BASE + path)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(bytes(body)))));
  }

  /** Puts a value where one may stand already. */
  public JsonNode put(String path, Object body) {
    return json(
        send(
            request(BASE + path)
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofByteArray(bytes(body)))));
  }

  /** Changes what carries a version. */
  public JsonNode patch(String path, Object body) {
    HttpResponse<byte[]> current = send(request(BASE + path).GET());
    HttpRequest.Builder request =
        request(BASE + path)
            .header("Content-Type", "application/json")
            .method("PATCH", BodyPublishers.ofByteArray(bytes(body)));
    current.headers().firstValue("ETag").ifPresent(version -> request.header("If-Match", version));
    return json(send(request));
  }

  /** A call outside of the versioned API, e.g. of the runner protocol. */
  public JsonNode postRaw(String path, Object body, String... headers) {
    HttpRequest.Builder request =
        request(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofByteArray(bytes(body)));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return json(send(request));
  }

  /** Posts a file's bytes as they are. */
  public JsonNode postFile(String path, String mediaType, Path file) throws IOException {
    return json(
        send(
            request(BASE + path)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .header("Content-Type", mediaType)
                // A section's 250,000 cells are stored before the answer comes.
                .timeout(LONG_WORK)
                .POST(BodyPublishers.ofFile(file))));
  }

  /** How many bytes of an upload are there. */
  long uploadOffset(String path) {
    return offset(send(request(BASE + path).method("HEAD", HttpRequest.BodyPublishers.noBody())));
  }

  /** Appends a piece to an upload; how many bytes are there then. */
  long uploadPiece(String path, long offset, long length, byte[] piece) {
    String where = query(path, "offset", Long.toString(offset), "length", Long.toString(length));
    return offset(
        send(
            request(BASE + where)
                .header("Content-Type", "application/octet-stream")
                .method("PATCH", BodyPublishers.ofByteArray(piece))));
  }

  private static long offset(HttpResponse<byte[]> answer) {
    return answer
        .headers()
        .firstValueAsLong("Upload-Offset")
        .orElseThrow(() -> new ApiException(0, "The answer does not say what is there"));
  }

  /** Downloads what is no artefact, and so has no hash to check. */
  public void download(String path, Path target) throws IOException {
    Path part = Files.createTempFile("cytostudy", ".part");
    try {
      copy(path, part);
      Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  /** Puts a file of any size to an address that names its hash. */
  public JsonNode putFile(String path, String mediaType, Path file) throws IOException {
    return json(
        send(
            request(BASE + path)
                .header("Content-Type", mediaType)
                .timeout(LONG_WORK)
                .PUT(BodyPublishers.ofFile(file))));
  }

  /** Deletes. */
  public void delete(String path) {
    send(request(BASE + path).DELETE());
  }

  /** An artefact that is JSON. */
  public JsonNode artefact(String sha256) {
    // It comes in its own media type, whichever that is.
    return json(send(request(BASE + content(sha256)).setHeader("Accept", "*/*").GET()));
  }

  private static String content(String sha256) {
    return path("/artefacts/{}/content", sha256);
  }

  /**
   * Downloads an artefact. The file is there only when its bytes are those that the hash names.
   *
   * @throws ApiException if they are not, or may not be had
   */
  public void downloadArtefact(String sha256, Path target) throws IOException {
    Path folder = target.toAbsolutePath().normalize().getParent();
    if (folder == null) {
      throw new ApiException(0, target + " is a folder. Name a file");
    }
    Files.createDirectories(folder);
    Path part = Files.createTempFile(folder, ".download", ".part");
    try {
      Sha256 got = copy(content(sha256), part);
      if (!got.hex().equals(sha256)) {
        throw new ApiException(
            0, "What came for " + sha256 + " has another hash: " + got + ". Try again");
      }
      Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  /** Writes text of any length and media type as it comes. */
  public void print(String path, PrintWriter to) throws IOException {
    try (Reader text = new InputStreamReader(open(path), StandardCharsets.UTF_8)) {
      text.transferTo(to);
      to.flush();
    }
  }

  private Sha256 copy(String path, Path target) throws IOException {
    try (InputStream in = open(path);
        OutputStream out = Files.newOutputStream(target)) {
      return Sha256.copy(in, out);
    }
  }

  /** The body of an answer in whichever media type it has. */
  private InputStream open(String path) throws IOException {
    HttpRequest request = request(BASE + path).setHeader("Accept", "*/*").GET().build();
    HttpResponse<InputStream> answer;
    try {
      answer = http.send(request, BodyHandlers.ofInputStream());
    } catch (IOException e) {
      throw unreachable(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ApiException(0, "Interrupted");
    }
    if (answer.statusCode() != 200) {
      try (InputStream in = answer.body()) {
        throw new ApiException(
            answer.statusCode(), problem(answer.statusCode(), in.readAllBytes()));
      }
    }
    return answer.body();
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(platform.resolve(path))
        .timeout(Duration.ofSeconds(60))
        .header("Accept", "application/json")
        .header("Authorization", "Bearer " + token);
  }

  private HttpResponse<byte[]> send(HttpRequest.Builder request) {
    try {
      HttpResponse<byte[]> answer = http.send(request.build(), BodyHandlers.ofByteArray());
      if (answer.statusCode() / 100 != 2) {
        throw new ApiException(answer.statusCode(), problem(answer.statusCode(), answer.body()));
      }
      return answer;
    } catch (IOException e) {
      throw unreachable(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ApiException(0, "Interrupted");
    }
  }

  private ApiException unreachable(IOException e) {
    return new ApiException(0, "No answer from " + platform + " (" + e + "). Is it up?");
  }

  private static JsonNode json(HttpResponse<byte[]> answer) {
    try {
      return answer.body().length == 0
          ? MissingNode.getInstance()
          : CytostudyJson.mapper().readTree(answer.body());
    } catch (IOException e) {
      throw new ApiException(answer.statusCode(), "The answer is no JSON: " + e.getMessage());
    }
  }

  private static byte[] bytes(Object body) {
    try {
      return CytostudyJson.mapper().writeValueAsBytes(body);
    } catch (IOException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** What, where and what to do, as problem+json says it. */
  private static String problem(int status, byte[] body) {
    String text = new String(body, StandardCharsets.UTF_8);
    try {
      JsonNode problem = CytostudyJson.mapper().readTree(text);
      if (problem == null || !problem.isObject()) {
        return status + " " + text;
      }
      StringBuilder lines = new StringBuilder(problem.path("title").asText("Refused"));
      if (problem.hasNonNull("detail")) {
        lines.append(": ").append(problem.path("detail").asText());
      }
      for (JsonNode error : problem.path("errors")) {
        String where = error.path("pointer").asText();
        lines.append("\n  ").append(where).append(where.isEmpty() ? "" : ": ");
        lines.append(error.path("detail").asText());
      }
      lines.append("\n  (").append(status).append(", ");
      return lines.append(problem.path("type").asText()).append(")").toString();
    } catch (IOException e) {
      return status + " " + text;
    }
  }
}
