package org.cytostudy.platform.annotation;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.cytostudy.platform.sql.Sql;
import org.jspecify.annotations.Nullable;

/**
 * Finds annotations by where they lie and how large they are. Reads the index of the newest
 * revisions alone: what is not answered with is never loaded.
 */
@ApplicationScoped
class SelectionQuery {
  private static final String SIZE = "greatest(right_px - left_px, bottom_px - top_px)";
  private static final String WINDOW =
      """
       FROM annotation_head WHERE image_id = ? AND NOT deleted
        AND left_px <= ? AND right_px >= ? AND top_px <= ? AND bottom_px >= ?
      """;

  private final Sql sql;

  SelectionQuery(Sql sql) {
    this.sql = sql;
  }

  /**
   * How many annotations a selection leaves out of its window.
   *
   * @param inWindow of the wanted kinds
   * @param tooSmall of these, smaller than asked for
   */
  record Counts(long inWindow, long tooSmall) {}

  /** The revisions of the selection: the largest first where it has a limit, else by identifier. */
  List<RevisionKey> keys(UUID image, Selection selection) {
    List<@Nullable Object> parameters = parameters(image, selection);
    String order = "id";
    if (selection.limit() != null) {
      order = SIZE + " DESC, id LIMIT ?";
    }
    parameters.add(selection.minSizePx());
    if (selection.limit() != null) {
      parameters.add(selection.limit());
    }
    return sql.list(
        "SELECT id, revision"
            + WINDOW
            + kinds(selection)
            + " AND ("
            + SIZE
            + " >= ? OR "
            + SIZE
            + " = 0) ORDER BY "
            + order,
        row -> new RevisionKey(row.uuid("id"), row.integer("revision")),
        parameters.toArray());
  }

  Counts counts(UUID image, Selection selection) {
    List<@Nullable Object> parameters = parameters(image, selection);
    parameters.addFirst(selection.minSizePx());
    return sql.first(
            "SELECT count(*) AS all_of_them, count(*) FILTER (WHERE "
                + SIZE
                + " < ? AND "
                + SIZE
                + " > 0) AS small"
                + WINDOW
                + kinds(selection),
            row -> new Counts(row.number("all_of_them"), row.number("small")),
            parameters.toArray())
        .orElseThrow();
  }

  private static String kinds(Selection selection) {
    return selection.kinds().isEmpty() ? "" : " AND kind = ANY(?)";
  }

  private static List<@Nullable Object> parameters(UUID image, Selection selection) {
    Box box = selection.window() == null ? Box.EVERYWHERE : selection.window();
    List<@Nullable Object> parameters = new ArrayList<>();
    parameters.add(image);
    parameters.add(box.rightPx());
    parameters.add(box.leftPx());
    parameters.add(box.bottomPx());
    parameters.add(box.topPx());
    if (!selection.kinds().isEmpty()) {
      parameters.add(selection.kinds());
    }
    return parameters;
  }
}
