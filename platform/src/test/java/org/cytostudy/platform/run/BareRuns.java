package org.cytostudy.platform.run;

import java.util.UUID;
import org.cytostudy.platform.testing.OwnerSql;

/** Runs written past the platform, for states that it does not get into by itself. */
final class BareRuns {
  private BareRuns() {}

  /** A preparation and its run, both of this id, without steps. */
  static void insert(UUID id, UUID project, String kind, String preparationState, String runState) {
    OwnerSql.update(
        """
        INSERT INTO preparation (id, project_id, kind, name, request, state, submitter, created_at,
                                 planned_at)
        VALUES (?, ?, ?, 'Bare', '{}', ?, 'researcher', now(), now())
        """,
        id,
        project,
        kind,
        preparationState);
    OwnerSql.update(
        """
        INSERT INTO run (id, project_id, kind, name, preparation_id, seed, state, consents,
                         submitter, created_at)
        VALUES (?, ?, 'preparation', 'Bare', ?, 1, ?, '[]', 'researcher', now())
        """,
        id,
        project,
        id,
        runState);
  }
}
