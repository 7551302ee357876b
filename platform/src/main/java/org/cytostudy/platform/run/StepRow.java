package org.cytostudy.platform.run;

import java.util.UUID;
import org.cytostudy.core.state.StepState;
import org.cytostudy.platform.sql.Row;

/** What the transitions of a step need to know of it. */
record StepRow(UUID id, UUID runId, UUID projectId, String key, String type, StepState state) {
  static final String SELECT =
      "SELECT s.id, s.run_id, r.project_id, s.key, s.type, s.state"
          + " FROM step s JOIN run r ON r.id = s.run_id ";

  static StepRow of(Row row) {
    return new StepRow(
        row.uuid("id"),
        row.uuid("run_id"),
        row.uuid("project_id"),
        row.text("key"),
        row.text("type"),
        row.constant("state", StepState.class));
  }
}
