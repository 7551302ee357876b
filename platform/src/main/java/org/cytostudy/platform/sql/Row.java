package org.cytostudy.platform.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.cytostudy.core.hash.Sha256;
import org.jspecify.annotations.Nullable;

/** The current row of a result. Columns that may be null have a method of their own. */
public final class Row {
  private final ResultSet rows;

  Row(ResultSet rows) {
    this.rows = rows;
  }

  private interface Getter<T> {
    T get() throws SQLException;
  }

  private static <T> T read(Getter<T> getter) {
    try {
      return getter.get();
    } catch (SQLException e) {
      throw new DatabaseException(e);
    }
  }

  private <T> @Nullable T nullable(String column, Class<T> type) {
    return read(() -> rows.getObject(column, type));
  }

  private static <T> T required(String column, @Nullable T value) {
    if (value == null) {
      throw new IllegalStateException("Column " + column + " is null");
    }
    return value;
  }

  public UUID uuid(String column) {
    return required(column, uuidOrNull(column));
  }

  public @Nullable UUID uuidOrNull(String column) {
    return nullable(column, UUID.class);
  }

  public String text(String column) {
    return required(column, textOrNull(column));
  }

  public @Nullable String textOrNull(String column) {
    return read(() -> rows.getString(column));
  }

  public <E extends Enum<E>> E constant(String column, Class<E> type) {
    return Enum.valueOf(type, text(column));
  }

  public Sha256 sha256(String column) {
    return new Sha256(text(column));
  }

  public Instant instant(String column) {
    return required(column, instantOrNull(column));
  }

  public @Nullable Instant instantOrNull(String column) {
    OffsetDateTime at = nullable(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }

  public long number(String column) {
    return read(() -> rows.getLong(column));
  }

  long number(int column) {
    return read(() -> rows.getLong(column));
  }

  public int integer(String column) {
    return read(() -> rows.getInt(column));
  }

  public @Nullable Long numberOrNull(String column) {
    return nullable(column, Long.class);
  }

  public @Nullable Integer integerOrNull(String column) {
    return nullable(column, Integer.class);
  }

  public double real(String column) {
    return read(() -> rows.getDouble(column));
  }

  public @Nullable Double realOrNull(String column) {
    return nullable(column, Double.class);
  }

  public boolean flag(String column) {
    return read(() -> rows.getBoolean(column));
  }

  public Json json(String column) {
    return new Json(text(column));
  }

  public @Nullable Json jsonOrNull(String column) {
    String text = textOrNull(column);
    return text == null ? null : new Json(text);
  }

  /** An array of text, integers or UUIDs; empty where it is null. */
  public <T> List<T> array(String column, Class<T> type) {
    return read(
        () -> {
          java.sql.Array array = rows.getArray(column);
          if (array == null) {
            return List.of();
          }
          List<T> values = new ArrayList<>();
          for (Object value : (Object[]) array.getArray()) {
            values.add(type.cast(value));
          }
          return values;
        });
  }
}
