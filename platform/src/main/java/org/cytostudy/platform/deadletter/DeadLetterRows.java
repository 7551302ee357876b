package org.cytostudy.platform.deadletter;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import org.cytostudy.platform.ids.Ids;
import org.cytostudy.platform.sql.Sql;
import org.cytostudy.routes.DeadLetters;

/** Keeps dead letters in the table {@code dead_letter}. */
@ApplicationScoped
class DeadLetterRows implements DeadLetters {
  private static final int MAX_WHY = 4000;

  private final Sql sql;
  private final Ids ids;
  private final Clock clock;

  DeadLetterRows(Sql sql, Ids ids, Clock clock) {
    this.sql = sql;
    this.ids = ids;
    this.clock = clock;
  }

  @Override
  @Transactional
  public void park(String endpoint, String body, String why) {
    sql.update(
        "INSERT INTO dead_letter (id, endpoint, body, why, parked_at) VALUES (?, ?, ?, ?, ?)",
        ids.next(),
        endpoint,
        body,
        why.substring(0, Math.min(why.length(), MAX_WHY)),
        clock.instant());
  }
}
