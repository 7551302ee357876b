package org.cytostudy.platform.map;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.cytostudy.core.id.ProjectId;
import org.cytostudy.platform.map.MapViews.MapFile;
import org.cytostudy.platform.map.MapViews.MapView;
import org.cytostudy.platform.page.NewestFirst;
import org.cytostudy.platform.page.Page;
import org.cytostudy.platform.page.PageRequest;
import org.cytostudy.platform.sql.Row;
import org.cytostudy.platform.sql.Sql;

/** Reads and adds maps, which never change. */
@ApplicationScoped
class MapRepository {
  private static final String SELECT =
      """
      SELECT m.*, s.name || '@' || s.version AS surface,
        (SELECT jsonb_agg(jsonb_build_object(
            'hemisphere', f.hemisphere, 'fileName', f.file_name, 'sha256', f.sha256,
            'bytes', f.bytes, 'values', f."values", 'missing', f.missing, 'minimum', f.minimum,
            'maximum', f.maximum) ORDER BY f.hemisphere)
         FROM brain_map_file f WHERE f.map_id = m.id) AS files
      FROM brain_map m LEFT JOIN surface s ON s.id = m.surface_id
      """;

  private final Sql sql;
  private final NewestFirst newest;

  MapRepository(Sql sql, NewestFirst newest) {
    this.sql = sql;
    this.newest = newest;
  }

  Page<MapView> list(UUID project, PageRequest page) {
    return newest.ofProject(project, page, SELECT, "m", MapRepository::map, MapView::id);
  }

  Optional<MapView> find(UUID id) {
    return sql.first(SELECT + "WHERE m.id = ?", MapRepository::map, id);
  }

  Optional<MapView> find(ProjectId project, String name, String version) {
    return sql.first(
        SELECT + "WHERE m.project_id = ? AND m.name = ? AND m.version = ?",
        MapRepository::map,
        project,
        name,
        version);
  }

  void add(MapView m) {
    sql.update(
        """
        INSERT INTO brain_map (id, project_id, name, version, kind, unit, citation, licence, space,
                               surface_id, maps, labels, imported_by, created_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, CAST(? AS uuid), ?, ?, ?, ?)
        """,
        m.id(),
        m.projectId(),
        m.name(),
        m.version(),
        m.kind(),
        m.unit(),
        m.citation(),
        m.licence(),
        m.space(),
        m.surfaceId(),
        m.maps(),
        m.labels(),
        m.importedBy(),
        m.createdAt());
    for (MapFile file : m.files()) {
      sql.update(
          """
          INSERT INTO brain_map_file (map_id, hemisphere, file_name, sha256, bytes, "values", missing,
                                      minimum, maximum)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
          """,
          m.id(),
          file.hemisphere(),
          file.fileName(),
          file.sha256(),
          file.bytes(),
          file.values(),
          file.missing(),
          file.minimum(),
          file.maximum());
    }
  }

  private static MapView map(Row row) {
    return new MapView(
        row.uuid("id"),
        row.uuid("project_id"),
        row.text("name"),
        row.text("version"),
        row.constant("kind", MapKind.class),
        row.text("unit"),
        row.text("citation"),
        row.text("licence"),
        row.text("space"),
        row.uuidOrNull("surface_id"),
        row.textOrNull("surface"),
        row.integer("maps"),
        row.flag("labels"),
        row.json("files").asList(MapFile.class),
        row.text("imported_by"),
        row.instant("created_at"));
  }
}
