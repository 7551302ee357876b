package org.cytostudy.platform.keycloak;

import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A real Keycloak from its own distribution, without containers, with its data in memory. */
public final class KeycloakServer implements QuarkusTestResourceLifecycleManager {
  /** A first start on a small busy machine builds the server before it starts. */
  private static final Duration PATIENCE = Duration.ofMinutes(6);

  private @Nullable TiedProcess process;

  @Override
  public Map<String, String> start() {
    Path home = home();
    try {
      int port = freePort();
      int platformPort = freePort();
      Path realms = Files.createDirectories(home.resolve("data/import"));
      Files.writeString(realms.resolve("realm.json"), TestRealm.json(platformPort));
      Path log = home.resolveSibling("keycloak.log");
      TiedProcess started = TiedProcess.start(command(home, port), environment(), log);
      process = started;
      String issuer = "http://127.0.0.1:" + port + "/realms/" + TestRealm.NAME;
      await("Keycloak, see " + log)
          .atMost(PATIENCE)
          .pollInterval(Duration.ofMillis(500))
          .until(() -> answers(issuer) || started.processes().size() < 2);
      if (started.processes().size() < 2) {
        throw new IllegalStateException("Keycloak ended at once:\n" + Files.readString(log));
      }
      return Map.of(
          "quarkus.oidc.auth-server-url", issuer, "quarkus.http.test-port", "" + platformPort);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void stop() {
    if (process != null) {
      process.close();
    }
  }

  private static Path home() {
    Path unpacked = Path.of(System.getProperty("keycloak.folder", "target/keycloak"));
    try (Stream<Path> folders = Files.list(unpacked)) {
      return folders
          .filter(folder -> Files.exists(folder.resolve("bin/kc.sh")))
          .findFirst()
          .orElseThrow(() -> new IllegalStateException("No Keycloak in " + unpacked));
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Keycloak is not unpacked; run Maven with the profile keycloak-it", e);
    }
  }

  private static List<String> command(Path home, int port) {
    return List.of(
        "bash",
        home.resolve("bin/kc.sh").toString(),
        "start-dev",
        "--import-realm",
        "--db=dev-mem",
        "--cache=local",
        "--http-host=127.0.0.1",
        "--http-port=" + port);
  }

  private static Map<String, String> environment() {
    return Map.of(
        "JAVA_HOME",
        System.getProperty("java.home"),
        "JAVA_OPTS_KC_HEAP",
        "-Xms64m -Xmx512m -XX:MaxMetaspaceSize=256m -XX:TieredStopAtLevel=1",
        "KC_BOOTSTRAP_ADMIN_USERNAME",
        KeycloakAdmin.USER,
        "KC_BOOTSTRAP_ADMIN_PASSWORD",
        KeycloakAdmin.PASSWORD);
  }

  private static boolean answers(String issuer) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(issuer + "/.well-known/openid-configuration"))
            .timeout(Duration.ofSeconds(10))
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
