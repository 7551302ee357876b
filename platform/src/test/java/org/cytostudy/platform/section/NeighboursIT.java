package org.cytostudy.platform.section;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.UUID;
import org.cytostudy.platform.testing.Callers;
import org.cytostudy.platform.testing.PlatformTest;
import org.cytostudy.platform.testing.Records;
import org.cytostudy.platform.testing.SectionImages;
import org.junit.jupiter.api.Test;

/** A walk through the sections of a brain that have an image. */
@PlatformTest
class NeighboursIT {
  @Inject SectionImages images;

  @Test
  void leadFromSectionToSectionPastThoseWithoutAnImage() {
    String brain = Records.brain(Records.project());
    String scanned = Records.brain(Records.project());
    images.register(scanned, 5);
    String bare = Records.section(Records.block(brain), 4);
    UUID first = images.register(brain, 2).section();
    UUID last = images.register(brain, 9).section();
    neighbours(first)
        .body("position", equalTo(1))
        .body("count", equalTo(2))
        .body("previous", nullValue())
        .body("next", equalTo(last.toString()));
    neighbours(last)
        .body("position", equalTo(2))
        .body("previous", equalTo(first.toString()))
        .body("next", nullValue());
    neighbours(UUID.fromString(bare))
        .body("position", nullValue())
        .body("count", equalTo(2))
        .body("previous", equalTo(first.toString()))
        .body("next", equalTo(last.toString()));
  }

  private static ValidatableResponse neighbours(UUID section) {
    return Callers.researcher()
        .get("/api/v1/sections/" + section + "/neighbours")
        .then()
        .statusCode(200);
  }
}
