package org.cytostudy.runner.evaluation;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.cytostudy.runner.data.ParquetTable;
import org.duckdb.DuckDBAppender;

/**
 * Predictions as Parquet: {@code patch_id} BIGINT, {@code brain} VARCHAR, {@code section} INTEGER,
 * {@code arc_mm} DOUBLE, {@code probe} VARCHAR, {@code true_area} VARCHAR (null: unlabelled),
 * {@code predicted_area} VARCHAR, {@code probability} FLOAT.
 */
final class PredictionTable {
  private PredictionTable() {}

  /** Writes the rows in their order; equal rows give equal bytes. */
  static void write(Path parquet, List<PredictedRow> rows) throws IOException {
    ParquetTable.write(
        parquet,
        "patch_id BIGINT NOT NULL, brain VARCHAR NOT NULL, section"
            + " INTEGER NOT NULL, arc_mm DOUBLE NOT NULL, probe VARCHAR NOT NULL, true_area"
            + " VARCHAR, predicted_area VARCHAR NOT NULL, probability FLOAT NOT NULL",
        appender -> {
          for (PredictedRow row : rows) {
            append(appender, row);
          }
        });
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
