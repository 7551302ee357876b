package org.cytostudy.platform.personal;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.cytostudy.core.hash.Sha256;
import org.cytostudy.core.job.IngestReport.PersonalKind;
import org.cytostudy.platform.personal.PersonalViews.PersonalDatum;
import org.cytostudy.platform.sql.Row;
import org.cytostudy.platform.sql.Sql;
import org.jspecify.annotations.Nullable;

/** Reads and writes the rows of {@code personal_data}. */
@ApplicationScoped
class PersonalRows {
  private static final String SELECT =
      """
      SELECT p.*, i.section_id, s.number, b.pseudonym FROM personal_data p
        JOIN image i ON i.id = p.image_id JOIN section s ON s.id = i.section_id
        JOIN brain b ON b.id = s.brain_id
      """;

  private final Sql sql;

  PersonalRows(Sql sql) {
    this.sql = sql;
  }

  void add(UUID id, UUID image, PersonalKind kind, @Nullable Sha256 sha256, Instant now) {
    sql.update(
        """
        INSERT INTO personal_data (id, image_id, kind, sha256, state, created_at)
        VALUES (?, ?, ?, ?, 'HELD', ?)
        """,
        id,
        image,
        kind,
        sha256,
        now);
  }

  long count(UUID image) {
    return sql.number("SELECT count(*) FROM personal_data WHERE image_id = ?", image);
  }

  List<PersonalDatum> ofImage(UUID image) {
    return sql.list(SELECT + "WHERE p.image_id = ? ORDER BY p.id", PersonalRows::view, image);
  }

  /** Oldest first, after this one. */
  List<PersonalDatum> list(@Nullable PersonalState state, UUID after, int rows) {
    return sql.list(
        SELECT
            + "WHERE p.id > ? AND (CAST(? AS text) IS NULL OR p.state = ?) ORDER BY p.id LIMIT ?",
        PersonalRows::view,
        after,
        state == null ? null : state.name(),
        state == null ? null : state.name(),
        rows);
  }

  Optional<PersonalDatum> find(UUID id) {
    return sql.first(SELECT + "WHERE p.id = ?", PersonalRows::view, id);
  }

  /** Held by the transaction from here on. */
  Optional<PersonalDatum> lock(UUID id) {
    return sql.first(SELECT + "WHERE p.id = ? FOR UPDATE OF p", PersonalRows::view, id);
  }

  void decide(UUID id, PersonalState state, @Nullable String reason, String subject, Instant now) {
    boolean open = state == PersonalState.HELD;
    sql.update(
        """
        UPDATE personal_data SET state = ?, decided_by = ?, decided_at = ?, reason = ?,
            version = version + 1
        WHERE id = ?
        """,
        state,
        open ? null : subject,
        open ? null : now,
        open ? null : reason,
        id);
  }

  /** Things of any image with this content that nobody released. */
  long unreleased(Sha256 image) {
    return sql.number(
        """
        SELECT count(*) FROM personal_data p JOIN image i ON i.id = p.image_id
        WHERE i.sha256 = ? AND p.state <> 'RELEASED'
        """,
        image);
  }

  private static PersonalDatum view(Row row) {
    return new PersonalDatum(
        row.uuid("id"),
        row.uuid("image_id"),
        row.uuid("section_id"),
        row.text("pseudonym"),
        row.integer("number"),
        row.constant("kind", PersonalKind.class),
        row.textOrNull("sha256"),
        row.constant("state", PersonalState.class),
        row.textOrNull("decided_by"),
        row.instantOrNull("decided_at"),
        row.textOrNull("reason"),
        row.instant("created_at"),
        row.number("version"));
  }
}
