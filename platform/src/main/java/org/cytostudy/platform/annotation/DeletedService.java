package org.cytostudy.platform.annotation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.cytostudy.core.id.ImageId;
import org.cytostudy.platform.access.Membership;
import org.cytostudy.platform.annotation.AnnotationViews.Annotation;
import org.cytostudy.platform.page.Page;
import org.cytostudy.platform.page.PageRequest;
import org.cytostudy.platform.section.Sections;
import org.cytostudy.platform.section.Sections.Placed;
import org.cytostudy.platform.sql.Sql;

/** What was deleted from an image: who did it, when and why. Revising one brings it back. */
@ApplicationScoped
class DeletedService {
  private static final char BETWEEN = '/';

  private final Sql sql;
  private final AnnotationRepository annotations;
  private final Sections sections;

  DeletedService(Sql sql, AnnotationRepository annotations, Sections sections) {
    this.sql = sql;
    this.annotations = annotations;
    this.sections = sections;
  }

  /** Where a page ends. An import deletes many at one time, so that the time alone is no key. */
  private record Key(Instant at, UUID id) {
    static Key parse(String text) {
      int between = text.indexOf(BETWEEN);
      return new Key(
          Instant.parse(text.substring(0, between)), UUID.fromString(text.substring(between + 1)));
    }
  }

  /** The deletion is the annotation's newest revision; the last deletion comes first. */
  @Transactional
  Page<Annotation> list(UUID image, PageRequest page) {
    Placed on = sections.require(new ImageId(image), Membership.VIEWER);
    Key after = page.after(Key::parse);
    List<RevisionKey> keys =
        sql.list(
            """
            SELECT h.id, h.revision FROM annotation_head h
              JOIN annotation a ON (a.section_id, a.id, a.revision) = (h.section_id, h.id, h.revision)
            WHERE h.image_id = ? AND h.deleted
              AND (CAST(? AS timestamptz) IS NULL
                   OR (a.created_at, a.id) < (CAST(? AS timestamptz), CAST(? AS uuid)))
            ORDER BY a.created_at DESC, a.id DESC LIMIT ?
            """,
            row -> new RevisionKey(row.uuid("id"), row.integer("revision")),
            image,
            after == null ? null : after.at(),
            after == null ? null : after.at(),
            after == null ? null : after.id(),
            page.rowsToRead());
    return Page.of(
        annotations.revisions(on.section().value(), keys).stream()
            .map(revision -> Annotation.of(revision, List.of()))
            .toList(),
        page.limit(),
        deleted -> deleted.at().toString() + BETWEEN + deleted.id());
  }
}
