package org.cytostudy.platform.annotation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.UUID;
import org.cytostudy.core.hash.Sha256;
import org.cytostudy.platform.testing.Callers;
import org.cytostudy.platform.testing.PlatformTest;
import org.cytostudy.platform.testing.Records;
import org.cytostudy.platform.testing.SectionImages;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@PlatformTest
class DrawingIT {
  private static final SectionImages.Registered NOWHERE =
      new SectionImages.Registered(new UUID(0, 0), new UUID(0, 0), Sha256.of(new byte[0]));

  @Inject SectionImages images;
  private String project = "";
  private SectionImages.Registered on = NOWHERE;

  @BeforeEach
  void section() {
    project = Records.project();
    Records.member(project, "member", "member");
    on = images.register(Records.brain(project), 1);
  }

  @Test
  void whatIsDrawnIsKeptWithTheIdThatTheClientMade() {
    UUID id = UUID.randomUUID();
    create("{\"id\":\"" + id + "\",\"kind\":\"AREA\",\"geometry\":" + Drawn.triangle(10) + "}")
        .statusCode(201)
        .header("ETag", equalTo("\"1\""))
        .header("Location", containsString(id.toString()))
        .body("imageId", equalTo(on.image().toString()))
        .body("annotator", equalTo("researcher"))
        .body("author", equalTo("researcher"))
        .body("origin", equalTo("HUMAN"))
        .body("warnings", empty());
    get(id).statusCode(200).body("geometry.coordinates[0][1][0]", equalTo(10));
    create("{\"id\":\"" + id + "\",\"kind\":\"AREA\",\"geometry\":" + Drawn.triangle(10) + "}")
        .statusCode(409)
        .body("type", equalTo("urn:cytostudy:problem:already-exists"));
  }

  @Test
  void aChangeIsARevisionWithAuthorAndReasonAndTheOlderOneStays() {
    UUID id = drawn();
    revise(Callers.member(), id, "\"1\"", "AREA", "HUMAN", 12, "border moved")
        .statusCode(200)
        .header("ETag", equalTo("\"2\""))
        .body("author", equalTo("member"))
        .body("annotator", equalTo("member"))
        .body("reason", equalTo("border moved"));
    revisions(id)
        .body("items.annotation.revision", contains(2, 1))
        .body("items[0].changed", contains("geometry"))
        .body("items[1].changed", empty())
        .body("items[1].annotation.geometry.coordinates[0][1][0]", equalTo(10));
    assertThat(
            Callers.auditor()
                .get("/api/v1/audit?noun=annotation&nounId=" + id)
                .then()
                .statusCode(200)
                .body("items.action", hasItem("revised"))
                .body("items.subject", hasItem("member"))
                .extract()
                .asString())
        .contains("border moved");
  }

  @Test
  void aChangeOfWhatSomebodyElseChangedIsRefusedAndSaysWhoItWas() {
    UUID id = drawn();
    revise(Callers.member(), id, "\"1\"", "AREA", "HUMAN", 12, "wider");
    revise(Callers.researcher(), id, "\"1\"", "AREA", "HUMAN", 8, "narrower")
        .statusCode(412)
        .body("detail", containsString("revision 2 by 'member'"))
        .body("detail", containsString("wider"));
    delete(id, "\"1\"", "wrong").statusCode(412);
    revise(Callers.researcher(), id, null, "AREA", "HUMAN", 8, "narrower").statusCode(428);
    get(id).body("revision", equalTo(2));
  }

  @Test
  void aDeletionIsARevisionThatCanBeUndone() {
    UUID id = drawn();
    delete(id, "\"1\"", "drawn twice")
        .statusCode(200)
        .body("deleted", equalTo(true))
        .body("revision", equalTo(2));
    get(id).statusCode(404);
    delete(id, "\"2\"", "again").statusCode(404);
    Drawn.list(on, "").body("features", empty());
    revise(Callers.researcher(), id, "\"2\"", "AREA", "HUMAN", 10, "undo")
        .statusCode(200)
        .body("deleted", equalTo(false));
    revisions(id)
        .body("items[0].changed", contains("deleted"))
        .body("items[1].annotation.reason", equalTo("drawn twice"));
    Drawn.list(on, "").body("features", hasSize(1));
  }

  @Test
  void whatWasDeletedIsListedUntilItIsBroughtBack() {
    UUID first = drawn();
    UUID second = drawn();
    drawn();
    delete(first, "\"1\"", "drawn twice");
    delete(second, "\"1\"", "wrong section");
    String address = "/api/v1/images/" + on.image() + "/deleted-annotations";
    String cursor =
        Callers.auditor()
            .get(address + "?limit=1")
            .then()
            .statusCode(200)
            .body("items.id", contains(second.toString()))
            .body("items[0].author", equalTo("researcher"))
            .body("items[0].reason", equalTo("wrong section"))
            .body("items[0].revision", equalTo(2))
            .body("items[0].geometry.type", equalTo("Polygon"))
            .extract()
            .path("nextCursor");
    Callers.auditor()
        .get(address + "?limit=1&cursor=" + cursor)
        .then()
        .body("items.id", contains(first.toString()))
        .body("nextCursor", nullValue());
    Callers.auditor()
        .get(address + "?cursor=bm90IGEgY3Vyc29y")
        .then()
        .statusCode(400)
        .body("type", equalTo("urn:cytostudy:problem:invalid-cursor"));
    Callers.stranger().get(address).then().statusCode(404);
    revise(Callers.member(), second, "\"2\"", "AREA", "HUMAN", 10, "it was right").statusCode(200);
    Callers.auditor().get(address).then().body("items.id", contains(first.toString()));
  }

  @Test
  void refusesChangesOfWhatIsLockedUntilItIsUnlocked() {
    UUID id = UUID.randomUUID();
    create(
        "{\"id\":\""
            + id
            + "\",\"kind\":\"AREA\",\"locked\":true,\"geometry\":"
            + Drawn.triangle(10)
            + "}");
    revise(Callers.member(), id, "\"1\"", "AREA", "HUMAN", 12, "wider")
        .statusCode(409)
        .body("type", equalTo("urn:cytostudy:problem:annotation-locked"))
        .body("detail", containsString("'researcher'"));
    delete(id, "\"1\"", "wrong").statusCode(409);
    put(
            Callers.member(),
            id,
            "\"1\"",
            "{\"kind\":\"AREA\",\"origin\":\"HUMAN\",\"locked\":false,\"reason\":\"open\",\"geometry\":"
                + Drawn.triangle(10)
                + "}")
        .statusCode(200);
    revise(Callers.member(), id, "\"2\"", "AREA", "HUMAN", 12, "wider").statusCode(200);
  }

  @Test
  void whatAModelPredictedBecomesNobodysOwnByAChange() {
    UUID id = UUID.randomUUID();
    create(
        "{\"id\":\""
            + id
            + "\",\"kind\":\"AREA\",\"origin\":\"PREDICTED\",\"geometry\":"
            + Drawn.triangle(10)
            + "}");
    revise(Callers.researcher(), id, "\"1\"", "AREA", "HUMAN", 12, "mine now")
        .statusCode(422)
        .body("errors.pointer", contains("/origin"));
    revise(Callers.researcher(), id, "\"1\"", "AREA", "ASSISTED", 12, "corrected").statusCode(200);
  }

  @Test
  void anOutlineThatCrossesItselfIsKeptAsDrawnWithAWarning() {
    String bow = "{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[10,10],[10,0],[0,10],[0,0]]]}";
    create("{\"kind\":\"AREA\",\"geometry\":" + bow + "}")
        .statusCode(201)
        .body("geometry.coordinates[0]", hasSize(5))
        .body("warnings[0].pointer", equalTo("/geometry"))
        .body("warnings[0].detail", containsString("Self-intersection at 5, 5"));
  }

  @Test
  void refusesWhatIsNoGeometryNoRegionOrHasNoSurface() {
    create("{\"kind\":\"AREA\",\"geometry\":{\"type\":\"Cloud\"}}")
        .statusCode(422)
        .body("errors.pointer", contains("/geometry/type"));
    create("{\"kind\":\"EXTENT\",\"geometry\":{\"type\":\"Point\",\"coordinates\":[1,2]}}")
        .statusCode(422)
        .body("errors.pointer", contains("/geometry/type"));
    create(
            "{\"kind\":\"AREA\",\"regionId\":\""
                + UUID.randomUUID()
                + "\",\"geometry\":"
                + Drawn.triangle(9)
                + "}")
        .statusCode(422)
        .body("errors.pointer", contains("/regionId"));
    Drawn.list(on, "").body("features", empty());
  }

  @Test
  void anAnnotationIsFoundOnItsOwnImageOnly() {
    UUID id = drawn();
    SectionImages.Registered other = images.register(Records.brain(project), 2);
    Callers.researcher()
        .get("/api/v1/images/" + other.image() + "/annotations/" + id)
        .then()
        .statusCode(404);
    Callers.stranger()
        .get("/api/v1/images/" + on.image() + "/annotations/" + id)
        .then()
        .statusCode(404)
        .body("detail", containsString("image"));
  }

  @Test
  void revisionsArePagedAndEachSaysWhatItChanged() {
    UUID id = drawn();
    for (int i = 1; i <= 3; i++) {
      revise(Callers.researcher(), id, "\"" + i + "\"", "AREA", "HUMAN", 10 + i, "step " + i);
    }
    String cursor =
        Callers.researcher()
            .get(path(id) + "/revisions?limit=2")
            .then()
            .body("items.annotation.revision", contains(4, 3))
            .body("items[1].changed", contains("geometry"))
            .extract()
            .path("nextCursor");
    Callers.researcher()
        .get(path(id) + "/revisions?limit=2&cursor=" + cursor)
        .then()
        .body("items.annotation.revision", contains(2, 1))
        .body("nextCursor", nullValue());
  }

  private UUID drawn() {
    UUID id = UUID.randomUUID();
    create("{\"id\":\"" + id + "\",\"kind\":\"AREA\",\"geometry\":" + Drawn.triangle(10) + "}")
        .statusCode(201);
    return id;
  }

  private ValidatableResponse create(String body) {
    return Callers.researcher()
        .contentType(ContentType.JSON)
        .header("Idempotency-Key", UUID.randomUUID())
        .body(body)
        .post("/api/v1/images/" + on.image() + "/annotations")
        .then();
  }

  private ValidatableResponse revise(
      RequestSpecification as,
      UUID id,
      @Nullable String ifMatch,
      String kind,
      String origin,
      int x,
      String reason) {
    return put(
        as,
        id,
        ifMatch,
        "{\"kind\":\""
            + kind
            + "\",\"origin\":\""
            + origin
            + "\",\"reason\":\""
            + reason
            + "\",\"geometry\":"
            + Drawn.triangle(x)
            + "}");
  }

  private ValidatableResponse put(
      RequestSpecification as, UUID id, @Nullable String ifMatch, String body) {
    if (ifMatch != null) {
      as.header("If-Match", ifMatch);
    }
    return as.contentType(ContentType.JSON).body(body).put(path(id)).then();
  }

  private ValidatableResponse delete(UUID id, String ifMatch, String reason) {
    return Callers.researcher()
        .header("If-Match", ifMatch)
        .delete(path(id) + "?reason=" + reason)
        .then();
  }

  private ValidatableResponse get(UUID id) {
    return Callers.researcher().get(path(id)).then();
  }

  private ValidatableResponse revisions(UUID id) {
    return Callers.researcher().get(path(id) + "/revisions").then().statusCode(200);
  }

  private String path(UUID id) {
    return "/api/v1/images/" + on.image() + "/annotations/" + id;
  }
}
