package org.cytostudy.platform.deadletter;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
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
   * @param closing what became of it, null while it is open
   * @param closedBy whoever replayed or dismissed it; {@code system} where the work went on by
   *     another way
   */
  record Letter(
      UUID id,
      String endpoint,
      String body,
      String why,
      Instant parkedAt,
      @Nullable Closing closing,
      @Nullable Instant closedAt,
      @Nullable String closedBy) {
    static Letter of(Row row) {
      String closing = row.textOrNull("closing");
      return new Letter(
          row.uuid("id"),
          row.text("endpoint"),
          row.text("body"),
          row.text("why"),
          row.instant("parked_at"),
          closing == null ? null : Closing.valueOf(closing),
          row.instantOrNull("closed_at"),
          row.textOrNull("closed_by"));
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

  /**
   * Sends a letter again; it counts as replayed only if its route took it. The route works outside
   * of a transaction of ours, so that it can deliver again and park as it always does.
   */
  Letter replay(UUID id) {
    access.requireRole(Role.ADMIN);
    Letter letter = QuarkusTransaction.requiringNew().call(() -> close(id, Closing.REPLAYED));
    Optional<RuntimeException> refused =
        QuarkusTransaction.suspendingExisting().call(() -> send(letter));
    if (refused.isPresent()) {
      QuarkusTransaction.requiringNew().run(() -> reopen(id));
      throw refused.get();
    }
    return letter;
  }

  /** Gives why the route refused the letter; empty where it took it. */
  private Optional<RuntimeException> send(Letter letter) {
    try {
      camel.requestBody(
          DeadLetterRoute.REPLAY, new DeadLetterRoute.Replay(letter.endpoint(), letter.body()));
      return Optional.empty();
    } catch (CamelExecutionException e) {
      return Optional.of(e.getCause() instanceof RuntimeException refused ? refused : e);
    }
  }

  /** Closes a letter that is not worth another try. */
  @Transactional
  Letter dismiss(UUID id) {
    access.requireRole(Role.ADMIN);
    return close(id, Closing.DISMISSED);
  }

  private Letter close(UUID id, Closing closing) {
    Letter letter =
        sql.first("SELECT * FROM dead_letter WHERE id = ? FOR UPDATE", Letter::of, id)
            .orElseThrow(() -> new MissingException("dead letter", id));
    if (letter.closing() != null) {
      throw new ConflictException(
          ProblemType.CONFLICT, "It was " + letter.closing().says() + " already.");
    }
    audit.record(closing.says(), Noun.DEAD_LETTER, id, null, Map.of("endpoint", letter.endpoint()));
    return sql.first(
            """
            UPDATE dead_letter SET closing = ?, closed_at = ?, closed_by = ? WHERE id = ?
            RETURNING *
            """,
            Letter::of,
            closing,
            clock.instant(),
            access.caller().subject(),
            id)
        .orElseThrow();
  }

  /** Unless the route parked the same message again, which is open then. */
  private void reopen(UUID id) {
    sql.update(
        """
        UPDATE dead_letter l SET closing = NULL, closed_at = NULL, closed_by = NULL
        WHERE id = ? AND NOT EXISTS (
          SELECT 1 FROM dead_letter o
          WHERE o.endpoint = l.endpoint AND o.body = l.body AND o.closing IS NULL)
        """,
        id);
    audit.record("reopened", Noun.DEAD_LETTER, id, null, Map.of());
  }
}
