package org.cytostudy.platform.section;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import jakarta.inject.Inject;
import java.util.Set;
import org.cytostudy.core.job.QualityFlag;
import org.cytostudy.platform.testing.Callers;
import org.cytostudy.platform.testing.OwnerSql;
import org.cytostudy.platform.testing.PlatformTest;
import org.cytostudy.platform.testing.Records;
import org.cytostudy.platform.testing.SectionImages;
import org.junit.jupiter.api.Test;

/** Faults of images in the API. */
@PlatformTest
class QualityIT {
  @Inject SectionImages images;

  private static void assertShown(String brain, String quality, Object... numbers) {
    var answer =
        Callers.researcher()
            .get("/api/v1/brains/" + brain + "/sections?quality=" + quality)
            .then()
            .statusCode(200);
    answer.body("items.number", numbers.length == 0 ? empty() : contains(numbers));
  }

  @Test
  void sectionsAreListedByTheFaultsOfTheirNewestImages() {
    String brain = Records.brain(Records.project());
    images.register(brain, 1);
    images.register(brain, 2, Set.of(QualityFlag.FOLDS, QualityFlag.OUT_OF_FOCUS));
    images.register(brain, 3, Set.of(QualityFlag.TEARS));
    images.register(brain, 4);
    OwnerSql.update(
        """
        UPDATE image SET tear_share = NULL, fold_share = NULL, blurred_share = NULL,
          saturated_share = NULL, quality_flags = NULL
        FROM section s WHERE s.id = image.section_id AND s.number = 4
          AND s.brain_id = CAST(? AS uuid)
        """,
        brain);
    assertShown(brain, "flagged", 2, 3);
    assertShown(brain, "clean", 1);
    assertShown(brain, "unknown", 4);
    assertShown(brain, "folds", 2);
    assertShown(brain, "out-of-focus", 2);
    assertShown(brain, "tears", 3);
    assertShown(brain, "saturated");
    Callers.researcher()
        .get("/api/v1/brains/" + brain + "/sections?quality=nice")
        .then()
        .statusCode(400)
        .body("errors[0].pointer", equalTo("?quality"))
        .body("errors[0].detail", containsString("out-of-focus"));
  }

  @Test
  void theOverlayIsShownWhereTheConsentAllowsDisplay() {
    String brain = Records.brain(Records.project());
    SectionImages.Registered image = images.register(brain, 1, Set.of(QualityFlag.FOLDS));
    String address = "/api/v1/images/" + image.image() + "/quality-overlay";
    Callers.researcher().get(address).then().statusCode(403);
    Records.consent(brain, "OPEN", "DISPLAY");
    assertThat(Callers.researcher().get(address).then().statusCode(200).extract().contentType())
        .startsWith("image/png");
    Callers.researcher()
        .get("/api/v1/images/" + image.image())
        .then()
        .body("quality.flags", contains("folds"))
        .body("quality.hasOverlay", equalTo(true));
  }
}
