package org.cytostudy.platform.testing;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.duckdb.DuckDBDriver;

/** Patch indexes as Parquet, from rows in SQL; columns as docs/reference/formats.md has them. */
public final class PatchIndexFile {
  private static final String FLAT =
      "patch_id, brain, section, image_sha256, x_px, y_px, angle_deg, area, space";

  private PatchIndexFile() {}

  /**
   * Patches in a space.
   *
   * @param rows of a VALUES list: id, brain, section, image, x, y, angle, area, space, x, y, z
   */
  public static void write(Path parquet, String rows) throws IOException {
    write(parquet, rows, FLAT + ", x_mm, y_mm, z_mm");
  }

  /** Patches on a flat sheet: rows without the last three columns. */
  public static void writeFlat(Path parquet, String rows) throws IOException {
    write(parquet, rows, FLAT);
  }

  private static void write(Path parquet, String rows, String columns) throws IOException {
    // As a patch index has it: a column of the sheet, empty in a space.
    copy(
        parquet,
        "SELECT *, CAST(NULL AS DOUBLE) AS u_mm FROM (VALUES "
            + rows
            + ") AS patch("
            + columns
            + ")");
  }

  /** Whatever the statement gives. */
  public static void copy(Path parquet, String select) throws IOException {
    try (Connection connection = new DuckDBDriver().connect("jdbc:duckdb:", new Properties());
        Statement statement = connection.createStatement()) {
      statement.execute("COPY (" + select + ") TO '" + parquet + "' (FORMAT parquet)");
    } catch (SQLException e) {
      throw new IOException(e);
    }
  }
}
