package org.cytostudy.platform.annotation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.cytostudy.platform.annotation.AnnotationViews.RegionOf;
import org.cytostudy.platform.sql.DatabaseException;
import org.cytostudy.platform.sql.Json;
import org.cytostudy.platform.sql.Row;
import org.cytostudy.platform.sql.Sql;
import org.jspecify.annotations.Nullable;

/** Reads and appends revisions of annotations. */
@ApplicationScoped
class AnnotationRepository {
  private static final String REVISION =
      """
      SELECT a.*, r.name AS region, r.colour, p.name || '@' || p.version AS parcellation
      FROM annotation a
        LEFT JOIN region r ON r.id = a.region_id LEFT JOIN parcellation p ON p.id = r.parcellation_id
      """;
  private static final String NEWEST =
      REVISION
          + " JOIN annotation_head h ON (h.section_id, h.id, h.revision)"
          + " = (a.section_id, a.id, a.revision) ";

  // One statement for hundreds of rows: each statement makes the newest revisions follow once.
  private static final String APPEND =
      """
      INSERT INTO annotation
          (section_id, id, image_id, revision, region_id, class_name, kind, geometry, name,
           annotator, method, origin, certainty, uncertainty_band_um, locked, extra, deleted,
           author, reason, created_at, left_px, top_px, right_px, bottom_px)
      SELECT section_id, id, image_id, revision, region_id, class_name, kind, geometry, name,
             annotator, method, origin, certainty, uncertainty_band_um, locked, extra, deleted,
             author, reason, created_at, left_px, top_px, right_px, bottom_px
      FROM jsonb_populate_recordset(CAST(NULL AS annotation), ?)
      """;

  private final Sql sql;
  private final ObjectMapper json;

  AnnotationRepository(Sql sql, ObjectMapper json) {
    this.sql = sql;
    this.json = json;
  }

  /** Annotations of the section that are not deleted, in the order of their ids, after one. */
  List<UUID> undeleted(UUID section, UUID after, int rows) {
    return sql.list(
        """
        SELECT id FROM annotation_head
        WHERE section_id = ? AND NOT deleted AND id > ? ORDER BY id LIMIT ?
        """,
        row -> row.uuid("id"),
        section,
        after,
        rows);
  }

  /** The revisions of these keys, in their order. */
  List<Revision> revisions(UUID section, List<RevisionKey> keys) {
    return sql.list(
        """
        %s JOIN unnest(CAST(? AS uuid[]), CAST(? AS integer[])) WITH ORDINALITY k (id, revision, n)
             ON (a.id, a.revision) = (k.id, k.revision)
        WHERE a.section_id = ? ORDER BY k.n
        """
            .formatted(REVISION),
        this::revision,
        keys.stream().map(RevisionKey::id).toList(),
        keys.stream().map(RevisionKey::revision).toList(),
        section);
  }

  /** The newest revisions of these, deleted ones among them, in the order of the list. */
  List<Revision> newest(UUID section, List<UUID> ids) {
    return sql.list(
        NEWEST + "WHERE h.section_id = ? AND h.id = ANY(?) ORDER BY array_position(?, h.id)",
        this::revision,
        section,
        ids,
        ids);
  }

  /** The newest revision of an annotation on the image, which may be that it was deleted. */
  Optional<Revision> newest(UUID section, UUID image, UUID id) {
    return sql.first(
        NEWEST + "WHERE h.section_id = ? AND h.image_id = ? AND h.id = ?",
        this::revision,
        section,
        image,
        id);
  }

  /** Revisions of an annotation, newest first, below this number. */
  List<Revision> revisions(UUID section, UUID id, int below, int rows) {
    return sql.list(
        REVISION
            + "WHERE a.section_id = ? AND a.id = ? AND a.revision < ?"
            + " ORDER BY a.revision DESC LIMIT ?",
        this::revision,
        section,
        id,
        below,
        rows);
  }

  /** Makes two writers of one section wait for each other. */
  void lock(UUID section) {
    sql.list(
        "SELECT pg_advisory_xact_lock(hashtextextended(?, 0))",
        row -> true,
        "annotation:" + section);
  }

  /**
   * Lets the database plan each statement of this transaction for the tables as they are by then.
   * While a large file is stored they grow from a few rows to hundreds of thousands, and a plan
   * that was kept from before reads all of them each time.
   */
  void planForGrowth() {
    sql.list("SELECT set_config('plan_cache_mode', 'force_custom_plan', true)", row -> true);
  }

  /**
   * Adds revisions, all or none.
   *
   * @throws DatabaseException if there is one of the same number
   */
  void append(List<Revision> revisions) {
    if (!revisions.isEmpty()) {
      ArrayNode rows = json.createArrayNode();
      revisions.forEach(revision -> rows.add(row(revision)));
      sql.update(APPEND, new Json(rows.toString()));
    }
  }

  /** Members are the columns of the table. */
  private ObjectNode row(Revision r) {
    Content c = r.content();
    Box box = Box.around(c.geometry());
    ObjectNode row =
        json.createObjectNode()
            .put("section_id", r.section().toString())
            .put("id", r.id().toString())
            .put("image_id", text(r.image()))
            .put("revision", r.number())
            .put("region_id", text(c.regionId()))
            .put("class_name", c.className())
            .put("kind", c.kind().name())
            .put("name", c.name())
            .put("annotator", c.annotator())
            .put("method", c.method())
            .put("origin", c.origin().name())
            .put("certainty", c.certainty())
            .put("uncertainty_band_um", c.uncertaintyBandUm())
            .put("locked", c.locked())
            .put("deleted", r.deleted())
            .put("author", r.author())
            .put("reason", r.reason())
            .put("created_at", r.at().toString())
            .put("left_px", box.leftPx())
            .put("top_px", box.topPx())
            .put("right_px", box.rightPx())
            .put("bottom_px", box.bottomPx());
    row.set("geometry", c.geometry());
    row.set("extra", c.extra());
    return row;
  }

  private static @Nullable String text(@Nullable UUID id) {
    return id == null ? null : id.toString();
  }

  private Revision revision(Row row) {
    UUID region = row.uuidOrNull("region_id");
    String extra = row.textOrNull("extra");
    return new Revision(
        row.uuid("section_id"),
        row.uuid("id"),
        row.uuidOrNull("image_id"),
        row.integer("revision"),
        new Content(
            row.constant("kind", Kind.class),
            region,
            row.textOrNull("class_name"),
            tree(row.text("geometry")),
            row.textOrNull("name"),
            row.text("annotator"),
            row.text("method"),
            row.constant("origin", Origin.class),
            row.realOrNull("certainty"),
            row.realOrNull("uncertainty_band_um"),
            row.flag("locked"),
            extra == null ? null : tree(extra)),
        region == null
            ? null
            : new RegionOf(
                region, row.text("region"), row.text("colour"), row.text("parcellation")),
        row.flag("deleted"),
        row.text("author"),
        row.textOrNull("reason"),
        row.instant("created_at"));
  }

  private JsonNode tree(String text) {
    try {
      return json.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("The database holds JSON here", e);
    }
  }
}
