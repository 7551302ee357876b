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
import java.util.Arrays;
import org.cytostudy.core.job.FileFormatException;

/**
 * What a map shows at each patch, as Parquet: the patch's id and its value (BIGINT; DOUBLE, null
 * outside of the map), and the name and the unit of the target, which are the same in every row.
 *
 * @param target name of what the map shows
 * @param unit of its values
 * @param values by patch id; NaN where there is none
 */
@SuppressWarnings("ArrayRecordComponent") // a column of numbers that is read, not compared
public record PatchTargets(String target, String unit, double[] values) {

  /** Whether a patch has a value. */
  public boolean has(int patch) {
    return !Double.isNaN(values[patch]);
  }

  /** Patches with a value. */
  public int count() {
    return (int) Arrays.stream(values).filter(value -> !Double.isNaN(value)).count();
  }

  /** Writes the table; equal values give equal bytes. */
  public void write(Path parquet) throws IOException {
    ParquetTable.write(
        parquet,
        "patch_id BIGINT NOT NULL, value DOUBLE, target VARCHAR NOT NULL, unit VARCHAR NOT NULL",
        appender -> {
          for (int patch = 0; patch < values.length; patch++) {
            appender.beginRow();
            appender.append((long) patch);
            if (has(patch)) {
              appender.append(values[patch]);
            } else {
              appender.appendNull();
            }
            appender.append(target);
            appender.append(unit);
            appender.endRow();
          }
        });
  }

  /**
   * Reads a table.
   *
   * @param patches how many the index has
   * @throws FileFormatException if it is none, is of another patchset, or mixes targets
   */
  public static PatchTargets read(Path parquet, int patches) throws IOException {
    if (!Files.isRegularFile(parquet)) {
      throw new NoSuchFileException(parquet.toString());
    }
    double[] values = new double[patches];
    String target = "";
    String unit = "";
    int next = 0;
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT patch_id, value, target, unit FROM read_parquet("
                    + ParquetTable.quoted(parquet)
                    + ") ORDER BY patch_id")) {
      while (rows.next()) {
        if (next == patches || rows.getLong(1) != next) {
          throw new FileFormatException(
              parquet,
              "row %d is of patch %d, the index has %d patches"
                  .formatted(next, rows.getLong(1), patches));
        }
        double value = rows.getDouble(2);
        values[next] = rows.wasNull() ? Double.NaN : value;
        String name = String.valueOf(rows.getString(3));
        if (next > 0 && !name.equals(target)) {
          throw new FileFormatException(parquet, "it holds " + target + " and " + name);
        }
        target = name;
        unit = String.valueOf(rows.getString(4));
        next++;
      }
    } catch (SQLException e) {
      throw new FileFormatException(parquet, "not patch targets: " + e.getMessage(), e);
    }
    if (next != patches) {
      throw new FileFormatException(
          parquet, "it has %d rows, the index has %d patches".formatted(next, patches));
    }
    return new PatchTargets(target, unit, values);
  }
}
