package org.cytostudy.platform.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cytostudy.platform.access.Caller;
import org.cytostudy.platform.access.Role;
import org.cytostudy.platform.audit.Audit;
import org.cytostudy.platform.audit.Noun;
import org.cytostudy.platform.problem.ProblemType;
import org.cytostudy.platform.problem.RefusedException;

/** The built-in accounts of mode local: their tokens, login links and sessions. */
@ApplicationScoped
public class LocalAccounts {
  private static final String CALLER =
      "SELECT a.subject, a.display_name, a.role FROM local_account a ";

  private final EntityManager database;
  private final IdentityConfig config;
  private final Audit audit;
  private final Clock clock;
  private final Event<SessionEnded> sessionEnded;

  LocalAccounts(
      EntityManager database,
      IdentityConfig config,
      Audit audit,
      Clock clock,
      Event<SessionEnded> sessionEnded) {
    this.database = database;
    this.config = config;
    this.audit = audit;
    this.clock = clock;
    this.sessionEnded = sessionEnded;
  }

  /**
   * A browser that just signed in.
   *
   * @param caller who it is
   * @param sessionToken for the session cookie; told once
   * @param lifetimeSeconds how long the cookie is good for
   */
  public record SignedIn(Caller caller, String sessionToken, int lifetimeSeconds) {}

  @Transactional
  Optional<Caller> ofToken(String sha256) {
    return caller(
        CALLER + "JOIN local_token t USING (subject) WHERE t.token_sha256 = :key",
        Map.of("key", sha256));
  }

  @Transactional
  Optional<Caller> ofSession(String sha256) {
    return caller(
        CALLER
            + "JOIN local_session s USING (subject) WHERE s.token_sha256 = :key"
            + " AND s.expires_at > :now",
        Map.of("key", sha256, "now", clock.instant()));
  }

  /** Subjects of all accounts that have a login link. */
  @Transactional
  List<String> builtIn() {
    return List.of("researcher", "auditor", "admin");
  }

  /** Makes a token known, e.g. of the command line. */
  @Transactional
  void addToken(String subject, String token) {
    database
        .createNativeQuery(
            """
            INSERT INTO local_token (token_sha256, subject, created_at)
            VALUES (:key, :subject, :now) ON CONFLICT DO NOTHING
            """)
        .setParameter("key", Secrets.sha256(token))
        .setParameter("subject", subject)
        .setParameter("now", clock.instant())
        .executeUpdate();
  }

  /** A fresh one-time link token; those of the account that nobody used end. */
  @Transactional
  String newLinkToken(String subject) {
    String token = Secrets.newToken();
    Instant now = clock.instant();
    database
        .createNativeQuery("DELETE FROM login_link WHERE subject = :subject AND used_at IS NULL")
        .setParameter("subject", subject)
        .executeUpdate();
    database
        .createNativeQuery(
            """
            INSERT INTO login_link (token_sha256, subject, created_at, expires_at)
            VALUES (:key, :subject, :now, :end)
            """)
        .setParameter("key", Secrets.sha256(token))
        .setParameter("subject", subject)
        .setParameter("now", now)
        .setParameter("end", now.plus(config.loginLinkLifetime()))
        .executeUpdate();
    return token;
  }

  /**
   * Turns a login link into a session, once.
   *
   * @throws RefusedException if it was used, has expired or never was
   */
  @Transactional
  public SignedIn signIn(String linkToken) {
    Instant now = clock.instant();
    int spent =
        database
            .createNativeQuery(
                """
                UPDATE login_link SET used_at = :now
                WHERE token_sha256 = :key AND used_at IS NULL AND expires_at > :now
                """)
            .setParameter("key", Secrets.sha256(linkToken))
            .setParameter("now", now)
            .executeUpdate();
    if (spent != 1) {
      throw new RefusedException(
          ProblemType.LOGIN_LINK_SPENT, "Get a new one with './cytostudy login'.");
    }
    Caller caller =
        caller(
                CALLER + "JOIN login_link l USING (subject) WHERE l.token_sha256 = :key",
                Map.of("key", Secrets.sha256(linkToken)))
            .orElseThrow();
    String session = Secrets.newToken();
    database
        .createNativeQuery(
            """
            INSERT INTO local_session (token_sha256, subject, created_at, expires_at)
            VALUES (:key, :subject, :now, :end)
            """)
        .setParameter("key", Secrets.sha256(session))
        .setParameter("subject", caller.subject())
        .setParameter("now", now)
        .setParameter("end", now.plus(config.sessionLifetime()))
        .executeUpdate();
    audit.recordAs(caller, "signed-in", Noun.SESSION, caller.subject(), null, Map.of());
    return new SignedIn(caller, session, (int) config.sessionLifetime().toSeconds());
  }

  /** Forgets sessions that ended and links that nobody can use any more. */
  @Transactional
  int forgetEnded() {
    Instant now = clock.instant();
    return database
            .createNativeQuery("DELETE FROM local_session WHERE expires_at <= :now")
            .setParameter("now", now)
            .executeUpdate()
        + database
            .createNativeQuery(
                "DELETE FROM login_link WHERE used_at IS NOT NULL OR expires_at <= :now")
            .setParameter("now", now)
            .executeUpdate();
  }

  /** Ends a session; harmless if there is none. */
  @Transactional
  public void signOut(Caller caller, String sessionToken) {
    int ended =
        database
            .createNativeQuery("DELETE FROM local_session WHERE token_sha256 = :key")
            .setParameter("key", Secrets.sha256(sessionToken))
            .executeUpdate();
    if (ended > 0) {
      sessionEnded.fire(new SessionEnded());
      audit.recordAs(caller, "signed-out", Noun.SESSION, caller.subject(), null, Map.of());
    }
  }

  private Optional<Caller> caller(String sql, Map<String, Object> parameters) {
    var query = database.createNativeQuery(sql, Tuple.class);
    parameters.forEach(query::setParameter);
    List<?> rows = query.getResultList();
    return rows.stream()
        .map(Tuple.class::cast)
        .findFirst()
        .map(
            row ->
                new Caller(
                    row.get(0, String.class),
                    row.get(1, String.class),
                    Role.fromString(row.get(2, String.class))));
  }
}
