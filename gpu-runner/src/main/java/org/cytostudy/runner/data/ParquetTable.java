package org.cytostudy.runner.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/** Writes tables that fit into memory as Parquet; equal rows give equal bytes. */
public final class ParquetTable {
  private static final String TABLE = "rows";

  private ParquetTable() {}

  /** The rows of a table. */
  @FunctionalInterface
  public interface Rows {
    /**
     * Appends all rows, each between {@code beginRow} and {@code endRow}.
     *
     * @throws SQLException if one does not fit the columns
     */
    void append(DuckDBAppender appender) throws SQLException;
  }

  /**
   * Writes a table in the order of its rows.
   *
   * @param columns names and types, as in {@code CREATE TABLE}
   * @throws IOException if it cannot be written
   */
  public static void write(Path parquet, String columns, Rows rows) throws IOException {
    Files.deleteIfExists(parquet);
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      // Several threads would lay the rows out in the order in which they finish.
      statement.execute("SET threads = 1");
      statement.execute("SET preserve_insertion_order = true");
      statement.execute("CREATE TABLE " + TABLE + " (" + columns + ")");
      try (DuckDBAppender appender =
          connection
              .unwrap(DuckDBConnection.class)
              .createAppender(DuckDBConnection.DEFAULT_SCHEMA, TABLE)) {
        rows.append(appender);
      }
      statement.execute(
          "COPY "
              + TABLE
              + " TO "
              + quoted(parquet)
              + " (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 100000)");
    } catch (SQLException e) {
      throw new IOException(parquet + ": " + e.getMessage(), e);
    }
  }

  /** A file as a literal of SQL. */
  static String quoted(Path file) {
    return "'" + file.toAbsolutePath().toString().replace("'", "''") + "'";
  }
}
