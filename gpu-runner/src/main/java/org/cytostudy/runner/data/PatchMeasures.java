package org.cytostudy.runner.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import org.cytostudy.core.job.FileFormatException;

/**
 * What is known of each patch, as Parquet: the patch's id (BIGINT) and a column a measure (DOUBLE,
 * null where it is not known). The name of a measure ends with its unit.
 *
 * @param columns values by measure and patch id; NaN where one is not known
 */
public record PatchMeasures(SequencedMap<String, double[]> columns) {
  private static final String ID = "patch_id";

  /**
   * Longest endings first: {@code _per_mm3} ends with no other, {@code _per_mm} with {@code _mm}.
   */
  private static final List<Map.Entry<String, String>> UNITS =
      List.of(
          Map.entry("_per_mm3", "1/mm³"),
          Map.entry("_per_mm", "1/mm"),
          Map.entry("_mm", "mm"),
          Map.entry("_um", "µm"),
          Map.entry("_deg", "°"));

  public PatchMeasures {
    columns = new LinkedHashMap<>(columns);
    if (columns.values().stream().mapToInt(values -> values.length).distinct().count() != 1) {
      throw new IllegalArgumentException(
          "Measures have a value a patch, and there is one at least");
    }
    for (String name : columns.keySet()) {
      if (!name.matches("[a-z][a-z0-9_]*") || name.equals(ID)) {
        throw new IllegalArgumentException("No measure can be called '" + name + "'");
      }
    }
  }

  /** The names of the measures, in the order of the file. */
  public List<String> names() {
    return List.copyOf(columns.keySet());
  }

  /** How many patches there are. */
  public int patches() {
    return columns.firstEntry().getValue().length;
  }

  /** Whether there is such a measure. */
  public boolean has(String name) {
    return columns.containsKey(name);
  }

  /**
   * The values of a measure by patch id; NaN where it is not known.
   *
   * @throws IllegalArgumentException naming those that there are, if there is no such measure
   */
  public double[] column(String name) {
    double[] values = columns.get(name);
    if (values == null) {
      throw new IllegalArgumentException(
          "There is no measure '" + name + "'. There are: " + String.join(", ", names()));
    }
    return values;
  }

  /** The unit that a measure's name ends with; empty for numbers without one. */
  public static String unit(String name) {
    return UNITS.stream()
        .filter(unit -> name.endsWith(unit.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse("");
  }

  /** Writes the table; equal values give equal bytes. */
  public void write(Path parquet) throws IOException {
    ParquetTable.write(
        parquet,
        "patch_id BIGINT NOT NULL, "
            + names().stream().map(name -> name + " DOUBLE").collect(Collectors.joining(", ")),
        appender -> {
          for (int patch = 0; patch < patches(); patch++) {
            appender.beginRow();
            appender.append((long) patch);
            for (double[] values : columns.values()) {
              if (Double.isNaN(values[patch])) {
                appender.appendNull();
              } else {
                appender.append(values[patch]);
              }
            }
            appender.endRow();
          }
        });
  }

  /**
   * Reads a table.
   *
   * @param patches how many the index has
   * @throws FileFormatException if it is none, or is of another patchset
   */
  public static PatchMeasures read(Path parquet, int patches) throws IOException {
    if (!Files.isRegularFile(parquet)) {
      throw new NoSuchFileException(parquet.toString());
    }
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT * FROM read_parquet("
                    + ParquetTable.quoted(parquet)
                    + ") ORDER BY patch_id")) {
      List<String> names = names(rows.getMetaData(), parquet);
      double[][] values = new double[names.size()][patches];
      int next = 0;
      for (; rows.next(); next++) {
        if (next == patches || rows.getLong(1) != next) {
          throw new FileFormatException(
              parquet,
              "row %d is of patch %d, the index has %d patches"
                  .formatted(next, rows.getLong(1), patches));
        }
        for (int column = 0; column < values.length; column++) {
          double value = rows.getDouble(column + 2);
          values[column][next] = rows.wasNull() ? Double.NaN : value;
        }
      }
      if (next != patches) {
        throw new FileFormatException(
            parquet, "it has %d rows, the index has %d patches".formatted(next, patches));
      }
      SequencedMap<String, double[]> columns = new LinkedHashMap<>();
      Arrays.stream(values).forEach(column -> columns.put(names.get(columns.size()), column));
      return new PatchMeasures(columns);
    } catch (IllegalArgumentException | SQLException e) {
      throw new FileFormatException(parquet, "not patch measures: " + e.getMessage(), e);
    }
  }

  private static List<String> names(ResultSetMetaData columns, Path parquet)
      throws SQLException, FileFormatException {
    List<String> names = new ArrayList<>();
    for (int i = 1; i <= columns.getColumnCount(); i++) {
      names.add(columns.getColumnName(i));
    }
    if (!names.removeFirst().equals(ID) || names.isEmpty()) {
      throw new FileFormatException(
          parquet, "not patch measures: they begin with patch_id and have a measure");
    }
    return names;
  }
}
