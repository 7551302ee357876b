package org.cytostudy.platform.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.cytostudy.core.job.PhantomSpec;
import org.cytostudy.platform.testing.Callers;
import org.cytostudy.platform.testing.PlatformTest;
import org.cytostudy.platform.testing.Records;
import org.junit.jupiter.api.Test;

@PlatformTest
class IdempotencyIT {
  @Test
  void aRepeatedRequestIsAnsweredAsItWasAndHappensOnce() {
    String key = UUID.randomUUID().toString();
    String name = "Once " + key;
    Response first = create(key, name);
    Response second = create(key, name);
    assertThat(first.statusCode()).isEqualTo(201);
    assertThat(second.statusCode()).isEqualTo(201);
    assertThat(second.asString()).isEqualTo(first.asString());
    assertThat(second.header("Location")).isEqualTo(first.header("Location"));
    assertThat(second.header("ETag")).isEqualTo(first.header("ETag"));
  }

  @Test
  void aKeyIsGoodForOneRequestOnly() {
    String key = UUID.randomUUID().toString();
    create(key, "First " + key).then().statusCode(201);
    create(key, "Second " + key)
        .then()
        .statusCode(422)
        .body("type", containsString("idempotency-key-reused"));
    create("not-a-uuid", "Third").then().statusCode(400);
  }

  @Test
  void aRequestThatFailedMayBeRepeatedWithItsKey() {
    String key = UUID.randomUUID().toString();
    String taken = "Taken " + key;
    create(UUID.randomUUID().toString(), taken).then().statusCode(201);
    create(key, taken).then().statusCode(409);
    create(key, "Free " + key).then().statusCode(201);
  }

  @Test
  void equalRequestsAtOnceMakeOneThing() throws Exception {
    String key = UUID.randomUUID().toString();
    List<Callable<String>> calls = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      calls.add(() -> create(key, "Race " + key).path("id"));
    }
    Set<String> ids = new HashSet<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(6)) {
      for (Future<String> call : threads.invokeAll(calls)) {
        ids.add(call.get());
      }
    }
    assertThat(ids).hasSize(1).doesNotContainNull();
  }

  @Test
  void aPreparationTakesAKeyThoughItsTransactionMayTakeLonger() {
    String project =
        create(UUID.randomUUID().toString(), "Prepared " + UUID.randomUUID()).path("id");
    String key = UUID.randomUUID().toString();
    Response first = prepare(project, key);
    assertThat(first.statusCode()).as(first.asString()).isEqualTo(201);
    assertThat(prepare(project, key).asString()).isEqualTo(first.asString());
  }

  @Test
  void anAnswerIsGivenAgainOnlyToWhoCouldStillAskForIt() {
    String project = Records.project();
    String key = UUID.randomUUID().toString();
    Records.member(project, "member", "member");
    Response first = register(project, key);
    assertThat(first.statusCode()).as(first.asString()).isEqualTo(201);
    Records.member(project, "member", "viewer");
    register(project, key).then().statusCode(403);
    Records.member(project, "member", "member");
    assertThat(register(project, key).asString()).isEqualTo(first.asString());
    Callers.researcher()
        .delete("/api/v1/projects/" + project + "/members/member")
        .then()
        .statusCode(204);
    register(project, key).then().statusCode(404);
  }

  private static Response register(String project, String key) {
    return Callers.member()
        .header("Idempotency-Key", key)
        .contentType(ContentType.JSON)
        .body(Map.of("pseudonym", "B-" + key, "species", "Homo sapiens", "accessTier", "OPEN"))
        .post("/api/v1/projects/" + project + "/brains");
  }

  private static Response prepare(String project, String key) {
    return Callers.researcher()
        .header("Idempotency-Key", key)
        .contentType(ContentType.JSON)
        .body(Map.of("kind", "phantom", "name", "Keyed", "phantom", PhantomSpec.demo()))
        .post("/api/v1/projects/" + project + "/preparations");
  }

  private static Response create(String key, String name) {
    return Callers.researcher()
        .header("Idempotency-Key", key)
        .contentType(ContentType.JSON)
        .body(Map.of("name", name))
        .post("/api/v1/projects");
  }
}
