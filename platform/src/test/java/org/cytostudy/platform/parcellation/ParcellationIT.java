package org.cytostudy.platform.parcellation;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.UUID;
import org.cytostudy.platform.testing.Callers;
import org.cytostudy.platform.testing.PlatformTest;
import org.junit.jupiter.api.Test;

@PlatformTest
class ParcellationIT {
  private static final String TREE =
      """
      {"version":"1","regions":[{"name":"Occipital","rgb":"#ff0000","children":[
         {"name":"hOc1","aliases":["V1"]},{"name":"hOc2"}]}]}
      """;

  @Test
  void aTreeIsImportedOnceAndListedWithItsOrder() {
    String name = "tree-" + UUID.randomUUID();
    String id =
        send(TREE, "?name=" + name)
            .statusCode(201)
            .body("name", equalTo(name))
            .body("growing", equalTo(false))
            .body("regions.name", contains("Occipital", "hOc1", "hOc2"))
            .body("regions[0].parentId", nullValue())
            .body("regions[1].aliases", contains("V1"))
            .extract()
            .path("id");
    send(TREE, "?name=" + name).statusCode(201).body("id", equalTo(id));
    Callers.viewer()
        .get("/api/v1/parcellations")
        .then()
        .body("findAll { it.name == '" + name + "' }", hasSize(1))
        .body("name", hasItem(name));
    Callers.auditor()
        .get("/api/v1/audit?noun=parcellation&nounId=" + id)
        .then()
        .statusCode(200)
        .body("items.action", contains("imported"));
  }

  @Test
  void refusesToChangeAVersionAndTakesANewOne() {
    String name = "tree-" + UUID.randomUUID();
    send(TREE, "?name=" + name).statusCode(201);
    String changed = TREE.replace("hOc2", "hOc3");
    send(changed, "?name=" + name)
        .statusCode(409)
        .body("type", equalTo("urn:cytostudy:problem:parcellation-fixed"))
        .body("detail", containsString(name + "@1"));
    send(changed, "?name=" + name + "&version=2").statusCode(201);
  }

  @Test
  void refusesAFileWithoutANameOrWithFaults() {
    send(TREE, "").statusCode(422).body("errors.pointer", contains("/name"));
    send(TREE.replace("#ff0000", "red"), "?name=x")
        .statusCode(422)
        .body("errors.pointer", contains("/regions/0/rgb"));
    send("{", "?name=x").statusCode(400);
  }

  private static ValidatableResponse send(String body, String query) {
    return Callers.researcher()
        .contentType(ContentType.JSON)
        .header("Idempotency-Key", UUID.randomUUID())
        .body(body)
        .post("/api/v1/parcellations" + query)
        .then();
  }
}
