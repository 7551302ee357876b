package org.cytostudy.platform.testing;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.cytostudy.core.hash.Sha256;

/** Files that a researcher brings to a project. */
public final class Uploaded {
  private Uploaded() {}

  /** Brings the file whole. */
  public static Sha256 file(String project, byte[] content) {
    Sha256 sha256 = Sha256.of(content);
    Callers.researcher()
        .contentType("application/octet-stream")
        .body(content)
        .patch(
            "/api/v1/projects/%s/uploads/%s?offset=0&length=%d"
                .formatted(project, sha256, content.length))
        .then()
        .statusCode(204);
    return sha256;
  }

  /** Brings it and names it as requests do. */
  public static Map<String, String> named(String project, String fileName, byte[] content) {
    return Map.of("fileName", fileName, "sha256", file(project, content).hex());
  }

  /** The same for text. */
  public static Map<String, String> named(String project, String fileName, String content) {
    return named(project, fileName, content.getBytes(StandardCharsets.UTF_8));
  }
}
