package org.cytostudy.runner.embedding;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.cytostudy.runner.data.Embedding;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/**
 * The Parquet side of an embedding: columns {@code patch_id} BIGINT and {@code features} FLOAT[].
 */
final class EmbeddingTable {
  private EmbeddingTable() {}

  /** DuckDB keeps no more than this in memory, whatever the table's size. */
  private static final String MEMORY = "512MB";

  /**
   * Writes the table; equal values give equal bytes, for one thread writes them in order.
   *
   * @param scratch folder for what does not fit into memory; gone afterwards
   */
  static void write(Path parquet, Embedding embedding, Path scratch) throws IOException {
    Files.deleteIfExists(parquet);
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      statement.execute("SET threads = 1");
      statement.execute("SET memory_limit = '" + MEMORY + "'");
      statement.execute("SET temp_directory = " + quoted(scratch.resolve("embedding-table.tmp")));
      statement.execute(
          "CREATE TABLE embedding (patch_id BIGINT NOT NULL, features FLOAT["
              + embedding.dimension()
              + "] NOT NULL)");
      try (DuckDBAppender appender =
          connection
              .unwrap(DuckDBConnection.class)
              .createAppender(DuckDBConnection.DEFAULT_SCHEMA, "embedding")) {
        for (int row = 0; row < embedding.rows(); row++) {
          appender.beginRow();
          appender.append((long) row);
          appender.append(embedding.row(row));
          appender.endRow();
        }
      }
      statement.execute(
          "COPY (SELECT patch_id, features::FLOAT[] AS features FROM embedding ORDER BY patch_id) TO "
              + quoted(parquet)
              + " (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 100000)");
    } catch (SQLException e) {
      throw new IOException(parquet + ": " + e.getMessage(), e);
    }
  }

  private static String quoted(Path file) {
    return "'" + file.toAbsolutePath().toString().replace("'", "''") + "'";
  }
}
