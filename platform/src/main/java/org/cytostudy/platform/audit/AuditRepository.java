package org.cytostudy.platform.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.cytostudy.platform.access.Caller;
import org.jspecify.annotations.Nullable;

/** Appends to {@code audit_event}; nothing in the platform can do anything else to it. */
@ApplicationScoped
class AuditRepository {
  private final EntityManager database;
  private final ObjectMapper json;
  private final Clock clock;

  AuditRepository(EntityManager database, ObjectMapper json, Clock clock) {
    this.database = database;
    this.json = json;
    this.clock = clock;
  }

  void append(
      Caller caller,
      String action,
      Noun noun,
      String nounId,
      @Nullable UUID projectId,
      Map<String, ?> detail) {
    database
        .createNativeQuery(
            """
            INSERT INTO audit_event (at, subject, role, action, noun, noun_id, project_id, detail)
            VALUES (:at, :subject, :role, :action, :noun, :nounId, CAST(:projectId AS uuid),
                    CAST(:detail AS jsonb))
            """)
        .setParameter("at", clock.instant())
        .setParameter("subject", caller.subject())
        .setParameter("role", caller.role().wireName())
        .setParameter("action", action)
        .setParameter("noun", noun.wireName())
        .setParameter("nounId", nounId)
        .setParameter("projectId", projectId == null ? null : projectId.toString())
        .setParameter("detail", text(detail))
        .executeUpdate();
  }

  private String text(Map<String, ?> detail) {
    try {
      return json.writeValueAsString(detail);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("An audit detail is scalars, lists and maps", e);
    }
  }
}
