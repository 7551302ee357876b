package org.cytostudy.platform.identity;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.cytostudy.platform.access.Caller;
import org.cytostudy.platform.access.Identities;
import org.cytostudy.platform.access.Role;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/** Reads a caller from what an OpenID Connect provider says. */
final class OidcIdentity {
  private static final int MAX_SUBJECT = 200;

  private OidcIdentity() {}

  /** Whether a provider vouched for it, rather than one of our own secrets. */
  static boolean isOne(SecurityIdentity identity) {
    return identity.getPrincipal() instanceof JsonWebToken;
  }

  /**
   * The caller; empty where the token names none of the three roles of people. Other roles mean
   * nothing here: a provider cannot make a node or the platform itself.
   *
   * @throws AuthenticationFailedException if the token's subject cannot name a person
   */
  static Optional<Caller> caller(SecurityIdentity identity) {
    JsonWebToken token = (JsonWebToken) identity.getPrincipal();
    String subject = subject(token.getSubject());
    return Stream.of(Role.ADMIN, Role.AUDITOR, Role.RESEARCHER)
        .filter(role -> identity.getRoles().contains(role.wireName()))
        .findFirst()
        .map(role -> new Caller(subject, displayName(token, subject), role));
  }

  /** The same identity with the role of this caller and no other. */
  static SecurityIdentity withRoleOf(SecurityIdentity identity, Optional<Caller> caller) {
    QuarkusSecurityIdentity.Builder builder =
        QuarkusSecurityIdentity.builder()
            .setPrincipal(identity.getPrincipal())
            .addCredentials(identity.getCredentials())
            .addAttributes(identity.getAttributes())
            .addAttribute(Identities.STILL_GOOD, stillGood(identity));
    caller.ifPresent(
        person ->
            builder
                .addRole(person.role().wireName())
                .addAttribute(Identities.DISPLAY_NAME, person.displayName()));
    return builder.build();
  }

  /** A provider's word holds until its token ends; a browser then comes with a fresh one. */
  private static BooleanSupplier stillGood(SecurityIdentity identity) {
    long end = ((JsonWebToken) identity.getPrincipal()).getExpirationTime();
    return () -> Instant.now().getEpochSecond() < end;
  }

  /** Names of nodes and of the platform are not for people, whatever a provider says. */
  private static String subject(@Nullable String subject) {
    if (subject == null
        || subject.isBlank()
        || subject.length() > MAX_SUBJECT
        || subject.startsWith("node:")
        || subject.equals(Caller.SYSTEM.subject())) {
      throw new AuthenticationFailedException("The token's subject cannot be used");
    }
    return subject;
  }

  private static String displayName(JsonWebToken token, String subject) {
    return Stream.of("name", "preferred_username")
        .map(claim -> (Object) token.getClaim(claim))
        .filter(String.class::isInstance)
        .map(String.class::cast)
        .filter(name -> !name.isBlank())
        .findFirst()
        .orElse(subject);
  }
}
