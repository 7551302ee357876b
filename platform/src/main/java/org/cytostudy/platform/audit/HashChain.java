package org.cytostudy.platform.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import org.cytostudy.core.hash.Sha256;

/**
 * {@code h(n) = SHA-256(h(n-1) ‖ canonical JSON of event n)}, and {@code h(0)} is 32 zero bytes.
 */
final class HashChain {
  /** The hash before the first event. */
  static final String START = "0".repeat(64);

  private HashChain() {}

  /**
   * The next hash.
   *
   * @param previous hexadecimal
   * @param event what is chained
   */
  static String next(String previous, Map<String, ?> event) {
    MessageDigest digest = Sha256.digest();
    digest.update(HexFormat.of().parseHex(previous));
    digest.update(CanonicalJson.write(event).getBytes(StandardCharsets.UTF_8));
    return Sha256.finish(digest.digest()).hex();
  }
}
