package org.cytostudy.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.cytostudy.cli.client.ApiClient;
import org.cytostudy.cli.supervise.DataFolder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo as a person starts it, with a cortex and a training of seconds. */
@Tag("demo")
class DemoIT {
  private static final Duration LIMIT = Duration.ofMinutes(3);

  @TempDir Path folder;
  private String homeBefore = "";

  @BeforeEach
  void useTheBuiltProgrammes() {
    homeBefore = System.getProperty("cytostudy.home", "");
    System.setProperty("cytostudy.home", "..");
  }

  @AfterEach
  void restore() {
    if (homeBefore.isEmpty()) {
      System.clearProperty("cytostudy.home");
    } else {
      System.setProperty("cytostudy.home", homeBefore);
    }
  }

  @Test
  void runsToItsTableAndTheNextTimeSaysWhatHinderedIt() throws Exception {
    int port = freePort();
    CompletableFuture<Told> first = CompletableFuture.supplyAsync(() -> demo(port));
    ApiClient api = awaitPlatform(port);
    String brains = "/projects/" + api.list("/projects").getFirst().path("id").asText() + "/brains";
    // Not the demo's: it has neither sections nor a consent, and must not be sampled.
    api.post(brains, Map.of("pseudonym", "A0", "species", "Homo sapiens", "accessTier", "OPEN"));
    Told table = first.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
    assertThat(table.exitCode()).as(table.toString()).isZero();
    assertThat(table.out())
        .contains("login?token=", "processors", "threads a step", "SUCCEEDED", "Position only")
        .contains("Everything lies in " + folder);
    assertThat(data().upState()).isEmpty();

    CompletableFuture<Told> second = CompletableFuture.supplyAsync(() -> demo(port));
    api = awaitPlatform(port);
    String rendered =
        api.list(brains).stream()
            .max(Comparator.comparing(brain -> brain.path("pseudonym").asText()))
            .orElseThrow()
            .path("id")
            .asText();
    api.post("/brains/" + rendered + "/consents/withdraw", Map.of("reason", "to see it fail"));
    Told told = second.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
    assertThat(told.exitCode()).as(told.toString()).isEqualTo(1);
    assertThat(told.out() + told.err()).doesNotContain("\tat ");
  }

  private Told demo(int port) {
    return Told.run(
        "demo", "--tiny", "--exit", "--data", folder.toString(), "--port", Integer.toString(port));
  }

  private DataFolder data() {
    return DataFolder.of(Optional.of(folder));
  }

  private ApiClient awaitPlatform(int port) throws IOException {
    URI url = URI.create("http://127.0.0.1:" + port);
    await().atMost(LIMIT).until(() -> data().upState().isPresent() && data().hasLoginLinks());
    ApiClient api = new ApiClient(url, data().readCliToken("researcher"));
    await().atMost(LIMIT).ignoreExceptions().until(() -> !api.list("/projects").isEmpty());
    return api;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
