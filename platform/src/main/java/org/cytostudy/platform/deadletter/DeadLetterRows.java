package org.cytostudy.platform.deadletter;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import org.cytostudy.platform.access.Access;
import org.cytostudy.platform.ids.Ids;
import org.cytostudy.platform.sql.Sql;
import org.cytostudy.routes.DeadLetters;

/** Keeps dead letters in the table {@code dead_letter}. */
@ApplicationScoped
class DeadLetterRows implements DeadLetters, OpenLetters {
  private static final int MAX_WHY = 4000;

  private final Sql sql;
  private final Access access;
  private final Ids ids;
  private final Clock clock;

  DeadLetterRows(Sql sql, Access access, Ids ids, Clock clock) {
    this.sql = sql;
    this.access = access;
    this.ids = ids;
    this.clock = clock;
  }

  @Override
  @Transactional
  public void park(String endpoint, String body, String why) {
    sql.update(
        """
        INSERT INTO dead_letter (id, endpoint, body, why, parked_at) VALUES (?, ?, ?, ?, ?)
        ON CONFLICT (endpoint, body) WHERE closing IS NULL
          DO UPDATE SET why = excluded.why, parked_at = excluded.parked_at
        """,
        ids.next(),
        endpoint,
        body,
        why.substring(0, Math.min(why.length(), MAX_WHY)),
        clock.instant());
  }

  @Override
  @Transactional
  public void settle(String endpoint, String body) {
    sql.update(
        """
        UPDATE dead_letter SET closing = ?, closed_at = ?, closed_by = ?
        WHERE endpoint = ? AND body = ? AND closing IS NULL
        """,
        Closing.SETTLED,
        clock.instant(),
        access.caller().subject(),
        endpoint,
        body);
  }
}
