package org.cytostudy.runner.evaluation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/**
 * Predictions as Parquet: {@code patch_id} BIGINT, {@code brain} VARCHAR, {@code section} INTEGER,
 * {@code arc_mm} DOUBLE, {@code probe} VARCHAR, {@code true_area} VARCHAR (null: unlabelled),
 * {@code predicted_area} VARCHAR, {@code probability} FLOAT.
 */
final class PredictionTable {
  private PredictionTable() {}

  /** Writes the rows in their order; equal rows give equal bytes. */
  static void write(Path parquet, List<PredictedRow> rows) throws IOException {
    Files.deleteIfExists(parquet);
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      // Several threads would lay the rows out in the order in which they finish.
      statement.execute("SET threads = 1");
      statement.execute("SET preserve_insertion_order = true");
      statement.execute(
          "CREATE TABLE prediction (patch_id BIGINT NOT NULL, brain VARCHAR NOT NULL, section"
              + " INTEGER NOT NULL, arc_mm DOUBLE NOT NULL, probe VARCHAR NOT NULL, true_area"
              + " VARCHAR, predicted_area VARCHAR NOT NULL, probability FLOAT NOT NULL)");
      try (DuckDBAppender appender =
          connection
              .unwrap(DuckDBConnection.class)
              .createAppender(DuckDBConnection.DEFAULT_SCHEMA, "prediction")) {
        for (PredictedRow row : rows) {
          append(appender, row);
        }
      }
      statement.execute(
          "COPY prediction TO '"
              + parquet.toAbsolutePath().toString().replace("'", "''")
              + "' (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 100000)");
    } catch (SQLException e) {
      throw new IOException(parquet + ": " + e.getMessage(), e);
    }
  }

  private static void append(DuckDBAppender appender, PredictedRow row) throws SQLException {
    appender.beginRow();
    appender.append(row.patch().patchId());
    appender.append(row.patch().brain());
    appender.append(row.patch().section());
    appender.append(row.patch().arcMm());
    appender.append(row.probe().wireName());
    if (row.patch().area() == null) {
      appender.appendNull();
    } else {
      appender.append(row.patch().area());
    }
    appender.append(row.predicted());
    appender.append(row.probability());
    appender.endRow();
  }
}
