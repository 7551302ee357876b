package org.cytostudy.platform.audit;

import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cytostudy.platform.problem.FieldError;
import org.cytostudy.platform.problem.InvalidException;
import org.cytostudy.platform.problem.ProblemType;
import org.cytostudy.platform.sql.Storable;
import org.jspecify.annotations.Nullable;

/** Which events a caller wants to see; what is left out matches all. */
public class AuditFilter {
  @QueryParam("subject")
  @Nullable String subject;

  @QueryParam("action")
  @Nullable String action;

  @QueryParam("noun")
  @Nullable String noun;

  @QueryParam("nounId")
  @Nullable String nounId;

  @QueryParam("from")
  @Nullable String from;

  @QueryParam("to")
  @Nullable String to;

  /** Conditions of a WHERE clause with the parameters that they name. */
  Map<String, Object> conditions() {
    Map<String, Object> conditions = new LinkedHashMap<>();
    put(conditions, "e.subject = :subject", subject);
    put(conditions, "e.action = :action", action);
    put(conditions, "e.noun = :noun", noun);
    put(conditions, "e.noun_id = :nounId", nounId);
    put(conditions, "e.at >= :from", time("from", from));
    put(conditions, "e.at < :to", time("to", to));
    return conditions;
  }

  private static void put(
      Map<String, Object> conditions, String condition, @Nullable Object value) {
    if (value != null && !value.equals("")) {
      conditions.put(condition, value);
    }
  }

  private static @Nullable Instant time(String name, @Nullable String text) {
    if (text == null || text.isEmpty()) {
      return null;
    }
    try {
      Instant time = Instant.parse(text);
      if (!Storable.isTime(time)) {
        throw new InvalidException(
            ProblemType.INVALID_REQUEST,
            "Ask for another time.",
            List.of(new FieldError("?" + name, Storable.NO_SUCH_TIME)));
      }
      return time;
    } catch (java.time.format.DateTimeParseException e) {
      throw new InvalidException(
          ProblemType.INVALID_REQUEST,
          "Times are ISO 8601 in UTC, e.g. 2026-01-31T12:00:00Z.",
          List.of(new FieldError("?" + name, "is no such time")));
    }
  }
}
