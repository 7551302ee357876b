package org.cytostudy.platform.surface;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.cytostudy.core.id.ProjectId;
import org.cytostudy.platform.page.NewestFirst;
import org.cytostudy.platform.page.Page;
import org.cytostudy.platform.page.PageRequest;
import org.cytostudy.platform.sql.Row;
import org.cytostudy.platform.sql.Sql;
import org.cytostudy.platform.surface.SurfaceViews.Surface;
import org.cytostudy.platform.surface.SurfaceViews.SurfaceHemisphere;

/** Reads and adds surfaces, which never change. */
@ApplicationScoped
class SurfaceRepository {
  /** The sides come with their surface, so that a list is one question. */
  private static final String SELECT =
      """
      SELECT s.*,
        (SELECT jsonb_agg(jsonb_build_object(
            'hemisphere', h.hemisphere, 'fileName', h.file_name, 'sha256', h.sha256,
            'bytes', h.bytes, 'vertices', h.vertices, 'triangles', h.triangles, 'parts', h.parts,
            'borderEdges', h.border_edges, 'eulerCharacteristic', h.euler_characteristic,
            'unusedVertices', h.unused_vertices, 'areaMm2', h.area_mm2) ORDER BY h.hemisphere)
         FROM surface_hemisphere h WHERE h.surface_id = s.id) AS hemispheres
      FROM surface s
      """;

  private final Sql sql;
  private final NewestFirst newest;

  SurfaceRepository(Sql sql, NewestFirst newest) {
    this.sql = sql;
    this.newest = newest;
  }

  Page<Surface> list(UUID project, PageRequest page) {
    return newest.ofProject(project, page, SELECT, "s", SurfaceRepository::surface, Surface::id);
  }

  Optional<Surface> find(UUID id) {
    return sql.first(SELECT + "WHERE s.id = ?", SurfaceRepository::surface, id);
  }

  Optional<Surface> find(ProjectId project, String name, String version) {
    return sql.first(
        SELECT + "WHERE s.project_id = ? AND s.name = ? AND s.version = ?",
        SurfaceRepository::surface,
        project,
        name,
        version);
  }

  void add(Surface s) {
    sql.update(
        """
        INSERT INTO surface (id, project_id, name, version, space, kind, brain_id, citation,
                             licence, imported_by, created_at)
        VALUES (?, ?, ?, ?, ?, ?, CAST(? AS uuid), ?, ?, ?, ?)
        """,
        s.id(),
        s.projectId(),
        s.name(),
        s.version(),
        s.space(),
        s.kind(),
        s.brainId(),
        s.citation(),
        s.licence(),
        s.importedBy(),
        s.createdAt());
    for (SurfaceHemisphere h : s.hemispheres()) {
      sql.update(
          """
          INSERT INTO surface_hemisphere (surface_id, hemisphere, file_name, sha256, bytes,
            vertices, triangles, parts, border_edges, euler_characteristic, unused_vertices,
            area_mm2)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
          """,
          s.id(),
          h.hemisphere(),
          h.fileName(),
          h.sha256(),
          h.bytes(),
          h.vertices(),
          h.triangles(),
          h.parts(),
          h.borderEdges(),
          h.eulerCharacteristic(),
          h.unusedVertices(),
          h.areaMm2());
    }
  }

  private static Surface surface(Row row) {
    return new Surface(
        row.uuid("id"),
        row.uuid("project_id"),
        row.text("name"),
        row.text("version"),
        row.text("space"),
        row.constant("kind", SurfaceKind.class),
        row.uuidOrNull("brain_id"),
        row.textOrNull("citation"),
        row.textOrNull("licence"),
        row.json("hemispheres").asList(SurfaceHemisphere.class),
        row.text("imported_by"),
        row.instant("created_at"));
  }
}
