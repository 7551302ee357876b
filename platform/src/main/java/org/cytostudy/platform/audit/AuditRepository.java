package org.cytostudy.platform.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.cytostudy.platform.access.Caller;
import org.cytostudy.platform.access.Role;
import org.cytostudy.platform.access.VisibleProjects;
import org.cytostudy.platform.audit.AuditViews.AuditEvent;
import org.jspecify.annotations.Nullable;

/** Appends to {@code audit_event} and reads it; the database lets nobody do anything else. */
@ApplicationScoped
class AuditRepository {
  static final String COLUMNS =
      "e.sequence, e.at, e.subject, e.role, e.action, e.noun, e.noun_id, e.project_id,"
          + " CAST(e.detail AS text)";

  private final EntityManager database;
  private final ObjectMapper json;
  private final Clock clock;

  AuditRepository(EntityManager database, ObjectMapper json, Clock clock) {
    this.database = database;
    this.json = json;
    this.clock = clock;
  }

  /** One event a thing, in one statement. */
  void append(
      Caller caller,
      String action,
      List<Audit.Thing> things,
      @Nullable UUID projectId,
      Map<String, ?> detail) {
    database
        .createNativeQuery(
            """
            INSERT INTO audit_event (at, subject, role, action, noun, noun_id, project_id, detail)
            SELECT CAST(:at AS timestamptz), :subject, :role, :action, t.noun, t.id,
                   CAST(:projectId AS uuid), CAST(:detail AS jsonb)
            FROM unnest(:nouns, :ids) WITH ORDINALITY AS t (noun, id, place) ORDER BY t.place
            """)
        .setParameter("at", clock.instant())
        .setParameter("subject", caller.subject())
        .setParameter("role", caller.role().wireName())
        .setParameter("action", action)
        .setParameter("nouns", things.stream().map(t -> t.noun().wireName()).toArray(String[]::new))
        .setParameter("ids", things.stream().map(Audit.Thing::id).toArray(String[]::new))
        .setParameter("projectId", projectId == null ? null : projectId.toString())
        .setParameter("detail", text(detail))
        .executeUpdate();
  }

  /** Newest first, before this sequence. */
  List<AuditEvent> list(
      AuditFilter filter, VisibleProjects visible, @Nullable Long before, int rows) {
    Map<String, Object> conditions = filter.conditions();
    if (before != null) {
      conditions.put("e.sequence < :before", before);
    }
    if (!visible.all()) {
      conditions.put("e.project_id IN (:projects)", orNone(visible));
    }
    String where =
        conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions.keySet());
    var query =
        database.createNativeQuery(
            "SELECT "
                + COLUMNS
                + ", s.hash FROM audit_event e LEFT JOIN audit_seal s"
                + " ON s.event_sequence = e.sequence"
                + where
                + " ORDER BY e.sequence DESC",
            Tuple.class);
    conditions.forEach((condition, value) -> query.setParameter(parameter(condition), value));
    List<?> found = query.setMaxResults(rows).getResultList();
    return found.stream().map(Tuple.class::cast).map(AuditRepository::event).toList();
  }

  static AuditEvent event(Tuple row) {
    return new AuditEvent(
        row.get(0, Long.class),
        row.get(1, java.time.Instant.class),
        row.get(2, String.class),
        Role.fromString(row.get(3, String.class)),
        row.get(4, String.class),
        Noun.fromString(row.get(5, String.class)),
        row.get(6, String.class),
        row.get(7, UUID.class),
        CanonicalJson.read(row.get(8, String.class)),
        row.get(9, String.class));
  }

  private static Object orNone(VisibleProjects visible) {
    return visible.ids().isEmpty() ? List.of(new UUID(0, 0)) : visible.ids();
  }

  /** The name after the colon. */
  private static String parameter(String condition) {
    String name = condition.substring(condition.indexOf(':') + 1);
    return name.endsWith(")") ? name.substring(0, name.length() - 1) : name;
  }

  private String text(Map<String, ?> detail) {
    try {
      return json.writeValueAsString(detail);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("An audit detail is scalars, lists and maps", e);
    }
  }
}
