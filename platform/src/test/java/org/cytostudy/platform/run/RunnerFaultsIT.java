package org.cytostudy.platform.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.cytostudy.core.hash.Sha256;
import org.cytostudy.core.job.WorkerOutcome.Failure;
import org.cytostudy.core.runner.Device;
import org.cytostudy.core.runner.Fail;
import org.cytostudy.core.runner.Heartbeat;
import org.cytostudy.core.runner.Lease;
import org.cytostudy.core.runner.Registration;
import org.cytostudy.core.runner.RunnerApi;
import org.cytostudy.core.state.FailureCategory;
import org.cytostudy.platform.testing.Callers;
import org.cytostudy.platform.testing.PlatformDatabase;
import org.cytostudy.platform.testing.PlatformTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a node can do wrong, or what can go wrong while it speaks. */
@PlatformTest
class RunnerFaultsIT {
  private static final Path NO_ROOM = Path.of("/dev/full");
  private static final String HOSTILE = "'; DROP TABLE attempt; -- <script>alert(1)</script> ";

  private FakeRunner runner;
  private Demo demo;

  @BeforeEach
  void start() {
    runner = FakeRunner.idle();
    demo = new Demo(runner);
  }

  @Test
  void anUploadWithoutRoomIsAProblemAndGoesOnWhenThereIsRoom() throws IOException {
    assumeThat(NO_ROOM).as("a device that is always full").exists();
    String run = demo.phantom();
    Lease lease = runner.lease(10).orElseThrow();
    byte[] bytes = ("content " + UUID.randomUUID()).getBytes(StandardCharsets.UTF_8);
    Sha256 sha256 = Sha256.of(bytes);
    Path store = PlatformDatabase.dataFolder().resolve("store");
    Path part =
        Files.createDirectories(store.resolve("uploads"))
            .resolve(lease.attemptId() + "-" + sha256.hex() + ".part");
    Files.createSymbolicLink(part, NO_ROOM);
    FakeRunner.Answer full = runner.patch(lease, sha256, 0, bytes.length, bytes);
    assertThat(full.status()).isEqualTo(507);
    assertThat(full.problem()).isEqualTo("store-full");
    assertThat(full.text()).contains("free some space");
    assertThat(store.resolve(sha256.storePath())).doesNotExist();
    assertThat(Demo.get("/api/v1/runs/" + run).getString("state")).isEqualTo("RUNNING");
    Files.delete(part);
    assertThat(runner.patch(lease, sha256, 0, bytes.length, bytes).status()).isEqualTo(204);
    assertThat(store.resolve(sha256.storePath())).hasBinaryContent(bytes);
    runner.finishWork(lease);
    assertThat(Demo.get("/api/v1/runs/" + run).getString("state")).isEqualTo("SUCCEEDED");
  }

  @Test
  void whatAFailureTellsComesBackAsItWas() {
    String run = demo.phantom();
    Lease lease = runner.lease(10).orElseThrow();
    Failure failure =
        new Failure(FailureCategory.CODE, HOSTILE + 1, HOSTILE + 2, HOSTILE + 3, HOSTILE + 4);
    assertThat(runner.post(lease, "/fail", new Fail(false, failure)).status()).isEqualTo(204);
    JsonPath failed = Demo.get("/api/v1/runs/" + run);
    assertThat(failed.getString("state")).isEqualTo("FAILED");
    assertThat(failed.getMap("steps[0].failure"))
        .containsEntry("code", HOSTILE + 1)
        .containsEntry("title", HOSTILE + 2)
        .containsEntry("where", HOSTILE + 3)
        .containsEntry("action", HOSTILE + 4);
  }

  @Test
  void whatANodeSaysOfItselfComesBackAsItWas() {
    String name = "node-" + UUID.randomUUID();
    FakeRunner other = new FakeRunner(name, token(name));
    Device device = new Device(0, Device.Kind.CPU, HOSTILE, 1);
    FakeRunner.Answer registered =
        other.post(
            RunnerApi.REGISTER, new Registration(name, HOSTILE, 1, List.of(device), List.of()));
    assertThat(registered.status()).isEqualTo(200);
    JsonPath nodes = Demo.get("/api/v1/nodes");
    String node = "find { it.name == '" + name + "' }.";
    assertThat(nodes.getString(node + "runnerVersion")).isEqualTo(HOSTILE);
    assertThat(nodes.getString(node + "devices[0].name")).isEqualTo(HOSTILE);
    // Not a node that other tests could wait for; and the newest version decides what is equal.
    other.post(RunnerApi.REGISTER, new Registration(name, HOSTILE, 1, List.of(), List.of()));
    runner.register();
  }

  @Test
  void aTokenThatWasReplacedIsRefused() throws SQLException {
    String name = "node-" + UUID.randomUUID();
    FakeRunner node = new FakeRunner(name, token(name));
    Heartbeat beat = new Heartbeat(List.of());
    assertThat(node.post(RunnerApi.HEARTBEAT, beat).status()).isEqualTo(200);
    try (Connection connection = PlatformDatabase.asOwner();
        PreparedStatement replace =
            connection.prepareStatement("UPDATE node SET token_sha256 = ? WHERE name = ?")) {
      replace.setString(1, Sha256.of("another token " + name).hex());
      replace.setString(2, name);
      assertThat(replace.executeUpdate()).isEqualTo(1);
    }
    for (String path : List.of(RunnerApi.HEARTBEAT, RunnerApi.LEASE, RunnerApi.REGISTER)) {
      FakeRunner.Answer refused = node.post(path, Map.of());
      assertThat(refused.status()).as(path).isEqualTo(401);
      assertThat(refused.problem()).isEqualTo("not-authenticated");
    }
  }

  private static String token(String name) {
    return Callers.admin()
        .contentType(ContentType.JSON)
        .body(Map.of("name", name))
        .post("/api/v1/nodes")
        .then()
        .statusCode(201)
        .extract()
        .path("token");
  }
}
