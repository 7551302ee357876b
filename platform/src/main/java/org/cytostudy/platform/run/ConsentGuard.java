package org.cytostudy.platform.run;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.cytostudy.core.id.BrainId;
import org.cytostudy.core.job.WorkerOutcome.Failure;
import org.cytostudy.core.state.FailureCategory;
import org.cytostudy.platform.brain.ConsentCheck;
import org.cytostudy.platform.brain.Purpose;
import org.cytostudy.platform.problem.RefusedException;
import org.cytostudy.platform.run.RunPlan.ConsentUsed;
import org.cytostudy.platform.sql.Json;
import org.cytostudy.platform.sql.Sql;

/** Asks whether a run may still use its brains; a consent may have ended since it was submitted. */
@ApplicationScoped
class ConsentGuard {
  private final Sql sql;
  private final ConsentCheck consents;
  private final Clock clock;

  ConsentGuard(Sql sql, ConsentCheck consents, Clock clock) {
    this.sql = sql;
    this.consents = consents;
    this.clock = clock;
  }

  /** Why the run may not go on; empty where it may. */
  Optional<Failure> objection(UUID run) {
    Map<Purpose, List<BrainId>> brains =
        sql
            .first("SELECT consents FROM run WHERE id = ?", row -> row.json("consents"), run)
            .map((Json json) -> json.asList(ConsentUsed.class))
            .orElse(List.of())
            .stream()
            .collect(
                Collectors.groupingBy(
                    ConsentUsed::purpose,
                    Collectors.mapping(used -> new BrainId(used.brainId()), Collectors.toList())));
    try {
      // In a transaction of its own, since a refusal would doom the caller's.
      QuarkusTransaction.requiringNew()
          .run(
              () ->
                  brains.forEach(
                      (purpose, ids) -> consents.require(ids, purpose, clock.instant())));
      return Optional.empty();
    } catch (RefusedException refused) {
      return Optional.of(
          new Failure(
              FailureCategory.USER,
              refused.type().code(),
              refused.detail(),
              null,
              "Submit a study without the brain"));
    }
  }
}
