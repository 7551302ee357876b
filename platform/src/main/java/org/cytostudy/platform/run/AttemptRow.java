package org.cytostudy.platform.run;

import java.util.UUID;
import org.cytostudy.core.state.AttemptState;
import org.cytostudy.platform.sql.Row;

/**
 * An attempt as its node knows it.
 *
 * @param nextSequence number of the event that comes next
 */
public record AttemptRow(
    UUID id,
    UUID stepId,
    UUID runId,
    UUID projectId,
    UUID nodeId,
    int number,
    long token,
    AttemptState state,
    long nextSequence) {
  static final String SELECT =
      """
      SELECT a.id, a.step_id, s.run_id, r.project_id, a.node_id, a.number, a.token, a.state,
             a.next_sequence
      FROM attempt a JOIN step s ON s.id = a.step_id JOIN run r ON r.id = s.run_id
      """;

  static AttemptRow of(Row row) {
    return new AttemptRow(
        row.uuid("id"),
        row.uuid("step_id"),
        row.uuid("run_id"),
        row.uuid("project_id"),
        row.uuid("node_id"),
        row.integer("number"),
        row.number("token"),
        row.constant("state", AttemptState.class),
        row.number("next_sequence"));
  }
}
