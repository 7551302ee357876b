package org.cytostudy.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import org.cytostudy.cli.bench.BenchImages.Scan;
import org.cytostudy.cli.bench.TileLoad.Outcome;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TileLoadTest {
  private static final byte[] JPEG = {(byte) 0xff, (byte) 0xd8, 1, 2, 3};

  private final Set<String> asked = ConcurrentHashMap.newKeySet();
  private HttpServer server;

  /** {@code /whole} of a known length, {@code /chunked} without, {@code /refused} not at all. */
  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext(
        "/",
        exchange -> {
          String path = exchange.getRequestURI().toString();
          asked.add(path + " " + exchange.getRequestHeaders().getFirst("X-Who"));
          boolean refused = path.equals("/refused");
          exchange.sendResponseHeaders(
              refused ? 403 : 200, path.startsWith("/chunked") ? 0 : JPEG.length);
          exchange.getResponseBody().write(JPEG);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private TileLoad load(String... paths) {
    return new TileLoad(server.getAddress().getPort(), "X-Who: bench\r\n", List.of(paths));
  }

  @Test
  void everyClientAsksUntilTheTimeIsOver() throws Exception {
    Outcome outcome = load("/whole?1", "/chunked?2").run(4, 0.3);
    assertThat(outcome.sortedMs().length).isGreaterThanOrEqualTo(4);
    assertThat(outcome.sortedMs()).isSorted();
    assertThat(outcome.perSecond()).isPositive();
    assertThat(asked).containsExactlyInAnyOrder("/whole?1 bench", "/chunked?2 bench");
  }

  @Test
  void anAnswerThatIsNoPictureEndsTheBench() {
    assertThatThrownBy(() -> load("/refused").run(2, 5))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("/refused is answered with HTTP/1.1 403");
  }

  @Test
  void aPercentileIsATimeThatWasMeasured() {
    Outcome outcome = new Outcome(new double[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10}, 2);
    assertThat(outcome.percentileMs(0.95)).isEqualTo(10);
    assertThat(outcome.percentileMs(0.5)).isEqualTo(5);
    assertThat(outcome.perSecond()).isEqualTo(5);
  }

  @Test
  void tilesAreDrawnFromEveryLevelDownToOneTile() {
    List<String> tiles = TilesBench.tiles(new Scan("s", 1000, 256, "JPEG"));
    assertThat(Set.copyOf(tiles))
        .hasSize(16 + 4 + 1)
        .contains("10/3_3.jpg", "9/1_1.jpg", "8/0_0.jpg");
    assertThat(tiles).isEqualTo(TilesBench.tiles(new Scan("s", 1000, 256, "JPEG")));
  }

  @Test
  void workingSetsOfLargeAndSmallScansAreEquallyLarge() {
    List<String> small = TilesBench.tiles(new Scan("s", 4096, 256, "JPEG"), 200);
    List<String> large = TilesBench.tiles(new Scan("l", 16_384, 256, "JPEG"), 200);
    assertThat(Set.copyOf(small)).hasSize(200);
    assertThat(Set.copyOf(large)).hasSize(200);
  }
}
