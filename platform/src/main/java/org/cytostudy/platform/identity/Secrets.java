package org.cytostudy.platform.identity;

import java.security.SecureRandom;
import java.util.HexFormat;
import org.cytostudy.core.hash.Sha256;

/** Makes tokens; the database keeps only their hash. */
public final class Secrets {
  /** The beginning of each node's token, by which it is told from a person's. */
  public static final String RUNNER_PREFIX = "cyr_";

  private static final int BYTES = 32;
  private static final SecureRandom RANDOM = new SecureRandom();

  private Secrets() {}

  /** A new token of a person or a browser: 256 random bits. */
  public static String newToken() {
    byte[] bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  /** A new token of a node. */
  public static String newRunnerToken() {
    return RUNNER_PREFIX + newToken();
  }

  /** What the database keeps of a token. */
  public static String sha256(String token) {
    return Sha256.of(token).hex();
  }
}
