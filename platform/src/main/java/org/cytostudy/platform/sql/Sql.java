package org.cytostudy.platform.sql;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import javax.sql.DataSource;
import org.cytostudy.core.hash.Sha256;
import org.cytostudy.core.id.TypedId;
import org.jspecify.annotations.Nullable;

/**
 * Runs SQL with positional parameters. Typed ids, hashes, enums, instants, arrays and {@link Json}
 * are bound as PostgreSQL wants them; text is always a parameter, never part of the statement.
 */
@ApplicationScoped
public class Sql {
  private final DataSource dataSource;

  Sql(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /** All rows. */
  public <T> List<T> list(String sql, Function<Row, T> read, @Nullable Object... parameters) {
    return withStatement(
        sql,
        parameters,
        statement -> {
          try (ResultSet rows = statement.executeQuery()) {
            List<T> result = new ArrayList<>();
            Row row = new Row(rows);
            while (rows.next()) {
              result.add(read.apply(row));
            }
            return result;
          }
        });
  }

  /** The first row, if there is one. */
  public <T> Optional<T> first(String sql, Function<Row, T> read, @Nullable Object... parameters) {
    return list(sql, read, parameters).stream().findFirst();
  }

  /**
   * The only value of a row that is always there, such as a count.
   *
   * @throws IllegalStateException if there is no row
   */
  public long number(String sql, @Nullable Object... parameters) {
    return first(sql, row -> row.number(1), parameters)
        .orElseThrow(() -> new IllegalStateException("No row: " + sql));
  }

  /** Changes rows and says how many. */
  public int update(String sql, @Nullable Object... parameters) {
    return withStatement(sql, parameters, PreparedStatement::executeUpdate);
  }

  private interface Work<T> {
    T with(PreparedStatement statement) throws SQLException;
  }

  private <T> T withStatement(String sql, @Nullable Object[] parameters, Work<T> work) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        bind(connection, statement, i + 1, parameters[i]);
      }
      return work.with(statement);
    } catch (SQLException e) {
      throw new DatabaseException(e);
    }
  }

  private static void bind(
      Connection connection, PreparedStatement statement, int index, @Nullable Object value)
      throws SQLException {
    switch (value) {
      case null -> statement.setNull(index, Types.NULL);
      case TypedId id -> statement.setObject(index, id.value());
      case Sha256 hash -> statement.setString(index, hash.hex());
      case Enum<?> constant -> statement.setString(index, constant.name());
      case Instant at -> statement.setObject(index, at.atOffset(ZoneOffset.UTC));
      case Json json -> statement.setObject(index, json.text(), Types.OTHER);
      case long[] numbers -> statement.setArray(index, array(connection, "bigint", numbers));
      case double[] numbers -> statement.setArray(index, array(connection, "float8", numbers));
      case Collection<?> values -> bindCollection(connection, statement, index, values);
      default -> statement.setObject(index, value);
    }
  }

  private static java.sql.Array array(Connection connection, String type, Object numbers)
      throws SQLException {
    int length = java.lang.reflect.Array.getLength(numbers);
    Object[] boxed = new Object[length];
    for (int i = 0; i < length; i++) {
      boxed[i] = java.lang.reflect.Array.get(numbers, i);
    }
    return connection.createArrayOf(type, boxed);
  }

  private static void bindCollection(
      Connection connection, PreparedStatement statement, int index, Collection<?> values)
      throws SQLException {
    if (values.isEmpty()) {
      statement.setObject(index, "{}", Types.OTHER); // of what, the statement says
      return;
    }
    Object[] plain = values.stream().map(v -> v instanceof TypedId id ? id.value() : v).toArray();
    String type =
        plain[0] instanceof UUID ? "uuid" : plain[0] instanceof Integer ? "integer" : "text";
    if (type.equals("text")) {
      plain = values.stream().map(Object::toString).toArray();
    }
    statement.setArray(index, connection.createArrayOf(type, plain));
  }
}
