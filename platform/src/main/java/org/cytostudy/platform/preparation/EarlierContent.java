package org.cytostudy.platform.preparation;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cytostudy.core.id.ImageId;
import org.cytostudy.core.id.PreparationId;
import org.cytostudy.platform.sql.Sql;

/**
 * Content that the project has as an image already. As the image of the section that the mapping
 * names it is known, and not looked at again; as that of another section it refuses the file, for
 * one scan cannot show two sections; so does another plane of it as that of the same section.
 */
@ApplicationScoped
class EarlierContent {
  private final Sql sql;

  EarlierContent(Sql sql) {
    this.sql = sql;
  }

  /** A file that was refused, and the section that has its content. */
  record Elsewhere(String file, String brain, int section) {}

  /** Looks up all files of a preparation, in the caller's transaction. */
  void mark(PreparationId preparation) {
    sql.update(
        """
        WITH found AS (
          SELECT DISTINCT ON (f.name) f.name, i.id AS image_id, s.id AS section_id,
            b.pseudonym = f.entry ->> 'brain'
              AND s.number = CAST(f.entry ->> 'section' AS integer)
              AND i.plane IS NOT DISTINCT FROM f.entry ->> 'imagePlane' AS same
          FROM preparation_file f JOIN preparation p ON p.id = f.preparation_id
            JOIN image i ON i.sha256 = f.sha256 JOIN section s ON s.id = i.section_id
            JOIN brain b ON b.id = s.brain_id AND b.project_id = p.project_id
          WHERE f.preparation_id = ? AND f.entry IS NOT NULL
          ORDER BY f.name, same DESC, i.id)
        UPDATE preparation_file f
        SET known_image = CASE WHEN found.same THEN found.image_id END,
            duplicate_section = CASE WHEN found.same THEN NULL ELSE found.section_id END
        FROM found WHERE f.preparation_id = ? AND f.name = found.name
        """,
        preparation,
        preparation);
  }

  /** The images of the files that are known, by the name of the file. */
  Map<String, ImageId> known(PreparationId preparation) {
    Map<String, ImageId> known = new HashMap<>();
    sql.list(
        """
        SELECT name, known_image FROM preparation_file
        WHERE preparation_id = ? AND known_image IS NOT NULL
        """,
        row -> known.put(row.text("name"), new ImageId(row.uuid("known_image"))),
        preparation);
    return known;
  }

  List<Elsewhere> elsewhere(PreparationId preparation) {
    return sql.list(
        """
        SELECT f.name, b.pseudonym, s.number FROM preparation_file f
          JOIN section s ON s.id = f.duplicate_section JOIN brain b ON b.id = s.brain_id
        WHERE f.preparation_id = ? ORDER BY f.name
        """,
        row -> new Elsewhere(row.text("name"), row.text("pseudonym"), row.integer("number")),
        preparation);
  }
}
