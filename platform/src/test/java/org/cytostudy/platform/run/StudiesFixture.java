package org.cytostudy.platform.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.restassured.path.json.JsonPath;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.cytostudy.core.job.CytostudyJson;
import org.cytostudy.core.metric.MetricPoint;
import org.cytostudy.core.metric.WorkerEvent;
import org.cytostudy.core.runner.Lease;
import org.cytostudy.core.state.FailureCategory;
import org.cytostudy.platform.testing.Callers;
import org.cytostudy.platform.testing.MatrixFixture;
import org.jspecify.annotations.Nullable;

/** A study that ran, one that waits, a run that failed with its dead letter, and a node. */
@ApplicationScoped
class StudiesFixture implements MatrixFixture {
  private @Nullable FakeRunner alive;
  private @Nullable Lease held;

  @Override
  public void keepAlive() {
    FakeRunner runner = alive;
    Lease lease = held;
    if (runner != null && lease != null) {
      runner.beat(lease);
    }
  }

  @Override
  public Map<String, String> prepare(String project) {
    FakeRunner runner = FakeRunner.idle();
    Demo demo = new Demo(runner, project);
    Demo.Frozen frozen = demo.freeze();
    JsonPath study = demo.submit(Demo.study(frozen));
    runner.workUntilIdle(2);
    String failed = failedRun(runner, demo);
    Map<String, Object> heldBack = new HashMap<>(Demo.study(frozen));
    heldBack.put("seeds", List.of(76));
    demo.submit(heldBack);
    Lease lease = runner.lease(10).orElseThrow();
    alive = runner;
    held = lease;
    Map<String, Object> later = new HashMap<>(Demo.study(frozen));
    later.put("seeds", List.of(77));
    JsonPath waiting = demo.submit(later);
    later.put("seeds", List.of(78));
    String letter =
        Callers.admin()
            .get("/api/v1/dead-letters")
            .jsonPath()
            .getString("items.find { it.body == '" + failed + "' }.id");
    return Map.ofEntries(
        Map.entry("runnerToken", runner.token()),
        Map.entry("foreignToken", anotherNode().getString("token")),
        Map.entry("tokenNode", anotherNode().getString("id")),
        Map.entry("attempt", lease.attemptId().toString()),
        Map.entry("attemptToken", Long.toString(lease.token())),
        Map.entry("input", lease.manifest().inputs().getFirst().sha256().hex()),
        Map.entry("registration", json(runner.registration(lease.attemptId()))),
        Map.entry("patchset", frozen.patchset()),
        Map.entry("study", study.getString("id")),
        Map.entry("run", study.getString("runs[0].id")),
        Map.entry("openRun", waiting.getString("runs[0].id")),
        Map.entry("failedRun", failed),
        Map.entry("letter", letter),
        Map.entry("series", Demo.get("/api/v1/runs/" + failed + "/series").getString("[0].id")),
        Map.entry(
            "preparation",
            Demo.get("/api/v1/projects/" + project + "/preparations").getString("items[0].id")),
        Map.entry(
            "model", Demo.get("/api/v1/projects/" + project + "/models").getString("items[0].id")),
        Map.entry("node", Demo.get("/api/v1/nodes").getString("find { it.name == 'local' }.id")),
        Map.entry("studyBody", json(later)));
  }

  private static JsonPath anotherNode() {
    return Callers.admin()
        .contentType("application/json")
        .body(Map.of("name", "another-" + UUID.randomUUID()))
        .post("/api/v1/nodes")
        .jsonPath();
  }

  private static String failedRun(FakeRunner runner, Demo demo) {
    String run = demo.phantom();
    Lease lease = runner.lease(10).orElseThrow();
    runner.accepted(
        lease,
        0,
        List.of(
            new WorkerEvent.Started(1, 0), new WorkerEvent.Metric(new MetricPoint("loss", 0, 1))));
    runner.fail(lease, FailureCategory.CODE);
    return run;
  }

  private static String json(Object value) {
    try {
      return CytostudyJson.mapper().writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
