package org.cytostudy.platform.quarantine;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Map;
import org.cytostudy.core.id.BrainId;
import org.cytostudy.core.id.ProjectId;
import org.cytostudy.platform.audit.Audit;
import org.cytostudy.platform.audit.Noun;
import org.cytostudy.platform.brain.ConsentRestored;
import org.cytostudy.platform.brain.ConsentWithdrawn;
import org.cytostudy.platform.sql.Sql;

/**
 * Writes, in the transaction of the consent, an audit event of each thing that goes into quarantine
 * or comes out of it, under whoever recorded the consent.
 */
@ApplicationScoped
class QuarantineAudit {
  private final Sql sql;
  private final Audit audit;

  QuarantineAudit(Sql sql, Audit audit) {
    this.sql = sql;
    this.audit = audit;
  }

  void withdrawn(@Observes ConsentWithdrawn event) {
    record("quarantined", event.brain(), event.version());
  }

  void restored(@Observes ConsentRestored event) {
    record("quarantine-lifted", event.brain(), event.version());
  }

  private void record(String action, BrainId brain, int version) {
    ProjectId project =
        sql.first(
                "SELECT project_id FROM brain WHERE id = ?",
                row -> new ProjectId(row.uuid("project_id")),
                brain)
            .orElseThrow();
    List<Audit.Thing> descendants =
        sql.list(
            "SELECT noun, noun_id FROM descent WHERE brain_id = ? ORDER BY noun, noun_id",
            row -> new Audit.Thing(Noun.fromString(row.text("noun")), row.text("noun_id")),
            brain);
    Map<String, Object> why = Map.of("brain", brain.toString(), "consentVersion", version);
    audit.recordEach(action, descendants, project, why);
    audit.record(
        action,
        Noun.BRAIN,
        brain,
        project,
        Map.of("consentVersion", version, "descendants", descendants.size()));
  }
}
