package org.cytostudy.platform.operations;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** Takes traces as a collector of OpenTelemetry does, and keeps them as they came. */
public final class TraceCollector implements QuarkusTestResourceLifecycleManager {
  private static final List<String> BODIES = new CopyOnWriteArrayList<>();

  private @Nullable HttpServer server;

  /** The bodies that came; protobuf, in which names stand as they are. */
  static String received() {
    return String.join("", BODIES);
  }

  @Override
  public Map<String, String> start() {
    try {
      HttpServer started =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      started.createContext("/v1/traces", TraceCollector::keep);
      started.start();
      server = started;
      return Map.of(
          "quarkus.otel.exporter.otlp.endpoint",
          "http://127.0.0.1:" + started.getAddress().getPort());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void keep(HttpExchange exchange) throws IOException {
    boolean zipped = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
    try (var body =
        zipped ? new GZIPInputStream(exchange.getRequestBody()) : exchange.getRequestBody()) {
      BODIES.add(new String(body.readAllBytes(), StandardCharsets.ISO_8859_1));
    }
    exchange.sendResponseHeaders(200, -1);
    exchange.close();
  }

  @Override
  public void stop() {
    if (server != null) {
      server.stop(0);
    }
  }
}
