package org.cytostudy.platform.audit;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.cytostudy.platform.access.Role;
import org.jspecify.annotations.Nullable;

/** What this feature answers. */
final class AuditViews {
  private AuditViews() {}

  /** Who did what; {@code sealedHash} once it is chained. */
  record AuditEvent(
      long sequence,
      Instant at,
      String subject,
      Role role,
      String action,
      Noun noun,
      String nounId,
      @Nullable UUID projectId,
      Map<String, Object> detail,
      @Nullable String sealedHash) {

    /** Field by field, as the chain hashes it; a seal is no part of what it seals. */
    Map<String, Object> sealable() {
      Map<String, Object> fields = new java.util.TreeMap<>();
      fields.put("sequence", sequence);
      fields.put("at", at.toString());
      fields.put("subject", subject);
      fields.put("role", role.wireName());
      fields.put("action", action);
      fields.put("noun", noun.wireName());
      fields.put("nounId", nounId);
      fields.put("projectId", projectId == null ? "" : projectId.toString());
      fields.put("detail", detail);
      return fields;
    }
  }

  /**
   * A signed head of the chain. Signed is the text {@code cytostudy-audit-head}, position, hash and
   * time, one a line.
   *
   * @param publicKey Ed25519, X.509, Base64
   * @param signature Base64
   */
  record Head(long position, String hash, Instant signedAt, String publicKey, String signature) {
    static String signedText(long position, String hash, Instant signedAt) {
      return "cytostudy-audit-head\n" + position + "\n" + hash + "\n" + signedAt;
    }
  }

  /**
   * What a check of the whole chain found.
   *
   * @param unsealedEvents recorded a moment ago and not yet chained
   * @param firstBroken null if the chain is intact
   */
  record Verification(
      boolean intact,
      long checkedEvents,
      long unsealedEvents,
      @Nullable Broken firstBroken,
      @Nullable Head head) {}

  /**
   * Where a chain is broken.
   *
   * @param position in the chain
   * @param sequence of the event there, null where it is gone
   * @param what is wrong, in a sentence
   */
  record Broken(long position, @Nullable Long sequence, String what) {}
}
