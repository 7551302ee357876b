package org.cytostudy.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cytostudy.core.job.CytostudyJson;

/**
 * Stands for a platform: gives the answers it was told to give, or else an example of the API's
 * document, and writes down what was asked. A request that the document does not allow gets status
 * 500 with the reason.
 */
final class RecordedApi implements AutoCloseable {
  private static final String BASE = "/api/v1";

  /** A request, with the path below the API's base and the query as they were sent. */
  record Asked(String request, JsonNode body) {}

  private record Answer(int status, byte[] body) {}

  private final ApiDocument document;
  private final HttpServer server;
  private final Map<String, Deque<Answer>> answers = new HashMap<>();
  private final List<Asked> asked = new ArrayList<>();

  RecordedApi() throws IOException {
    document = ApiDocument.read();
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::handle);
    server.start();
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /**
   * Adds an answer; the last one for a request is given again and again.
   *
   * @param request e.g. {@code GET /runs/1}, without the query
   */
  RecordedApi answer(String request, String json) {
    return answer(request, 200, json.getBytes(StandardCharsets.UTF_8));
  }

  synchronized RecordedApi answer(String request, int status, byte[] body) {
    answers.computeIfAbsent(request, key -> new ArrayDeque<>()).add(new Answer(status, body));
    return this;
  }

  /** What was asked since the last time. */
  synchronized List<Asked> takeAsked() {
    List<Asked> taken = List.copyOf(asked);
    asked.clear();
    return taken;
  }

  private synchronized void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      String method = exchange.getRequestMethod();
      URI uri = exchange.getRequestURI();
      String path = uri.getRawPath().replaceFirst("^" + BASE, "");
      String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
      asked.add(new Asked(method + " " + path + query, CytostudyJson.mapper().readTree(body)));
      Answer answer;
      try {
        String type = exchange.getRequestHeaders().getFirst("Content-Type");
        document.assertAllows(method, uri, type == null ? "" : type, body);
        String accepted = exchange.getRequestHeaders().getFirst("Accept");
        answer = next(method + " " + path, method, uri, accepted == null ? "*/*" : accepted);
      } catch (AssertionError e) {
        answer = new Answer(500, String.valueOf(e.getMessage()).getBytes(StandardCharsets.UTF_8));
      }
      exchange.getResponseHeaders().add("ETag", "\"7\"");
      // As if all of every file were there: what uploads do is tested elsewhere.
      exchange.getResponseHeaders().add("Upload-Offset", "1000000000");
      // -1 says that there is no body; 0 would say that its length is unknown.
      int length = answer.body().length;
      exchange.sendResponseHeaders(answer.status(), length == 0 ? -1 : length);
      exchange.getResponseBody().write(answer.body());
    }
  }

  private Answer next(String request, String method, URI uri, String accepted) {
    Deque<Answer> left = answers.get(request);
    if (left == null) {
      return new Answer(200, document.exampleAnswer(method, uri, accepted));
    }
    Answer first = left.peekFirst();
    return left.size() > 1 ? left.removeFirst() : first;
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
