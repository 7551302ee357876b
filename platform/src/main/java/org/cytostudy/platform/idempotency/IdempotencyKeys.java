package org.cytostudy.platform.idempotency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.cytostudy.core.hash.Sha256;
import org.cytostudy.platform.access.ProjectNeed;
import org.cytostudy.platform.problem.InvalidException;
import org.cytostudy.platform.problem.ProblemType;
import org.cytostudy.platform.sql.Json;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The table of keys and of the answers that they got. */
@ApplicationScoped
class IdempotencyKeys {
  /** How long a client may take to repeat a request. */
  private static final Duration KEPT = Duration.ofDays(7);

  private final EntityManager database;
  private final ObjectMapper json;
  private final Clock clock;

  IdempotencyKeys(EntityManager database, ObjectMapper json, Clock clock) {
    this.database = database;
    this.json = json;
    this.clock = clock;
  }

  /** Names a request by its address and its arguments. */
  String fingerprint(String address, Object[] arguments) {
    try {
      return Sha256.of(address + "\n" + json.writeValueAsString(arguments)).hex();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("An idempotent method takes JSON and scalars only", e);
    }
  }

  /** Takes the key; waits for another transaction that is about to; false if it is taken. */
  boolean claim(String subject, UUID key, String fingerprint) {
    return database
            .createNativeQuery(
                """
                INSERT INTO idempotency_key (subject, key, fingerprint, created_at)
                VALUES (:subject, :key, :fingerprint, :now) ON CONFLICT DO NOTHING
                """)
            .setParameter("subject", subject)
            .setParameter("key", key)
            .setParameter("fingerprint", fingerprint)
            .setParameter("now", clock.instant())
            .executeUpdate()
        == 1;
  }

  /** Keeps the answer beside the key, and what the caller had to be for it. */
  void remember(String subject, UUID key, @Nullable Object result, List<ProjectNeed> needs)
      throws IOException {
    int status = result == null ? 204 : 200;
    Object body = result;
    String location = null;
    String etag = null;
    if (result instanceof RestResponse<?> response) {
      status = response.getStatus();
      body = response.getEntity();
      location = response.getHeaderString(HttpHeaders.LOCATION);
      etag = response.getHeaderString(HttpHeaders.ETAG);
    }
    database
        .createNativeQuery(
            """
            UPDATE idempotency_key
            SET status = :status, location = :location, etag = :etag, body = :body,
                memberships = CAST(:memberships AS jsonb)
            WHERE subject = :subject AND key = :key
            """)
        .setParameter("status", status)
        .setParameter("location", location)
        .setParameter("etag", etag)
        .setParameter("body", body == null ? null : json.writeValueAsString(body))
        .setParameter("memberships", Json.ofList(ProjectNeed.class, needs).text())
        .setParameter("subject", subject)
        .setParameter("key", key)
        .executeUpdate();
  }

  /**
   * The answer that the key got.
   *
   * @throws InvalidException if another request took the key
   */
  KeptAnswer answer(String subject, UUID key, String fingerprint) {
    Tuple row =
        (Tuple)
            database
                .createNativeQuery(
                    """
                    SELECT fingerprint, status, location, etag, body,
                           CAST(memberships AS text) AS memberships
                    FROM idempotency_key WHERE subject = :subject AND key = :key
                    """,
                    Tuple.class)
                .setParameter("subject", subject)
                .setParameter("key", key)
                .getSingleResult();
    if (!fingerprint.equals(row.get("fingerprint", String.class))) {
      throw new InvalidException(
          ProblemType.IDEMPOTENCY_KEY_REUSED, "Take a fresh UUID for another request.");
    }
    String memberships = row.get("memberships", String.class);
    return new KeptAnswer(
        row.get("status", Integer.class),
        row.get("location", String.class),
        row.get("etag", String.class),
        row.get("body", String.class),
        memberships == null ? List.of() : new Json(memberships).asList(ProjectNeed.class));
  }

  /** Forgets keys that nobody will repeat. */
  @Transactional
  int forgetOld() {
    return database
        .createNativeQuery("DELETE FROM idempotency_key WHERE created_at < :limit")
        .setParameter("limit", clock.instant().minus(KEPT))
        .executeUpdate();
  }
}
