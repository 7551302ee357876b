package org.cytostudy.platform.audit;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.cytostudy.platform.audit.AuditViews.Head;
import org.cytostudy.platform.settings.DataFolder;
import org.jspecify.annotations.Nullable;

/** Signs heads of the chain with Ed25519, and checks signatures. */
@ApplicationScoped
class HeadSigner {
  private static final String ALGORITHM = "Ed25519";

  private final AuditConfig config;
  private final DataFolder data;
  private @Nullable KeyPair keys;

  HeadSigner(AuditConfig config, DataFolder data) {
    this.config = config;
    this.data = data;
  }

  Head sign(long position, String hash, Instant at) {
    try {
      KeyPair pair = keys();
      Signature signature = Signature.getInstance(ALGORITHM);
      signature.initSign(pair.getPrivate());
      signature.update(Head.signedText(position, hash, at).getBytes(StandardCharsets.UTF_8));
      return new Head(position, hash, at, base64(pair.getPublic()), base64(signature.sign()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every JDK has Ed25519", e);
    }
  }

  /** Whether our own key signed exactly this. */
  boolean isOurs(Head head) {
    try {
      PublicKey key = keys().getPublic();
      if (!base64(key).equals(head.publicKey())) {
        return false;
      }
      Signature signature = Signature.getInstance(ALGORITHM);
      signature.initVerify(key);
      signature.update(
          Head.signedText(head.position(), head.hash(), head.signedAt())
              .getBytes(StandardCharsets.UTF_8));
      return signature.verify(Base64.getDecoder().decode(head.signature()));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      return false;
    }
  }

  private synchronized KeyPair keys() throws GeneralSecurityException {
    KeyPair known = keys;
    if (known == null) {
      Path file = config.keyFile().orElseGet(() -> data.keys().resolve("audit-ed25519"));
      known = Files.exists(file) ? read(file) : create(file);
      keys = known;
    }
    return known;
  }

  private KeyPair create(Path file) throws GeneralSecurityException {
    KeyPair pair = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
    data.writeSecret(
        file, base64(pair.getPrivate().getEncoded()) + "\n" + base64(pair.getPublic()) + "\n");
    return pair;
  }

  private static KeyPair read(Path file) throws GeneralSecurityException {
    try {
      List<String> lines = Files.readAllLines(file);
      KeyFactory factory = KeyFactory.getInstance(ALGORITHM);
      Base64.Decoder base64 = Base64.getDecoder();
      PrivateKey secret =
          factory.generatePrivate(new PKCS8EncodedKeySpec(base64.decode(lines.get(0))));
      PublicKey open = factory.generatePublic(new X509EncodedKeySpec(base64.decode(lines.get(1))));
      return new KeyPair(open, secret);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the audit key " + file, e);
    }
  }

  private static String base64(PublicKey key) {
    return base64(key.getEncoded());
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }
}
