package org.cytostudy.platform.run;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.cytostudy.core.job.OutputRef;
import org.cytostudy.platform.ids.Ids;
import org.cytostudy.platform.sql.Json;
import org.cytostudy.platform.sql.Sql;

/** Writes what a step made, in the transaction that publishes it. */
@ApplicationScoped
class StepOutputs {
  private final Sql sql;
  private final Ids ids;
  private final Clock clock;

  StepOutputs(Sql sql, Ids ids, Clock clock) {
    this.sql = sql;
    this.ids = ids;
    this.clock = clock;
  }

  /** Stores a step's outputs, and a row of each model among them. */
  void publish(UUID step, List<OutputRef> outputs) {
    for (OutputRef output : outputs) {
      sql.update(
          """
          INSERT INTO step_output (step_id, name, kind, sha256, bytes, media_type, attributes)
          VALUES (?, ?, ?, ?, ?, ?, ?)
          """,
          step,
          output.name(),
          output.kind().wireName(),
          output.sha256(),
          output.bytes(),
          output.mediaType(),
          Json.of(output.attributes()));
    }
    registerModels(step);
  }

  /** Makes a row of each model among the step's outputs. */
  void registerModels(UUID step) {
    List<String> models =
        sql.list(
            "SELECT name FROM step_output WHERE step_id = ? AND kind = 'model'",
            row -> row.text("name"),
            step);
    for (String name : models) {
      sql.update(
          """
          INSERT INTO model (id, project_id, name, run_id, step_id, sha256, bytes, architecture,
                             patchset_id, created_at)
          SELECT ?, r.project_id, r.name, r.id, s.id, o.sha256, o.bytes,
                 coalesce(o.attributes ->> 'architecture',
                          'ResNet-' || (s.spec -> 'network' ->> 'depth')
                            || ' width ' || (s.spec -> 'network' ->> 'width'), 'unknown'),
                 st.patchset_id, ?
          FROM step_output o
            JOIN step s ON s.id = o.step_id
            JOIN run r ON r.id = s.run_id
            LEFT JOIN study_dataset st ON st.study_id = r.study_id AND st.name = r.dataset
          WHERE o.step_id = ? AND o.name = ?
          ON CONFLICT DO NOTHING
          """,
          ids.next(),
          clock.instant(),
          step,
          name);
    }
  }
}
