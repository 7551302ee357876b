package org.cytostudy.cli.client;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ApiClientTest {
  private final List<String> seen = new ArrayList<>();
  private @Nullable HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/api/v1/things",
        exchange -> {
          String query = exchange.getRequestURI().getQuery();
          seen.add(exchange.getRequestMethod() + " " + query);
          seen.add(exchange.getRequestHeaders().getFirst("Authorization"));
          boolean second = query != null && query.contains("cursor=a b");
          boolean post = exchange.getRequestMethod().equals("POST");
          String body =
              post
                  ? "{\"type\":\"urn:cytostudy:problem:invalid\",\"title\":\"Not valid\","
                      + "\"errors\":[{\"pointer\":\"/name\",\"detail\":\"is blank\"}]}"
                  : "{\"items\":["
                      + (second ? 2 : 1)
                      + "],\"nextCursor\":"
                      + (second ? "null" : "\"a b\"")
                      + "}";
          byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(post ? 400 : 200, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    requireNonNull(server).stop(0);
  }

  @Test
  void followsTheCursorToTheEndOfAList() {
    assertThat(client().list("/things?x=1")).extracting(node -> node.asInt()).containsExactly(1, 2);
    assertThat(seen).contains("GET x=1&limit=200&cursor=a b", "Bearer secret");
  }

  @Test
  void saysWhatAProblemIsAndWhere() {
    assertThatThrownBy(() -> client().post("/things", Map.of()))
        .isInstanceOf(ApiException.class)
        .hasMessageContaining("Not valid")
        .hasMessageContaining("/name: is blank")
        .hasMessageContaining("urn:cytostudy:problem:invalid");
  }

  @Test
  void saysThatNobodyAnswers() {
    int port = requireNonNull(server).getAddress().getPort();
    requireNonNull(server).stop(0);
    assertThatThrownBy(() -> new ApiClient(URI.create("http://127.0.0.1:" + port), "x").get("/a"))
        .hasMessageContaining("Is it up?");
  }

  private ApiClient client() {
    int port = requireNonNull(server).getAddress().getPort();
    return new ApiClient(URI.create("http://127.0.0.1:" + port), "secret");
  }
}
