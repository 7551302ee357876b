package org.cytostudy.platform.upload;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.cytostudy.core.hash.Sha256;
import org.cytostudy.core.id.ProjectId;
import org.cytostudy.platform.artefact.KeptContents;
import org.cytostudy.platform.sql.Row;
import org.cytostudy.platform.sql.Sql;

/** Reads and writes the rows of {@code upload}. */
@ApplicationScoped
class UploadRows implements KeptContents {
  private final Sql sql;

  UploadRows(Sql sql) {
    this.sql = sql;
  }

  Optional<UploadView> find(ProjectId project, Sha256 sha256) {
    return sql.first(
        "SELECT * FROM upload WHERE project_id = ? AND sha256 = ?",
        UploadRows::view,
        project,
        sha256);
  }

  List<UploadView> list(ProjectId project, String after, int rows) {
    return sql.list(
        "SELECT * FROM upload WHERE project_id = ? AND sha256 > ? ORDER BY sha256 LIMIT ?",
        UploadRows::view,
        project,
        after,
        rows);
  }

  /** Two uploads at once must not both find the room that is left: the project waits. */
  long lockedBytes(ProjectId project) {
    sql.list("SELECT 1 FROM project WHERE id = ? FOR UPDATE", row -> 1, project);
    return sql.number("SELECT coalesce(sum(bytes), 0) FROM upload WHERE project_id = ?", project);
  }

  void add(
      ProjectId project, Sha256 sha256, long bytes, String uploader, Instant now, Instant expires) {
    sql.update(
        """
        INSERT INTO upload (project_id, sha256, bytes, uploader, created_at, expires_at)
        VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
        """,
        project,
        sha256,
        bytes,
        uploader,
        now,
        expires);
  }

  void extend(ProjectId project, Sha256 sha256, Instant expires) {
    sql.update(
        "UPDATE upload SET expires_at = ? WHERE project_id = ? AND sha256 = ?",
        expires,
        project,
        sha256);
  }

  void complete(ProjectId project, Sha256 sha256, Instant now) {
    sql.update(
        "UPDATE upload SET completed_at = ? WHERE project_id = ? AND sha256 = ?",
        now,
        project,
        sha256);
  }

  boolean remove(ProjectId project, Sha256 sha256) {
    return sql.update("DELETE FROM upload WHERE project_id = ? AND sha256 = ?", project, sha256)
        > 0;
  }

  int removeExpired(Instant now) {
    return sql.update("DELETE FROM upload WHERE expires_at < ?", now);
  }

  @Override
  @Transactional
  public List<String> among(Collection<String> contents) {
    return sql.list(
        "SELECT DISTINCT sha256 FROM upload WHERE completed_at IS NOT NULL AND sha256 = ANY (?)",
        row -> row.text("sha256"),
        contents);
  }

  private static UploadView view(Row row) {
    return new UploadView(
        row.text("sha256"),
        row.number("bytes"),
        row.instantOrNull("completed_at") != null,
        row.text("uploader"),
        row.instant("created_at"),
        row.instant("expires_at"));
  }
}
