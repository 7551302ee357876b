package org.cytostudy.platform.run;

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
import org.cytostudy.platform.problem.ProblemType;
import org.cytostudy.platform.quarantine.Mark;
import org.cytostudy.platform.quarantine.Quarantine;
import org.cytostudy.platform.run.RunPlan.ConsentUsed;
import org.cytostudy.platform.sql.Json;
import org.cytostudy.platform.sql.Sql;

/**
 * Asks whether a step may still use its brains: those of its run's consents, and those whose tissue
 * is in its inputs. A consent may have ended since the run was submitted.
 */
@ApplicationScoped
class ConsentGuard {
  private final Sql sql;
  private final ConsentCheck consents;
  private final Quarantine quarantine;
  private final Clock clock;

  ConsentGuard(Sql sql, ConsentCheck consents, Quarantine quarantine, Clock clock) {
    this.sql = sql;
    this.consents = consents;
    this.quarantine = quarantine;
    this.clock = clock;
  }

  /** Why the step may not go on; empty where it may. */
  Optional<Failure> objection(StepRow step) {
    List<Mark> marks = quarantine.ofInputs(step.id());
    return marks.isEmpty()
        ? consents(step.runId())
        : Optional.of(refusal(ProblemType.QUARANTINED.code(), Quarantine.says(marks.getFirst())));
  }

  private Optional<Failure> consents(UUID run) {
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
    return brains.entrySet().stream()
        .flatMap(e -> consents.objection(e.getValue(), e.getKey(), clock.instant()).stream())
        .findFirst()
        .map(objection -> refusal(objection.type().code(), objection.detail()));
  }

  private static Failure refusal(String code, String why) {
    return new Failure(FailureCategory.USER, code, why, null, "Submit a study without the brain");
  }
}
