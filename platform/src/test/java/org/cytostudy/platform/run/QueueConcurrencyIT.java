package org.cytostudy.platform.run;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.camel.CamelContext;
import org.cytostudy.core.id.NodeId;
import org.cytostudy.core.job.CytostudyJson;
import org.cytostudy.core.job.JobManifest;
import org.cytostudy.core.job.ReportSpec;
import org.cytostudy.core.runner.Lease;
import org.cytostudy.platform.testing.OwnerSql;
import org.cytostudy.platform.testing.PlatformTest;
import org.cytostudy.platform.testing.Records;
import org.cytostudy.routes.ReadyStep;
import org.cytostudy.routes.StepQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Many at once at the queue, more than the database has connections for. */
@PlatformTest
class QueueConcurrencyIT {
  private static final int THREADS = 40;
  private static final int STEPS = 200;
  private static final int NODES = 40;
  private static final int DEVICES = 3;
  private static final String SWEEP = "step.ready.sweep";

  @Inject StepQueue queue;
  @Inject Leases leases;
  @Inject CamelContext camel;

  private final List<UUID> nodes = new ArrayList<>();
  private UUID project;

  @BeforeEach
  void steps() throws Exception {
    FakeRunner.idle();
    String manifest =
        CytostudyJson.mapper()
            .writeValueAsString(
                new JobManifest(
                    JobManifest.VERSION,
                    new ReportSpec("Queue", null, List.of(), List.of()),
                    List.of(),
                    1,
                    1));
    // The platform would claim what is ready as well.
    camel.getRouteController().suspendRoute(SWEEP);
    project = UUID.fromString(Records.project());
    for (int run = 0; run < STEPS / 4; run++) {
      UUID id = UUID.randomUUID();
      BareRuns.insert(id, project, "phantom", "RUNNING", "RUNNING");
      for (int step = 0; step < 4; step++) {
        OwnerSql.update(
            """
            INSERT INTO step (id, run_id, key, ordinal, type, state, spec, input_plan, seed, threads,
                              manifest, ready_at)
            VALUES (?, ?, ?, ?, 'report', 'READY', '{}', '[]', 1, 1, CAST(? AS jsonb), now())
            """,
            UUID.randomUUID(),
            id,
            "step-" + step,
            step,
            manifest);
      }
    }
    for (int node = 0; node < NODES; node++) {
      UUID id = UUID.randomUUID();
      nodes.add(id);
      OwnerSql.update(
          """
          INSERT INTO node (id, name, token_sha256, runner_version, created_at, last_seen_at)
          VALUES (?, ?, ?, 'queue/1', now(), now())
          """,
          id,
          "queue-" + id,
          id.toString().replace("-", "").repeat(2));
      for (int device = 0; device < DEVICES; device++) {
        OwnerSql.update("INSERT INTO device VALUES (?, ?, 'CPU', 'Slot', 1)", id, device);
      }
    }
  }

  @AfterEach
  void nothingOfItStays() throws Exception {
    String steps = "(SELECT s.id FROM step s JOIN run r ON r.id = s.run_id WHERE r.project_id = ?)";
    OwnerSql.update(
        "DELETE FROM lease WHERE attempt_id IN (SELECT id FROM attempt WHERE step_id IN "
            + steps
            + ")",
        project);
    OwnerSql.update("DELETE FROM attempt WHERE step_id IN " + steps, project);
    OwnerSql.update("DELETE FROM step WHERE id IN " + steps, project);
    OwnerSql.update("DELETE FROM run WHERE project_id = ?", project);
    OwnerSql.update("DELETE FROM preparation WHERE project_id = ?", project);
    for (UUID node : nodes) {
      OwnerSql.update("DELETE FROM device WHERE node_id = ?", node);
      OwnerSql.update("DELETE FROM node WHERE id = ?", node);
    }
    camel.getRouteController().resumeRoute(SWEEP);
  }

  @Test
  void eachStepIsClaimedOnceAndEachDeviceLeasedOnce() throws Exception {
    List<UUID> claimed = claimAll();
    assertThat(claimed).hasSize(STEPS).doesNotHaveDuplicates();
    assertThat(count("state = 'PLACED'")).isEqualTo(STEPS);

    OwnerSql.update(
        "UPDATE step SET lane = 'GENERAL' WHERE run_id IN"
            + " (SELECT id FROM run WHERE project_id = ?)",
        project);
    List<Lease> bound = leaseAll();
    assertThat(bound).hasSize(NODES * DEVICES);
    assertThat(bound).extracting(Lease::stepId).doesNotHaveDuplicates();
    assertThat(bound).extracting(Lease::token).doesNotHaveDuplicates();
    assertThat(count("state = 'RUNNING'")).isEqualTo(NODES * DEVICES);
    assertThat(
            OwnerSql.number(
                """
                SELECT count(DISTINCT (l.node_id, l.device_index)) FROM lease l
                  JOIN attempt a ON a.id = l.attempt_id JOIN step s ON s.id = a.step_id
                  JOIN run r ON r.id = s.run_id WHERE r.project_id = ?
                """,
                project))
        .isEqualTo(NODES * DEVICES);
  }

  private List<UUID> claimAll() throws InterruptedException, ExecutionException {
    return atOnce(
        thread -> {
          List<UUID> own = new ArrayList<>();
          for (Optional<ReadyStep> next = queue.claimNext(Duration.ofMinutes(5));
              next.isPresent();
              next = queue.claimNext(Duration.ofMinutes(5))) {
            own.add(next.get().stepId().value());
          }
          return own;
        });
  }

  /** Each node asks for as long as it gets something. */
  private List<Lease> leaseAll() throws InterruptedException, ExecutionException {
    return atOnce(
        thread -> {
          NodeId node = new NodeId(nodes.get(thread % NODES));
          List<Lease> own = new ArrayList<>();
          Set<Integer> free = new HashSet<>(IntStream.range(0, DEVICES).boxed().toList());
          for (Optional<Lease> next = leases.lease(node, List.copyOf(free));
              next.isPresent();
              next = leases.lease(node, List.copyOf(free))) {
            own.add(next.get());
            free.removeAll(next.get().devices());
          }
          return own;
        });
  }

  private interface Work<T> {
    List<T> of(int thread) throws Exception;
  }

  private static <T> List<T> atOnce(Work<T> work) throws InterruptedException, ExecutionException {
    List<T> all = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
      List<Callable<List<T>>> tasks =
          IntStream.range(0, THREADS)
              .mapToObj(thread -> (Callable<List<T>>) () -> work.of(thread))
              .toList();
      for (Future<List<T>> done : threads.invokeAll(tasks)) {
        all.addAll(done.get());
      }
    }
    return all;
  }

  private long count(String condition) {
    return OwnerSql.number(
        "SELECT count(*) FROM step s JOIN run r ON r.id = s.run_id WHERE r.project_id = ? AND s."
            + condition,
        project);
  }
}
