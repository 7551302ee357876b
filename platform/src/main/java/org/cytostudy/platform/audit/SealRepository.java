package org.cytostudy.platform.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.cytostudy.platform.audit.AuditViews.AuditEvent;
import org.cytostudy.platform.audit.AuditViews.Head;
import org.jspecify.annotations.Nullable;

/** Reads and writes the chain. */
@ApplicationScoped
class SealRepository {
  private static final long LOCK = 0x6175_6469_7473_6561L;

  private final EntityManager database;

  SealRepository(EntityManager database) {
    this.database = database;
  }

  /** A link of the chain; the event is null if it is gone. */
  record Link(long position, String hash, @Nullable AuditEvent event) {}

  /** The last link's position and hash. */
  record Last(long position, String hash) {}

  /** Makes the caller the only sealer until its transaction ends. */
  void lock() {
    database.createNativeQuery("SELECT pg_advisory_xact_lock(" + LOCK + ")").getResultList();
  }

  Last last() {
    List<?> rows =
        database
            .createNativeQuery(
                "SELECT position, hash FROM audit_seal ORDER BY position DESC LIMIT 1", Tuple.class)
            .getResultList();
    return rows.stream()
        .map(Tuple.class::cast)
        .map(row -> new Last(row.get(0, Long.class), row.get(1, String.class)))
        .findFirst()
        .orElse(new Last(0, HashChain.START));
  }

  /** The event of the newest link; zero where there is none. */
  long lastSequence() {
    List<?> rows =
        database
            .createNativeQuery(
                "SELECT event_sequence FROM audit_seal ORDER BY position DESC LIMIT 1", Long.class)
            .getResultList();
    return rows.isEmpty() ? 0 : (Long) rows.getFirst();
  }

  /** Events without a link, in the order of their sequence, from this one on. */
  List<AuditEvent> unsealed(long from, int rows) {
    List<?> found =
        database
            .createNativeQuery(
                "SELECT "
                    + AuditRepository.COLUMNS
                    + ", CAST(NULL AS text) FROM audit_event e WHERE e.sequence >= :from AND NOT"
                    + " EXISTS (SELECT 1 FROM audit_seal s WHERE s.event_sequence = e.sequence)"
                    + " ORDER BY e.sequence",
                Tuple.class)
            .setParameter("from", from)
            .setMaxResults(rows)
            .getResultList();
    return found.stream().map(Tuple.class::cast).map(AuditRepository::event).toList();
  }

  long countUnsealed() {
    return ((Number)
            database
                .createNativeQuery(
                    "SELECT count(*) FROM audit_event e WHERE NOT EXISTS"
                        + " (SELECT 1 FROM audit_seal s WHERE s.event_sequence = e.sequence)")
                .getSingleResult())
        .longValue();
  }

  void add(long position, long sequence, String hash, Instant now) {
    database
        .createNativeQuery(
            """
            INSERT INTO audit_seal (position, event_sequence, hash, sealed_at)
            VALUES (:position, :sequence, :hash, :now)
            """)
        .setParameter("position", position)
        .setParameter("sequence", sequence)
        .setParameter("hash", hash)
        .setParameter("now", now)
        .executeUpdate();
  }

  void add(Head head) {
    database
        .createNativeQuery(
            """
            INSERT INTO audit_head (position, hash, signed_at, public_key, signature)
            VALUES (:position, :hash, :signedAt, :publicKey, :signature)
            """)
        .setParameter("position", head.position())
        .setParameter("hash", head.hash())
        .setParameter("signedAt", head.signedAt())
        .setParameter("publicKey", head.publicKey())
        .setParameter("signature", head.signature())
        .executeUpdate();
  }

  /** Links after this position up to that one, in order. */
  List<Link> links(long after, long last, int rows) {
    List<?> found =
        database
            .createNativeQuery(
                "SELECT "
                    + AuditRepository.COLUMNS
                    + ", s.hash, s.position FROM audit_seal s LEFT JOIN audit_event e"
                    + " ON e.sequence = s.event_sequence WHERE s.position > :after"
                    + " AND s.position <= :last"
                    + " ORDER BY s.position",
                Tuple.class)
            .setParameter("after", after)
            .setParameter("last", last)
            .setMaxResults(rows)
            .getResultList();
    return found.stream()
        .map(Tuple.class::cast)
        .map(
            row ->
                new Link(
                    row.get(10, Long.class),
                    row.get(9, String.class),
                    row.get(0) == null ? null : AuditRepository.event(row)))
        .toList();
  }

  /** Signed heads before this position, newest first. */
  List<Head> heads(@Nullable Long before, int rows) {
    List<?> found =
        database
            .createNativeQuery(
                "SELECT position, hash, signed_at, public_key, signature FROM audit_head"
                    + " WHERE position < :before ORDER BY position DESC",
                Tuple.class)
            .setParameter("before", before == null ? Long.MAX_VALUE : before)
            .setMaxResults(rows)
            .getResultList();
    return found.stream().map(Tuple.class::cast).map(SealRepository::head).toList();
  }

  /** Signed heads after this position up to that one, by position. */
  Map<Long, Head> headsWithin(long after, long last) {
    List<?> found =
        database
            .createNativeQuery(
                "SELECT position, hash, signed_at, public_key, signature FROM audit_head"
                    + " WHERE position > :after AND position <= :last",
                Tuple.class)
            .setParameter("after", after)
            .setParameter("last", last)
            .getResultList();
    return found.stream()
        .map(Tuple.class::cast)
        .map(SealRepository::head)
        .collect(Collectors.toMap(Head::position, Function.identity()));
  }

  /** The position of the first head that was signed after this one. */
  Optional<Long> headAfter(long position) {
    List<?> found =
        database
            .createNativeQuery(
                "SELECT min(position) FROM audit_head WHERE position > :position", Long.class)
            .setParameter("position", position)
            .getResultList();
    return Optional.ofNullable((Long) found.getFirst());
  }

  Optional<Head> newestHead() {
    return heads(null, 1).stream().findFirst();
  }

  private static Head head(Tuple row) {
    return new Head(
        row.get(0, Long.class),
        row.get(1, String.class),
        row.get(2, Instant.class),
        row.get(3, String.class),
        row.get(4, String.class));
  }
}
