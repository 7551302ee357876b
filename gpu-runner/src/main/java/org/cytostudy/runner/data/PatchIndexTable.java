package org.cytostudy.runner.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cytostudy.core.job.FileFormatException;
import org.cytostudy.runner.data.PatchIndex.Row;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/** The Parquet side of {@link PatchIndex}; DuckDB writes and reads it, one thread at a time. */
final class PatchIndexTable {
  /** Name, type and order of the columns are the format. */
  private static final String COLUMNS =
      "patch_id BIGINT NOT NULL, brain VARCHAR NOT NULL, hemisphere VARCHAR NOT NULL, block VARCHAR"
          + " NOT NULL, section INTEGER NOT NULL, image_sha256 VARCHAR NOT NULL, shard VARCHAR NOT"
          + " NULL, shard_row INTEGER NOT NULL, x_px DOUBLE NOT NULL, y_px DOUBLE NOT NULL,"
          + " angle_deg DOUBLE NOT NULL, space VARCHAR NOT NULL, u_mm DOUBLE NOT NULL, v_mm DOUBLE"
          + " NOT NULL, arc_mm DOUBLE NOT NULL, thickness_mm DOUBLE NOT NULL, area VARCHAR,"
          + " border_mm DOUBLE";

  private static final String SELECT =
      "SELECT patch_id, brain, hemisphere, block, section, image_sha256, shard, shard_row, x_px,"
          + " y_px, angle_deg, space, u_mm, v_mm, arc_mm, thickness_mm, area, border_mm FROM"
          + " read_parquet(%s) ORDER BY patch_id";

  /** Fixed, so that the bytes do not change with a default of DuckDB's. */
  private static final int ROW_GROUP_ROWS = 100_000;

  private PatchIndexTable() {}

  static List<Row> read(Path parquet) throws IOException {
    if (!Files.isRegularFile(parquet)) {
      throw new NoSuchFileException(parquet.toString());
    }
    Map<String, String> seen = new HashMap<>();
    try (Connection connection = open();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(String.format(SELECT, quoted(parquet)))) {
      List<Row> result = new ArrayList<>();
      while (rows.next()) {
        double borderMm = rows.getDouble(18);
        boolean noBorder = rows.wasNull();
        result.add(
            new Row(
                rows.getLong(1),
                shared(seen, rows.getString(2)),
                shared(seen, rows.getString(3)),
                shared(seen, rows.getString(4)),
                rows.getInt(5),
                shared(seen, rows.getString(6)),
                shared(seen, rows.getString(7)),
                rows.getInt(8),
                rows.getDouble(9),
                rows.getDouble(10),
                rows.getDouble(11),
                shared(seen, rows.getString(12)),
                rows.getDouble(13),
                rows.getDouble(14),
                rows.getDouble(15),
                rows.getDouble(16),
                rows.getString(17) == null ? null : shared(seen, rows.getString(17)),
                noBorder ? null : borderMm));
      }
      return result;
    } catch (SQLException e) {
      if (isOfTheMachine(e)) {
        throw new IOException(parquet + ": " + e.getMessage(), e);
      }
      throw new FileFormatException(parquet, "not a patch index: " + e.getMessage(), e);
    }
  }

  /** DuckDB has one exception for a broken file and for a machine without memory. */
  private static boolean isOfTheMachine(SQLException e) {
    String message = String.valueOf(e.getMessage());
    return message.startsWith("Out of Memory") || message.startsWith("IO Error");
  }

  /** A million rows name a few brains; one String each is enough. */
  private static String shared(Map<String, String> seen, String text) {
    return seen.computeIfAbsent(text, same -> same);
  }

  static PatchIndex.Writer writer(Path parquet) throws IOException {
    try {
      return new TableWriter(parquet);
    } catch (SQLException e) {
      throw new IOException(parquet + ": " + e.getMessage(), e);
    }
  }

  private static Connection open() throws SQLException {
    Connection connection = DriverManager.getConnection("jdbc:duckdb:");
    try (Statement statement = connection.createStatement()) {
      // Several threads would lay the rows out in the order in which they finish.
      statement.execute("SET threads = 1");
      statement.execute("SET preserve_insertion_order = true");
    }
    return connection;
  }

  private static String quoted(Path file) {
    return "'" + file.toAbsolutePath().toString().replace("'", "''") + "'";
  }

  private static final class TableWriter implements PatchIndex.Writer {
    private final Path parquet;
    private final Connection connection;
    private final DuckDBAppender appender;
    private long next;

    TableWriter(Path parquet) throws SQLException {
      this.parquet = parquet;
      this.connection = open();
      try (Statement statement = connection.createStatement()) {
        statement.execute("CREATE TABLE patch (" + COLUMNS + ")");
      }
      this.appender = connection.unwrap(DuckDBConnection.class).createAppender("main", "patch");
    }

    @Override
    public void add(Row row) throws IOException {
      if (row.patchId() != next) {
        throw new IllegalArgumentException(
            "The next patch_id is " + next + ", got " + row.patchId());
      }
      next++;
      try {
        appender.beginRow();
        appender.append(row.patchId());
        appender.append(row.brain());
        appender.append(row.hemisphere());
        appender.append(row.block());
        appender.append(row.section());
        appender.append(row.imageSha256());
        appender.append(row.shard());
        appender.append(row.shardRow());
        appender.append(row.xPx());
        appender.append(row.yPx());
        appender.append(row.angleDeg());
        appender.append(row.space());
        appender.append(row.uMm());
        appender.append(row.vMm());
        appender.append(row.arcMm());
        appender.append(row.thicknessMm());
        if (row.area() == null) {
          appender.appendNull();
        } else {
          appender.append(row.area());
        }
        if (row.borderMm() == null) {
          appender.appendNull();
        } else {
          appender.append(row.borderMm().doubleValue());
        }
        appender.endRow();
      } catch (SQLException e) {
        throw new IOException(parquet + ": " + e.getMessage(), e);
      }
    }

    @Override
    public void finish() throws IOException {
      try (Statement statement = connection.createStatement()) {
        appender.close();
        Files.deleteIfExists(parquet);
        statement.execute(
            "COPY (SELECT * FROM patch ORDER BY patch_id) TO "
                + quoted(parquet)
                + " (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE "
                + ROW_GROUP_ROWS
                + ")");
      } catch (SQLException e) {
        throw new IOException(parquet + ": " + e.getMessage(), e);
      }
    }

    @Override
    public void close() throws IOException {
      try {
        connection.close();
      } catch (SQLException e) {
        throw new IOException(parquet + ": " + e.getMessage(), e);
      }
    }
  }
}
