package org.cytostudy.platform.identity;

import io.quarkus.oidc.SecurityEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.cytostudy.platform.access.Caller;
import org.cytostudy.platform.access.Role;
import org.cytostudy.platform.audit.Audit;
import org.cytostudy.platform.audit.Noun;
import org.cytostudy.platform.sql.Sql;

/**
 * The accounts that an OpenID Connect provider vouched for. Kept of a person is the provider's
 * subject, which is a pseudonym, and the role: names stay with the provider. A first sight and a
 * role that the provider changed are audited, since nobody here decided them.
 */
@ApplicationScoped
class OidcAccounts {
  private final Map<String, Role> known = new ConcurrentHashMap<>();

  private final Sql sql;
  private final Audit audit;
  private final Clock clock;

  OidcAccounts(Sql sql, Audit audit, Clock clock) {
    this.sql = sql;
    this.audit = audit;
    this.clock = clock;
  }

  /** Whether this instance has recorded the caller as they are now. */
  boolean knows(Caller caller) {
    return known.get(caller.subject()) == caller.role();
  }

  /** Records a caller who is new or whose role has changed; does nothing otherwise. */
  @Transactional
  void record(Caller caller) {
    Instant now = clock.instant();
    sql.first(
            """
            INSERT INTO oidc_account AS known (subject, role, first_seen_at, role_since)
            VALUES (?, ?, ?, ?)
            ON CONFLICT (subject) DO UPDATE SET role = excluded.role, role_since = excluded.role_since
            WHERE known.role <> excluded.role
            RETURNING first_seen_at = role_since AS fresh
            """,
            row -> row.flag("fresh") ? "first-seen" : "role-changed",
            caller.subject(),
            caller.role().wireName(),
            now,
            now)
        .ifPresent(
            action ->
                audit.recordAs(
                    caller,
                    action,
                    Noun.ACCOUNT,
                    caller.subject(),
                    null,
                    Map.of("role", caller.role().wireName())));
    known.put(caller.subject(), caller.role());
  }

  @Transactional
  void signedIn(@ObservesAsync SecurityEvent event) {
    if (event.getEventType() == SecurityEvent.Type.OIDC_LOGIN) {
      OidcIdentity.caller(event.getSecurityIdentity())
          .ifPresent(
              caller ->
                  audit.recordAs(
                      caller, "signed-in", Noun.SESSION, caller.subject(), null, Map.of()));
    }
  }
}
