package org.cytostudy.platform.patch;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.Properties;
import java.util.Set;
import org.duckdb.DuckDBDriver;

/**
 * Reads the patch index, a Parquet file, by columns. DuckDB reads it, with one thread and a fixed
 * amount of memory beside what is asked for.
 */
final class PatchTable implements AutoCloseable {
  private static final String MEMORY = "256MB";

  private final Connection connection;
  private final String file;

  private PatchTable(Connection connection, String file) {
    this.connection = connection;
    this.file = file;
  }

  /** Takes rows in the order of the patch ids. */
  interface Rows {
    void row(ResultSet row) throws SQLException;
  }

  static PatchTable open(Path parquet) throws IOException {
    try {
      // Not through the DriverManager, which does not see the drivers of every class loader.
      Connection connection = new DuckDBDriver().connect("jdbc:duckdb:", new Properties());
      try (Statement statement = connection.createStatement()) {
        statement.execute("SET threads = 1");
        statement.execute("SET memory_limit = '" + MEMORY + "'");
        statement.execute("SET preserve_insertion_order = true");
        statement.execute("SET autoinstall_known_extensions = false");
      }
      return new PatchTable(
          connection, "'" + parquet.toAbsolutePath().toString().replace("'", "''") + "'");
    } catch (SQLException e) {
      throw new IOException(e);
    }
  }

  /** The names of its columns; older files have fewer. */
  Set<String> columns() throws IOException {
    Set<String> names = new HashSet<>();
    query(
        "SELECT name FROM parquet_schema(" + file + ") WHERE type IS NOT NULL",
        row -> names.add(row.getString(1)));
    return names;
  }

  long rows() throws IOException {
    long[] rows = new long[1];
    query(
        "SELECT num_rows FROM parquet_file_metadata(" + file + ")",
        row -> rows[0] = row.getLong(1));
    return rows[0];
  }

  /**
   * Reads columns.
   *
   * @param columns of our own, never what a caller named
   */
  void read(String columns, Rows rows) throws IOException {
    query("SELECT " + columns + " FROM read_parquet(" + file + ") ORDER BY patch_id", rows);
  }

  private void query(String sql, Rows rows) throws IOException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      while (result.next()) {
        rows.row(result);
      }
    } catch (SQLException e) {
      throw new IOException("The patch index cannot be read: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() throws IOException {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new IOException(e);
    }
  }
}
