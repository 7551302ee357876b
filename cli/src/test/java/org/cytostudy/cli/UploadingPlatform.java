package org.cytostudy.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Stands for a platform that takes uploads; it cuts the connection when it is told to. */
final class UploadingPlatform implements AutoCloseable {
  private final HttpServer server;
  private final Map<String, ByteArrayOutputStream> uploads = new HashMap<>();
  private final List<String> asked = new ArrayList<>();
  private final Map<String, String> answers = new HashMap<>();
  private int cuts;
  private String prepared = "";

  UploadingPlatform() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::handle);
    server.start();
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** What a request for JSON is answered with, e.g. {@code GET /projects}. */
  synchronized UploadingPlatform answer(String request, String json) {
    answers.put(request, json);
    return this;
  }

  /** The next so many pieces are taken in half, and then the connection is cut. */
  synchronized UploadingPlatform cut(int pieces) {
    cuts = pieces;
    return this;
  }

  /** The content that was brought under a hash. */
  synchronized byte[] content(String sha256) {
    return uploads.getOrDefault(sha256, new ByteArrayOutputStream()).toByteArray();
  }

  /** Requests since the last time, without their queries. */
  synchronized List<String> takeAsked() {
    List<String> taken = List.copyOf(asked);
    asked.clear();
    return taken;
  }

  /** The body of the preparation that was asked for last. */
  synchronized String prepared() {
    return prepared;
  }

  private synchronized void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      String path = exchange.getRequestURI().getPath().replaceFirst("^/api/v1", "");
      String request = exchange.getRequestMethod() + " " + path;
      asked.add(request);
      if (path.contains("/uploads/")) {
        upload(exchange, path.substring(path.lastIndexOf('/') + 1), body);
        return;
      }
      if (request.startsWith("POST") && path.endsWith("/preparations")) {
        prepared = new String(body, StandardCharsets.UTF_8);
      }
      byte[] json = answers.getOrDefault(request, "{}").getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(200, json.length);
      exchange.getResponseBody().write(json);
    }
  }

  private void upload(HttpExchange exchange, String sha256, byte[] piece) throws IOException {
    ByteArrayOutputStream upload =
        uploads.computeIfAbsent(sha256, key -> new ByteArrayOutputStream());
    if (exchange.getRequestMethod().equals("PATCH")) {
      String query = exchange.getRequestURI().getQuery();
      int offset = Integer.parseInt(query.replaceAll(".*offset=(\\d+).*", "$1"));
      if (offset != upload.size()) {
        throw new IllegalStateException("At " + upload.size() + " came " + query);
      }
      if (cuts > 0) {
        cuts--;
        upload.write(piece, 0, piece.length / 2);
        throw new IOException("cut");
      }
      upload.writeBytes(piece);
    }
    exchange.getResponseHeaders().add("Upload-Offset", String.valueOf(upload.size()));
    exchange.sendResponseHeaders(204, -1);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
