package org.cytostudy.platform.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.cytostudy.core.runner.Lease;
import org.cytostudy.platform.testing.Callers;
import org.cytostudy.platform.testing.PlatformTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@PlatformTest
class NodeTokenIT {
  private final String name = "gpu-" + UUID.randomUUID();

  private FakeRunner runner;
  private String id;
  private String token;

  @BeforeEach
  void create() {
    JsonPath node =
        Callers.admin()
            .contentType("application/json")
            .body(Map.of("name", name))
            .post("/api/v1/nodes")
            .jsonPath();
    runner = new FakeRunner(name, node.getString("token"));
    id = node.getString("id");
    token = "/api/v1/nodes/" + id + "/token";
  }

  @Test
  void aRenewedTokenTakesThePlaceOfTheOldOneAndWhatRunsGoesOn() {
    runner.register();
    String run = new Demo(runner).phantom();
    Lease lease = runner.lease(10).orElseThrow();
    assertThat(lease.runId().toString()).isEqualTo(run);

    String renewed = Callers.admin().post(token).then().statusCode(200).extract().path("token");

    assertThat(runner.post("/api/runner/v1/heartbeat", Map.of("attempts", new int[0])).status())
        .isEqualTo(401);
    FakeRunner after = new FakeRunner(name, renewed);
    after.register(lease.attemptId());
    after.work(lease);
    assertThat(Demo.get("/api/v1/runs/" + run).getString("state")).isEqualTo("SUCCEEDED");
    Callers.admin().delete(token).then().statusCode(204);
  }

  @Test
  void aRevokedTokenOpensNothingAndWhatRanIsGivenToOthers() {
    runner.register();
    String run = new Demo(runner).phantom();
    Lease lease = runner.lease(10).orElseThrow();
    assertThat(lease.runId().toString()).isEqualTo(run);

    Callers.admin().delete(token).then().statusCode(204);

    assertThat(runner.finish(lease, List.of()).status()).isEqualTo(401);
    FakeRunner other = FakeRunner.local();
    other.register();
    other.workUntilIdle(2);
    assertThat(Demo.get("/api/v1/runs/" + run).getString("state")).isEqualTo("SUCCEEDED");
    assertThat(
            Callers.auditor()
                .get("/api/v1/audit?noun=node&nounId=" + id)
                .jsonPath()
                .getList("items.action"))
        .contains("token-revoked");
  }
}
