package org.cytostudy.platform.cell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import org.cytostudy.core.hash.Sha256;
import org.cytostudy.platform.artefact.ArtefactStore;
import org.cytostudy.platform.testing.Callers;
import org.cytostudy.platform.testing.PlatformTest;
import org.cytostudy.platform.testing.Records;
import org.cytostudy.platform.testing.SectionImages;
import org.cytostudy.platform.testing.SectionImages.Registered;
import org.junit.jupiter.api.Test;

@PlatformTest
class CellIT {
  /** Two of them lie within the extent, one line is none. */
  private static final String TABLE =
      "x_px,y_px,area_um2,layer\n10,10,30,2\n20,20,60,3\n400,400,90,3\n1,2,x,3\n";

  @Inject SectionImages images;
  @Inject ArtefactStore store;

  @Test
  void aTableBecomesAnArtefactWithCountsAndTheCorrectionThatWasUsed() {
    Registered on = section();
    extent(on);
    // The section is 20 µm thick: 20 / (20 + 5). The extent is 200 µm squared.
    String sha256 =
        put(on, TABLE, Sha256.of(TABLE), "&correction=ABERCROMBIE&meanDiameterUm=5")
            .statusCode(200)
            .body("cells", equalTo(3))
            .body("refused", equalTo(1))
            .body("refusedRows[0].pointer", equalTo("line 5"))
            .body("classes.find { it.className == '3' }.cells", equalTo(2))
            .body("countFactor", equalTo(.8f))
            .body("cellsInExtent", equalTo(2))
            .body("extentMm2", equalTo(.04f))
            .body("densityPerMm2", equalTo(40f))
            .body("method", equalTo("StarDist 0.9"))
            .extract()
            .path("sha256");
    assertThat(store.find(new Sha256(sha256))).isPresent();
    Callers.researcher()
        .get("/api/v1/artefacts/" + sha256)
        .then()
        .statusCode(200)
        .body("kind", equalTo("cell-table"));
    Callers.auditor()
        .get("/api/v1/images/" + on.image() + "/cells")
        .then()
        .statusCode(200)
        .body("items", hasSize(1))
        .body("nextCursor", nullValue());
    Callers.auditor()
        .get("/api/v1/audit?noun=image&nounId=" + on.image())
        .then()
        .body("items.action", hasItem("added-cells"));
  }

  @Test
  void theSameTableIsTakenOnceAndNotWithAnotherCorrection() {
    Registered on = section();
    String id = put(on, TABLE, Sha256.of(TABLE), "").statusCode(200).extract().path("id");
    put(on, TABLE, Sha256.of(TABLE), "")
        .statusCode(200)
        .body("id", equalTo(id))
        .body("densityPerMm2", nullValue());
    put(on, TABLE, Sha256.of(TABLE), "&correction=AREA_THRESHOLD&minAreaUm2=50")
        .statusCode(409)
        .body("detail", containsString("NONE"));
  }

  @Test
  void cellsBelowAnAreaThresholdAreLeftOutAndCounted() {
    put(section(), TABLE, Sha256.of(TABLE), "&correction=AREA_THRESHOLD&minAreaUm2=50")
        .statusCode(200)
        .body("cells", equalTo(2))
        .body("belowThreshold", equalTo(1));
  }

  @Test
  void refusesABrokenTransferATableWithoutCellsAndACorrectionWithoutItsNumber() {
    Registered on = section();
    put(on, TABLE, Sha256.of("another"), "")
        .statusCode(409)
        .body("type", equalTo("urn:cytostudy:problem:hash-mismatch"));
    String none = "x_px,y_px\nfar,away\n";
    put(on, none, Sha256.of(none), "").statusCode(422).body("errors[0].pointer", equalTo("line 2"));
    put(on, TABLE, Sha256.of(TABLE), "&correction=ABERCROMBIE")
        .statusCode(400)
        .body("errors.pointer", hasItem("?meanDiameterUm"));
    put(on, TABLE, Sha256.of(TABLE), "&minAreaUm2=5").statusCode(400);
    put(on, TABLE, Sha256.of(TABLE), "&correction=OTHER").statusCode(400);
    Callers.researcher()
        .get("/api/v1/images/" + on.image() + "/cells")
        .then()
        .body("items", hasSize(0));
  }

  private Registered section() {
    return images.register(Records.brain(Records.project()), 1);
  }

  /** 100 px squared, at 2 µm a pixel. */
  private static void extent(Registered on) {
    Callers.researcher()
        .contentType("application/json")
        .body(
            """
            {"kind":"EXTENT","geometry":{"type":"Polygon",
              "coordinates":[[[0,0],[100,0],[100,100],[0,100],[0,0]]]}}
            """)
        .post("/api/v1/images/" + on.image() + "/annotations")
        .then()
        .statusCode(201);
  }

  private static ValidatableResponse put(Registered on, String table, Sha256 hash, String query) {
    return Callers.researcher()
        .contentType("text/csv")
        .body(table)
        .put("/api/v1/images/" + on.image() + "/cells/" + hash + "?method=StarDist 0.9" + query)
        .then();
  }
}
