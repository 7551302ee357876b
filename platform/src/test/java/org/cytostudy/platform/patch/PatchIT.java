package org.cytostudy.platform.patch;

import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.cytostudy.platform.geometry.GeometryFixture;
import org.cytostudy.platform.testing.Callers;
import org.cytostudy.platform.testing.PlatformTest;
import org.cytostudy.platform.testing.Records;
import org.junit.jupiter.api.Test;

/** Patch 0 lies at 1, 2, 3 mm, patch 1 at 4, 2, 3 mm. */
@PlatformTest
class PatchIT {
  @Inject GeometryFixture geometry;

  @Test
  void thePatchAtAPointIsToldWithItsSectionAndPixel() {
    Map<String, String> made = geometry.prepare(Records.project());
    at(made, "space=matrix@1&x=3&y=2&z=3")
        .statusCode(200)
        .body("patch.patchId", equalTo(1))
        .body("patch.sectionId", equalTo(made.get("geoSection")))
        .body("patch.imageId", equalTo(made.get("geoImage")))
        .body("patch.xPx", equalTo(300f))
        .body("patch.distanceMm.toDouble()", closeTo(1, 1e-9));
    at(made, "space=matrix@1&x=30&y=2&z=3").statusCode(200).body("patch", nullValue());
    at(made, "space=matrix@1&x=30&y=2&z=3&withinMm=100").body("patch.patchId", equalTo(1));
  }

  @Test
  void aPointOfAnotherSpaceIsRefused() {
    Map<String, String> made = geometry.prepare(Records.project());
    at(made, "space=matrix@2&x=3&y=2&z=3")
        .statusCode(422)
        .body("type", equalTo("urn:cytostudy:problem:space-mismatch"))
        .body("detail", containsString("matrix@1"));
    at(made, "x=3&y=2&z=3").statusCode(400).body("errors[0].pointer", equalTo("?space"));
    at(made, "space=matrix@1&x=3&y=2").statusCode(400).body("errors[0].pointer", equalTo("?z"));
    at(made, "space=matrix@1&x=3&y=2&z=3&withinMm=0").statusCode(400);
  }

  @Test
  void thePatchesOfAnImageAreSquaresInItsPixels() {
    Map<String, String> made = geometry.prepare(Records.project());
    String path =
        "/api/v1/images/" + made.get("geoImage") + "/patches?patchset=" + made.get("geoPatchset");
    String cursor =
        Callers.researcher()
            .get(path + "&limit=1")
            .then()
            .statusCode(200)
            .body("items.patchId", equalTo(List.of(0)))
            // 64 px of 2 µm on an image of 2 µm.
            .body("items[0].sidePx", equalTo(64f))
            .body("items[0].area", equalTo("A"))
            .body("nextCursor", notNullValue())
            .extract()
            .path("nextCursor");
    Callers.researcher()
        .get(path + "&limit=1&cursor=" + cursor)
        .then()
        .body("items.patchId", equalTo(List.of(1)))
        .body("items[0].angleDeg", equalTo(5f))
        .body("nextCursor", nullValue());
    Map<String, String> other = geometry.prepare(Records.project());
    Callers.researcher()
        .get(
            "/api/v1/images/"
                + made.get("geoImage")
                + "/patches?patchset="
                + other.get("geoPatchset"))
        .then()
        .statusCode(404);
  }

  private static ValidatableResponse at(Map<String, String> made, String question) {
    return Callers.researcher()
        .get("/api/v1/patchsets/" + made.get("geoPatchset") + "/patches/at?" + question)
        .then();
  }
}
