package org.cytostudy.platform.run;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.UUID;
import org.cytostudy.core.id.RunId;
import org.cytostudy.platform.brain.ConsentWithdrawn;
import org.cytostudy.platform.sql.Sql;

/**
 * Cancels, in the transaction of a withdrawal, the runs under way that use the brain: by their
 * consents, or by tissue in the inputs of a step. What is submitted meanwhile is refused at its
 * lease.
 */
@ApplicationScoped
class WithdrawnRuns {
  private final Sql sql;
  private final Steps steps;
  private final Runs runs;

  WithdrawnRuns(Sql sql, Steps steps, Runs runs) {
    this.sql = sql;
    this.steps = steps;
    this.runs = runs;
  }

  void cancel(@Observes ConsentWithdrawn withdrawn) {
    List<UUID> using =
        sql.list(
            """
            SELECT r.id FROM run r
            WHERE r.state IN ('PENDING', 'RUNNING')
              AND (r.consents @> CAST(? AS jsonb)
                OR EXISTS (
                  SELECT 1 FROM step s
                    CROSS JOIN LATERAL jsonb_array_elements(s.manifest -> 'inputs') AS i (value)
                    JOIN quarantined_content c ON c.sha256 = i.value ->> 'sha256'
                  WHERE s.run_id = r.id AND c.brain_id = ?))
            ORDER BY r.kind = 'report', r.id
            """,
            row -> row.uuid("id"),
            "[{\"brainId\": \"" + withdrawn.brain() + "\"}]",
            withdrawn.brain());
    for (UUID run : using) {
      if (!steps.lockRun(run).orElseThrow().terminal()) {
        runs.cancel(new RunId(run));
      }
    }
  }
}
