package org.cytostudy.platform.page;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** What a caller asks of a list, as {@code @BeanParam}: how many rows, and after which. */
public class PageRequest {
  private static final UUID BEFORE_ALL = new UUID(0, 0);

  @QueryParam("limit")
  @DefaultValue("50")
  @Min(1)
  @Max(500)
  @Parameter(description = "At most this many items, 1–500")
  int limit = 50;

  @QueryParam("cursor")
  @Parameter(description = "nextCursor of the page before")
  @Nullable String cursor;

  /** At most this many items. */
  public int limit() {
    return limit;
  }

  /** How many rows to read: one more than the page holds, so that {@link Page#of} sees the end. */
  public int rowsToRead() {
    return limit + 1;
  }

  /** The key that the page starts after, null on the first page. */
  public @Nullable String after() {
    return cursor == null || cursor.isEmpty() ? null : Cursor.decode(cursor);
  }

  /** The same for lists that are keyed by an identifier. */
  public @Nullable UUID afterId() {
    return after(UUID::fromString);
  }

  /** The same for an ascending list, which starts after the smallest of all. */
  public UUID afterIdOrNone() {
    UUID after = afterId();
    return after == null ? BEFORE_ALL : after;
  }

  /**
   * The same for any key; a key that cannot be read is the caller's problem {@code invalid-cursor}.
   */
  public <K> @Nullable K after(Function<String, K> parse) {
    String key = after();
    if (key == null) {
      return null;
    }
    try {
      return parse.apply(key);
    } catch (RuntimeException e) {
      throw Cursor.invalid();
    }
  }
}
