package org.cytostudy.platform.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.cytostudy.core.metric.WorkerEvent;
import org.cytostudy.core.runner.HeartbeatAnswer;
import org.cytostudy.core.runner.Lease;
import org.cytostudy.core.runner.Registered;
import org.cytostudy.platform.testing.OwnerSql;
import org.cytostudy.platform.testing.PlatformDatabase;
import org.cytostudy.platform.testing.PlatformTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a node says while the end of its attempt is being written. */
@PlatformTest
class RacesIT {
  private FakeRunner runner;
  private Demo demo;

  @BeforeEach
  void start() {
    runner = FakeRunner.idle();
    demo = new Demo(runner);
  }

  @Test
  void aNodeThatRegistersWhileItsAttemptFinishesIsTaken() throws Exception {
    demo.phantom();
    Lease lease = runner.lease(10).orElseThrow();
    Registered registered = whileFinishing(lease, runner::register);
    assertThat(registered.abandon()).isEmpty();
    assertThat(
            OwnerSql.number(
                "SELECT count(*) FROM step WHERE id = ? AND state = 'SUCCEEDED'",
                lease.stepId().value()))
        .isEqualTo(1);
  }

  @Test
  void aBeatOfAnAttemptThatFinishesIsAnsweredAndTheOthersCount() throws Exception {
    demo.phantom();
    Lease lease = runner.lease(10).orElseThrow();
    HeartbeatAnswer answer = whileFinishing(lease, () -> runner.beat(lease));
    assertThat(answer.orders())
        .extracting(HeartbeatAnswer.Order::kind)
        .containsExactly(HeartbeatAnswer.Kind.ABANDON);
  }

  @Test
  void aBeatDoesNotWaitForTheLockOfItsStep() throws Exception {
    demo.phantom();
    Lease lease = runner.lease(10).orElseThrow();
    runner.accepted(lease, 0, List.of(new WorkerEvent.Started(1, 0)));
    try (Connection holder = PlatformDatabase.asOwner();
        ExecutorService thread = Executors.newSingleThreadExecutor()) {
      holder.setAutoCommit(false);
      OwnerSql.update(
          holder, "UPDATE step SET progress_done = 1 WHERE id = ?", lease.stepId().value());
      Future<HeartbeatAnswer> beat = thread.submit(() -> runner.beat(lease));
      try {
        assertThat(beat.get(5, TimeUnit.SECONDS).orders()).isEmpty();
      } finally {
        holder.rollback();
      }
    }
    runner.finishWork(lease);
  }

  /** Asks while a transaction that holds the run, its step and the attempt writes their end. */
  private static <T> T whileFinishing(Lease lease, Callable<T> question)
      throws SQLException, InterruptedException, ExecutionException, TimeoutException {
    try (Connection finishing = PlatformDatabase.asOwner();
        ExecutorService thread = Executors.newSingleThreadExecutor()) {
      finishing.setAutoCommit(false);
      OwnerSql.update(
          finishing,
          "UPDATE run SET state = 'SUCCEEDED', finished_at = now() WHERE id = ?",
          lease.runId().value());
      OwnerSql.update(
          finishing,
          "UPDATE step SET state = 'SUCCEEDED', finished_at = now() WHERE id = ?",
          lease.stepId().value());
      OwnerSql.update(
          finishing,
          "UPDATE attempt SET state = 'SUCCEEDED', finished_at = now() WHERE id = ?",
          lease.attemptId().value());
      OwnerSql.update(
          finishing, "DELETE FROM lease WHERE attempt_id = ?", lease.attemptId().value());
      Future<T> answer = thread.submit(question);
      await()
          .atMost(Duration.ofSeconds(10))
          .until(() -> OwnerSql.number("SELECT count(*) FROM pg_locks WHERE NOT granted") > 0);
      finishing.commit();
      return answer.get(10, TimeUnit.SECONDS);
    }
  }
}
