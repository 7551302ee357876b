package org.cytostudy.platform.idempotency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.cytostudy.core.hash.Sha256;
import org.cytostudy.platform.problem.InvalidException;
import org.cytostudy.platform.problem.ProblemType;
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

  /** Keeps the answer beside the key. */
  void remember(String subject, UUID key, @Nullable Object result) throws IOException {
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
            SET status = :status, location = :location, etag = :etag, body = :body
            WHERE subject = :subject AND key = :key
            """)
        .setParameter("status", status)
        .setParameter("location", location)
        .setParameter("etag", etag)
        .setParameter("body", body == null ? null : json.writeValueAsString(body))
        .setParameter("subject", subject)
        .setParameter("key", key)
        .executeUpdate();
  }

  /** The answer that the key got. */
  @Nullable Object replay(String subject, UUID key, String fingerprint, Method method) {
    Tuple row =
        (Tuple)
            database
                .createNativeQuery(
                    """
                    SELECT fingerprint, status, location, etag, body FROM idempotency_key
                    WHERE subject = :subject AND key = :key
                    """,
                    Tuple.class)
                .setParameter("subject", subject)
                .setParameter("key", key)
                .getSingleResult();
    if (!fingerprint.equals(row.get("fingerprint", String.class))) {
      throw new InvalidException(
          ProblemType.IDEMPOTENCY_KEY_REUSED, "Take a fresh UUID for another request.");
    }
    Type type = method.getGenericReturnType();
    boolean response =
        type instanceof ParameterizedType parameterized
            && parameterized.getRawType() == RestResponse.class;
    Object body =
        read(
            row.get("body", String.class),
            response ? ((ParameterizedType) type).getActualTypeArguments()[0] : type);
    if (!response) {
      return body;
    }
    RestResponse.ResponseBuilder<@Nullable Object> answer =
        RestResponse.ResponseBuilder.create(row.get("status", Integer.class));
    answer.entity(body);
    answer.header("Idempotency-Replayed", "true");
    String location = row.get("location", String.class);
    if (location != null) {
      answer.header(HttpHeaders.LOCATION, location);
    }
    String etag = row.get("etag", String.class);
    if (etag != null) {
      answer.header(HttpHeaders.ETAG, etag);
    }
    return answer.build();
  }

  /** Forgets keys that nobody will repeat. */
  @Transactional
  int forgetOld() {
    return database
        .createNativeQuery("DELETE FROM idempotency_key WHERE created_at < :limit")
        .setParameter("limit", clock.instant().minus(KEPT))
        .executeUpdate();
  }

  private @Nullable Object read(@Nullable String body, Type type) {
    if (body == null) {
      return null;
    }
    JavaType javaType = json.constructType(type);
    try {
      return json.readValue(body, javaType);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
