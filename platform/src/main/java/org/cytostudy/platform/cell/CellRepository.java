package org.cytostudy.platform.cell;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.cytostudy.platform.cell.CellViews.CellTable;
import org.cytostudy.platform.cell.CellViews.ClassCount;
import org.cytostudy.platform.problem.FieldError;
import org.cytostudy.platform.sql.Json;
import org.cytostudy.platform.sql.Row;
import org.cytostudy.platform.sql.Sql;
import org.jspecify.annotations.Nullable;

/** Reads and adds tables of cells, which never change. */
@ApplicationScoped
class CellRepository {
  private final Sql sql;

  CellRepository(Sql sql) {
    this.sql = sql;
  }

  Optional<CellTable> find(UUID image, String sourceSha256) {
    return sql.first(
        "SELECT * FROM cell_table WHERE image_id = ? AND source_sha256 = ?",
        CellRepository::table,
        image,
        sourceSha256);
  }

  /** Newest first, before this one. */
  List<CellTable> list(UUID image, @Nullable UUID before, int rows) {
    return sql.list(
        """
        SELECT * FROM cell_table
        WHERE image_id = ? AND (CAST(? AS uuid) IS NULL OR id < CAST(? AS uuid))
        ORDER BY id DESC LIMIT ?
        """,
        CellRepository::table,
        image,
        before,
        before,
        rows);
  }

  void add(CellTable t) {
    sql.update(
        """
        INSERT INTO cell_table
            (id, image_id, source_sha256, sha256, method, correction, mean_diameter_um,
             min_area_um2, correction_note, count_factor, cells, below_threshold, refused,
             refused_rows, classes, extent_mm2, cells_in_extent, author, created_at)
        VALUES (?, ?, ?, ?, ?, ?, CAST(? AS double precision), CAST(? AS double precision), ?, ?, ?,
                ?, ?, ?, ?, CAST(? AS double precision), CAST(? AS bigint), ?, ?)
        """,
        t.id(),
        t.imageId(),
        t.sourceSha256(),
        t.sha256(),
        t.method(),
        t.correction(),
        t.meanDiameterUm(),
        t.minAreaUm2(),
        t.correctionNote(),
        t.countFactor(),
        t.cells(),
        t.belowThreshold(),
        t.refused(),
        Json.of(t.refusedRows()),
        Json.of(t.classes()),
        t.extentMm2(),
        t.cellsInExtent(),
        t.author(),
        t.createdAt());
  }

  private static CellTable table(Row row) {
    Double extentMm2 = row.realOrNull("extent_mm2");
    Long inExtent = row.numberOrNull("cells_in_extent");
    double factor = row.real("count_factor");
    return new CellTable(
        row.uuid("id"),
        row.uuid("image_id"),
        row.text("source_sha256"),
        row.text("sha256"),
        row.text("method"),
        row.constant("correction", Correction.class),
        row.realOrNull("mean_diameter_um"),
        row.realOrNull("min_area_um2"),
        row.textOrNull("correction_note"),
        factor,
        row.number("cells"),
        row.number("below_threshold"),
        row.number("refused"),
        row.json("refused_rows").asList(FieldError.class),
        row.json("classes").asList(ClassCount.class),
        extentMm2,
        inExtent,
        extentMm2 == null || inExtent == null ? null : factor * inExtent / extentMm2,
        row.text("author"),
        row.instant("created_at"));
  }
}
