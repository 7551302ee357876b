package org.cytostudy.platform.deadletter;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.ProducerTemplate;
import org.cytostudy.platform.access.Access;
import org.cytostudy.platform.access.Role;
import org.cytostudy.platform.audit.Audit;
import org.cytostudy.platform.audit.Noun;
import org.cytostudy.platform.page.Page;
import org.cytostudy.platform.page.PageRequest;
import org.cytostudy.platform.problem.ConflictException;
import org.cytostudy.platform.problem.MissingException;
import org.cytostudy.platform.problem.ProblemType;
import org.cytostudy.platform.sql.Row;
import org.cytostudy.platform.sql.Sql;
import org.cytostudy.routes.DeadLetterRoute;
import org.jspecify.annotations.Nullable;

/** Dead letters as an administrator sees them. */
@ApplicationScoped
class DeadLetterService {
  private final Sql sql;
  private final Access access;
  private final Audit audit;
  private final ProducerTemplate camel;
  private final Clock clock;

  DeadLetterService(Sql sql, Access access, Audit audit, ProducerTemplate camel, Clock clock) {
    this.sql = sql;
    this.access = access;
    this.audit = audit;
    this.camel = camel;
    this.clock = clock;
  }

  /**
   * A dead letter.
   *
   * @param endpoint the route that gave it up
   * @param body what it is about: an identifier
   * @param replayedAt when it was sent again, null while nobody did
   */
  record Letter(
      UUID id,
      String endpoint,
      String body,
      String why,
      Instant parkedAt,
      @Nullable Instant replayedAt,
      @Nullable String replayedBy) {
    static Letter of(Row row) {
      return new Letter(
          row.uuid("id"),
          row.text("endpoint"),
          row.text("body"),
          row.text("why"),
          row.instant("parked_at"),
          row.instantOrNull("replayed_at"),
          row.textOrNull("replayed_by"));
    }
  }

  @Transactional
  Page<Letter> list(PageRequest page) {
    access.requireRole(Role.ADMIN, Role.AUDITOR);
    UUID after = page.afterId();
    return Page.of(
        sql.list(
            "SELECT * FROM dead_letter WHERE CAST(? AS uuid) IS NULL OR id < ?"
                + " ORDER BY id DESC LIMIT ?",
            Letter::of,
            after,
            after,
            page.rowsToRead()),
        page.limit(),
        letter -> letter.id().toString());
  }

  /** Sends a letter again; it counts as replayed only if its route took it. */
  @Transactional
  Letter replay(UUID id) {
    access.requireRole(Role.ADMIN);
    Letter letter =
        sql.first("SELECT * FROM dead_letter WHERE id = ? FOR UPDATE", Letter::of, id)
            .orElseThrow(() -> new MissingException("dead letter", id));
    if (letter.replayedAt() != null) {
      throw new ConflictException(
          ProblemType.CONFLICT, "It was replayed by " + letter.replayedBy() + " already.");
    }
    sql.update(
        "UPDATE dead_letter SET replayed_at = ?, replayed_by = ? WHERE id = ?",
        clock.instant(),
        access.caller().subject(),
        id);
    audit.record("replayed", Noun.DEAD_LETTER, id, null, Map.of("endpoint", letter.endpoint()));
    try {
      camel.requestBody(
          DeadLetterRoute.REPLAY, new DeadLetterRoute.Replay(letter.endpoint(), letter.body()));
    } catch (CamelExecutionException e) {
      if (e.getCause() instanceof RuntimeException refused) {
        throw refused;
      }
      throw e;
    }
    return sql.first("SELECT * FROM dead_letter WHERE id = ?", Letter::of, id).orElseThrow();
  }
}
