package org.cytostudy.platform.testing;

import io.restassured.http.ContentType;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes what a test needs to be there, as a researcher who owns it. */
public final class Records {
  private static final String DOCUMENT = "ab".repeat(32);

  private Records() {}

  /** A project of the researcher's. */
  public static String project() {
    return post("/api/v1/projects", Map.of("name", "Project " + UUID.randomUUID()));
  }

  /** Makes the subject something to the project. */
  public static void member(String project, String subject, String membership) {
    Callers.researcher()
        .contentType(ContentType.JSON)
        .body(Map.of("membership", membership))
        .put("/api/v1/projects/" + project + "/members/" + subject)
        .then()
        .statusCode(200);
  }

  /** A brain without a consent. */
  public static String brain(String project) {
    return post(
        "/api/v1/projects/" + project + "/brains",
        Map.of(
            "pseudonym",
            "B-" + UUID.randomUUID(),
            "species",
            "Homo sapiens",
            "accessTier",
            "OPEN"));
  }

  /** A version of the brain's consent. */
  public static void consent(String brain, String tier, String... purposes) {
    consent(brain, tier, null, purposes);
  }

  /** A version of the brain's consent that ends. */
  public static void consentUntil(String brain, Instant until, String... purposes) {
    consent(brain, "OPEN", until, purposes);
  }

  private static void consent(
      String brain, String tier, @Nullable Instant until, String... purposes) {
    Map<String, Object> consent = new HashMap<>();
    consent.put("purposes", List.of(purposes));
    consent.put("validFrom", Instant.parse("2020-01-01T00:00:00Z").toString());
    consent.put("documentSha256", DOCUMENT);
    consent.put("accessTier", tier);
    if (until != null) {
      consent.put("validUntil", until.toString());
    }
    Callers.researcher()
        .contentType(ContentType.JSON)
        .body(consent)
        .post("/api/v1/brains/" + brain + "/consents")
        .then()
        .statusCode(201);
  }

  /** A block of the brain's left hemisphere. */
  public static String block(String brain) {
    String hemisphere = post("/api/v1/brains/" + brain + "/hemispheres", Map.of("side", "LEFT"));
    return post("/api/v1/hemispheres/" + hemisphere + "/blocks", Map.of("label", "a"));
  }

  /** A section of the block. */
  public static String section(String block, int number) {
    return post(
        "/api/v1/blocks/" + block + "/sections",
        Map.of("number", number, "zMm", 1.5, "plane", "CORONAL", "thicknessUm", 20));
  }

  private static String post(String path, Map<String, ?> body) {
    return Callers.researcher()
        .contentType(ContentType.JSON)
        .body(body)
        .post(path)
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }
}
