package org.cytostudy.platform.project;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;

import io.restassured.http.ContentType;
import java.util.Map;
import java.util.UUID;
import org.cytostudy.platform.testing.Callers;
import org.cytostudy.platform.testing.PlatformTest;
import org.junit.jupiter.api.Test;

@PlatformTest
class ProjectIT {
  @Test
  void whoeverCreatesAProjectOwnsIt() {
    String id = create("Cortex " + UUID.randomUUID());
    Callers.researcher()
        .get("/api/v1/projects/" + id + "/members")
        .then()
        .statusCode(200)
        .body("[0].subject", equalTo("researcher"))
        .body("[0].membership", equalTo("owner"));
  }

  @Test
  void theDemoProjectIsThere() {
    Callers.researcher()
        .get("/api/v1/session")
        .then()
        .statusCode(200)
        .body("projects.name", hasItem("Demo"))
        .body("csrfToken", notNullValue());
  }

  @Test
  void aStrangerDoesNotLearnOfAProject() {
    String id = create("Hidden " + UUID.randomUUID());
    Callers.stranger().get("/api/v1/projects/" + id).then().statusCode(404);
  }

  private static String create(String name) {
    return Callers.researcher()
        .contentType(ContentType.JSON)
        .body(Map.of("name", name))
        .post("/api/v1/projects")
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }
}
