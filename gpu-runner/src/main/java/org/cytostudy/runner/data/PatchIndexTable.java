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
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.cytostudy.core.job.FileFormatException;
import org.cytostudy.core.job.Registration.OnSurface;
import org.cytostudy.core.job.Registration.Reference;
import org.cytostudy.core.space.PointMm;
import org.cytostudy.runner.data.PatchIndex.Row;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/** The Parquet side of {@link PatchIndex}; DuckDB writes and reads it, one thread at a time. */
final class PatchIndexTable {
  /** Name, type and order of the columns are the format. */
  private static final String COLUMNS =
      "patch_id BIGINT NOT NULL, brain VARCHAR NOT NULL, hemisphere VARCHAR NOT NULL, block VARCHAR"
          + " NOT NULL, section INTEGER NOT NULL, image_sha256 VARCHAR NOT NULL, shard VARCHAR NOT"
          + " NULL, shard_row INTEGER NOT NULL, x_px DOUBLE NOT NULL, y_px DOUBLE NOT NULL,"
          + " angle_deg DOUBLE NOT NULL, space VARCHAR NOT NULL, u_mm DOUBLE, v_mm DOUBLE, arc_mm"
          + " DOUBLE NOT NULL, thickness_mm DOUBLE NOT NULL, area VARCHAR, border_mm DOUBLE, x_mm"
          + " DOUBLE, y_mm DOUBLE, z_mm DOUBLE, vertex INTEGER, off_surface_mm DOUBLE,"
          + " cutting_angle_deg DOUBLE, surface VARCHAR, surface_sha256 VARCHAR, depth_model"
          + " VARCHAR, contours VARCHAR";

  private static final String SELECT =
      "SELECT patch_id, brain, hemisphere, block, section, image_sha256, shard, shard_row, x_px,"
          + " y_px, angle_deg, space, u_mm, v_mm, arc_mm, thickness_mm, area, border_mm, %s FROM"
          + " read_parquet(%s) ORDER BY patch_id";

  /** Columns that indexes from before there were surfaces do not have. */
  private static final List<String> LATER =
      List.of(
          "x_mm",
          "y_mm",
          "z_mm",
          "vertex",
          "off_surface_mm",
          "cutting_angle_deg",
          "surface",
          "surface_sha256",
          "depth_model",
          "contours");

  /** Fixed, so that the bytes do not change with a default of DuckDB's. */
  private static final int ROW_GROUP_ROWS = 100_000;

  private PatchIndexTable() {}

  static List<Row> read(Path parquet) throws IOException {
    if (!Files.isRegularFile(parquet)) {
      throw new NoSuchFileException(parquet.toString());
    }
    try (Connection connection = open();
        Statement statement = connection.createStatement()) {
      Set<String> there = columns(statement, parquet);
      String later =
          LATER.stream()
              .map(column -> there.contains(column) ? column : "NULL AS " + column)
              .collect(Collectors.joining(", "));
      List<Row> result = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery(String.format(SELECT, later, quoted(parquet)))) {
        PatchRowReader reader = new PatchRowReader(rows);
        while (rows.next()) {
          result.add(reader.row());
        }
      }
      return result;
    } catch (IllegalArgumentException e) {
      throw new FileFormatException(parquet, "not a patch index: " + e.getMessage(), e);
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

  private static Set<String> columns(Statement statement, Path parquet) throws SQLException {
    Set<String> names = new HashSet<>();
    try (ResultSet columns =
        statement.executeQuery("DESCRIBE SELECT * FROM read_parquet(" + quoted(parquet) + ")")) {
      while (columns.next()) {
        names.add(columns.getString("column_name"));
      }
    }
    return names;
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
        appender.append(row.place().space());
        Reference.Sheet sheet = row.place().reference() instanceof Reference.Sheet it ? it : null;
        append(sheet == null ? null : sheet.uMm());
        append(sheet == null ? null : sheet.vMm());
        appender.append(row.arcMm());
        appender.append(row.thicknessMm());
        append(row.area());
        append(row.borderMm());
        appendLater(row.place());
        appender.endRow();
      } catch (SQLException e) {
        throw new IOException(parquet + ": " + e.getMessage(), e);
      }
    }

    private void appendLater(PatchPlace place) throws SQLException {
      Reference.Place inSpace = place.reference() instanceof Reference.Place it ? it : null;
      OnSurface onSurface = inSpace == null ? null : inSpace.surface();
      PatchPlace.MeshVersion mesh = place.surface();
      PointMm point =
          switch (place.reference()) {
            case Reference.Sheet sheet -> sheet.folded();
            case Reference.Place there -> there.point();
          };
      append(point == null ? null : point.xMm());
      append(point == null ? null : point.yMm());
      append(point == null ? null : point.zMm());
      if (onSurface == null) {
        appender.appendNull();
      } else {
        appender.append(onSurface.vertex());
      }
      append(onSurface == null ? null : onSurface.offSurfaceMm());
      append(onSurface == null ? null : onSurface.cuttingAngleDeg());
      append(mesh == null ? null : mesh.surface());
      append(mesh == null ? null : mesh.sha256().hex());
      append(place.depthModel() == null ? null : place.depthModel().wireName());
      append(place.contours() == null ? null : place.contours().wireName());
    }

    private void append(@Nullable Double value) throws SQLException {
      if (value == null) {
        appender.appendNull();
      } else {
        appender.append(value.doubleValue());
      }
    }

    private void append(@Nullable String text) throws SQLException {
      if (text == null) {
        appender.appendNull();
      } else {
        appender.append(text);
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
