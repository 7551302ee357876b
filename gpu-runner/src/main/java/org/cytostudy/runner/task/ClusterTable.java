package org.cytostudy.runner.task;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.cytostudy.runner.data.ParquetTable;
import org.cytostudy.runner.data.PatchIndex;
import org.duckdb.DuckDBAppender;
import org.jspecify.annotations.Nullable;

/**
 * Clusters as Parquet: {@code patch_id} BIGINT, {@code brain} VARCHAR, {@code section} INTEGER,
 * {@code region} VARCHAR (what was divided), {@code part} VARCHAR, {@code method} VARCHAR ({@code
 * k-means} or {@code gmm}), {@code area} VARCHAR (null: unlabelled), {@code cluster} INTEGER from
 * 0. Clusters of different regions, parts or methods have nothing to do with each other.
 */
final class ClusterTable {
  private ClusterTable() {}

  /** A patch and the cluster that it fell into. */
  record Entry(PatchIndex.Row patch, String region, String part, String method, int cluster) {}

  /** Writes the entries in their order; equal entries give equal bytes. */
  static void write(Path parquet, List<Entry> entries) throws IOException {
    ParquetTable.write(
        parquet,
        "patch_id BIGINT NOT NULL, brain VARCHAR NOT NULL, section INTEGER"
            + " NOT NULL, region VARCHAR NOT NULL, part VARCHAR NOT NULL, method VARCHAR NOT"
            + " NULL, area VARCHAR, cluster INTEGER NOT NULL",
        appender -> {
          for (Entry entry : entries) {
            append(appender, entry);
          }
        });
  }

  private static void append(DuckDBAppender appender, Entry entry) throws SQLException {
    @Nullable String area = entry.patch().area();
    appender.beginRow();
    appender.append(entry.patch().patchId());
    appender.append(entry.patch().brain());
    appender.append(entry.patch().section());
    appender.append(entry.region());
    appender.append(entry.part());
    appender.append(entry.method());
    if (area == null) {
      appender.appendNull();
    } else {
      appender.append(area);
    }
    appender.append(entry.cluster());
    appender.endRow();
  }
}
