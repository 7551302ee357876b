package org.cytostudy.core.hash;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** A SHA-256 digest as 64 lower-case hexadecimal digits: the name of an artefact. */
public record Sha256(String hex) implements Comparable<Sha256> {
  private static final Pattern HEX = Pattern.compile("[0-9a-f]{64}");
  private static final int BUFFER_BYTES = 1 << 16;

  public Sha256 {
    if (!HEX.matcher(hex).matches()) {
      throw new IllegalArgumentException(
          "A sha256 is 64 lower-case hexadecimal digits, got '" + hex + "'");
    }
  }

  @JsonCreator
  public static Sha256 fromString(String text) {
    return new Sha256(text);
  }

  public static Sha256 of(byte[] bytes) {
    return finish(digest().digest(bytes));
  }

  public static Sha256 of(String text) {
    return of(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Reads a whole file as a stream; memory does not grow with its size. */
  public static Sha256 of(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return of(in);
    }
  }

  /** Reads the stream to its end and does not close it. */
  public static Sha256 of(InputStream in) throws IOException {
    return copy(in, OutputStream.nullOutputStream());
  }

  /** Copies the stream to its end and gives the digest of what went through. */
  public static Sha256 copy(InputStream in, OutputStream out) throws IOException {
    MessageDigest digest = digest();
    byte[] buffer = new byte[BUFFER_BYTES];
    for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
      digest.update(buffer, 0, n);
      out.write(buffer, 0, n);
    }
    return finish(digest.digest());
  }

  /** A fresh SHA-256 digest, for callers that feed it piece by piece. */
  public static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }

  /** The name of a finished digest. */
  public static Sha256 finish(byte[] digest) {
    return new Sha256(HexFormat.of().formatHex(digest));
  }

  /**
   * Where a content-addressed store keeps these bytes, relative to its root: {@code
   * sha256/ab/cd/abcd…}. Two levels of 256 folders keep each folder small with millions of files.
   */
  public Path storePath() {
    return Path.of("sha256", hex.substring(0, 2), hex.substring(2, 4), hex);
  }

  @Override
  public int compareTo(Sha256 other) {
    return hex.compareTo(other.hex);
  }

  @Override
  @JsonValue
  public String toString() {
    return hex;
  }
}
