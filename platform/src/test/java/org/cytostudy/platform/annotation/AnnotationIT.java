package org.cytostudy.platform.annotation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cytostudy.platform.annotation.Drawn.collection;
import static org.cytostudy.platform.annotation.Drawn.feature;
import static org.cytostudy.platform.annotation.Drawn.importInto;
import static org.cytostudy.platform.annotation.Drawn.list;
import static org.cytostudy.platform.annotation.Drawn.polygon;
import static org.cytostudy.platform.annotation.Drawn.triangle;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.cytostudy.core.hash.Sha256;
import org.cytostudy.core.id.SectionId;
import org.cytostudy.core.job.CytostudyJson;
import org.cytostudy.platform.annotation.Annotations.Snapshot;
import org.cytostudy.platform.artefact.ArtefactStore;
import org.cytostudy.platform.section.Sections;
import org.cytostudy.platform.testing.Callers;
import org.cytostudy.platform.testing.OwnerSql;
import org.cytostudy.platform.testing.PlatformTest;
import org.cytostudy.platform.testing.Records;
import org.cytostudy.platform.testing.SectionImages;
import org.cytostudy.platform.testing.SectionImages.Registered;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@PlatformTest
class AnnotationIT {
  private static final String ID = "5d3a4f0e-8f0c-4b5e-9a53-1f2d1c1b0a09";

  private static final String NEW = "?createRegions=true";

  @Inject Annotations annotations;
  @Inject SectionImages images;
  @Inject Sections sections;
  @Inject ArtefactStore store;

  @Test
  void whatQuPathExportedComesOutAgain() {
    Registered section = section();
    importInto(section, collection(polygon(ID, "V1", 10)), NEW)
        .statusCode(201)
        .body("created", equalTo(1));
    list(section, "")
        .contentType("application/geo+json")
        .body("features", hasSize(1))
        .body("features[0].id", equalTo(ID))
        .body("features[0].properties.classification.name", equalTo("V1"))
        .body("features[0].properties.cytostudy.kind", equalTo("area"))
        .body("features[0].properties.cytostudy.annotator", equalTo("researcher"))
        .body("features[0].geometry.coordinates[0][1][0]", equalTo(10));
  }

  @Test
  void theAnnotatedExtentAndWhatIsExcludedComeFromQuPathsOwnClassesAndGoBackAsSuch() {
    Registered section = section();
    importInto(
            section,
            collection(
                polygon(ID, "Region*", 90), polygon(null, "Ignore*", 5), polygon(null, "V1", 10)),
            "?parcellation=extents@1&createRegions=true")
        .statusCode(201)
        .body("created", equalTo(3));
    String exported =
        list(section, "")
            .body(
                "features.find { it.id == '" + ID + "' }.properties.cytostudy.kind",
                equalTo("extent"))
            .body(
                "features.find { it.id == '" + ID + "' }.properties.classification.name",
                equalTo("Region*"))
            .body("features.properties.cytostudy.kind", hasItem("exclude"))
            .extract()
            .asString();
    assertThat(snapshot(section).orElseThrow().regions())
        .as("neither is a region of the parcellation")
        .containsExactly("V1");
    importInto(section, exported, "?parcellation=extents@1&createRegions=true")
        .statusCode(201)
        .body("unchanged", equalTo(3));
  }

  @Test
  void refusesAnExtentWithoutASurface() {
    String line =
        "{\"type\":\"Feature\",\"properties\":{\"cytostudy\":{\"kind\":\"extent\"}},"
            + "\"geometry\":{\"type\":\"LineString\",\"coordinates\":[[0,0],[5,5]]}}";
    importInto(section(), collection(line), "")
        .statusCode(422)
        .body("errors.pointer", hasItem("/features/0/geometry/type"));
  }

  @Test
  void importingAgainMakesARevisionOnlyOfWhatChanged() {
    Registered section = section();
    importInto(section, collection(polygon(ID, "V1", 10)), NEW);
    importInto(section, collection(polygon(ID, "V1", 10)), NEW)
        .body("unchanged", equalTo(1))
        .body("revised", equalTo(0));
    importInto(section, collection(polygon(ID, "V1", 12)), NEW).body("revised", equalTo(1));
    importInto(section, collection(polygon(null, "V2", 5)), NEW + "&replace=true")
        .body("created", equalTo(1))
        .body("deleted", equalTo(1));
    list(section, "")
        .body("features", hasSize(1))
        .body("features.properties.classification.name", hasItem("V2"));
  }

  @Test
  void aFileOfManyCellsIsStoredInPiecesAndReplacedInPieces() {
    Registered section = section();
    String before = collection(polygon(ID, "V1", 10));
    importInto(section, before, NEW).statusCode(201);
    StringBuilder cells = new StringBuilder("[");
    for (int i = 0; i < 15_000; i++) {
      cells.append(i == 0 ? "" : ",");
      cells.append(
          "{\"type\":\"Polygon\",\"coordinates\":[[[%d,1],[%d,1],[%1$d,9],[%1$d,1]]],"
              .formatted(i, i + 4));
      cells.append("\"note\":\"").append("x".repeat(i % 5000 == 7 ? 3 << 20 : 500)).append("\"}");
    }
    String file = cells.append(']').toString();
    assertThat(file.length()).isGreaterThan(10 << 20);
    importInto(section, file, "?replace=true")
        .statusCode(201)
        .body("created", equalTo(15_000))
        .body("deleted", equalTo(1));
    importInto(section, before, "?replace=true")
        .body("revised", equalTo(1))
        .body("deleted", equalTo(15_000));
    list(section, "").body("features", hasSize(1));
  }

  @Test
  void refusesGeoJsonThatIsBrokenAndStoresNothingOfIt() {
    Registered section = section();
    String open = polygon(null, "V1", 10).replace("[0,0]]]", "[0,1]]]");
    String kind = feature(null, "\"cytostudy\":{\"kind\":\"cloud\"}", triangle(10));
    importInto(section, collection(polygon(ID, "V1", 10), open, kind), "")
        .statusCode(422)
        .body("errors.pointer", hasItem("/features/1/geometry/coordinates/0"))
        .body("errors.pointer", hasItem("/features/2/properties/cytostudy/kind"));
    importInto(section, "{", "").statusCode(400);
    importInto(section, "{\"type\":\"FeatureCollection\"}", "").statusCode(422);
    list(section, "").body("features", hasSize(0));
  }

  @Test
  void aSnapshotIsTheSameAsLongAsTheAnnotationsAre() {
    Registered section = section();
    assertThat(snapshot(section)).isEmpty();
    importInto(section, collection(polygon(ID, "V1", 10)), NEW);
    Snapshot first = snapshot(section).orElseThrow();
    assertThat(first.regions()).containsExactly("V1");
    assertThat(store.find(first.sha256())).isPresent();
    assertThat(snapshot(section)).contains(first);
    importInto(section, collection(polygon(ID, "V1", 12)), NEW);
    assertThat(snapshot(section).orElseThrow().sha256()).isNotEqualTo(first.sha256());
  }

  @Test
  void aSnapshotSaysByWhomOnWhichImageAndHowCertainAndLeavesOutWhatWasPredicted()
      throws IOException {
    Registered section = section();
    String sure =
        "\"classification\":{\"name\":\"V1\"},\"cytostudy\":"
            + "{\"annotator\":\"anna\",\"certainty\":0.9,\"uncertaintyBandUm\":250}";
    String predicted =
        "\"classification\":{\"name\":\"V2\"},\"cytostudy\":{\"origin\":\"predicted\"}";
    importInto(
        section,
        collection(feature(ID, sure, triangle(10)), feature(null, predicted, triangle(20))),
        NEW + "&parcellation=frozen@1");
    Snapshot snapshot = snapshot(section).orElseThrow();
    assertThat(snapshot.annotations()).isEqualTo(1);
    assertThat(snapshot.regions()).as("a prediction scores nothing").containsExactly("V1");
    JsonNode frozen =
        CytostudyJson.mapper().readTree(store.find(snapshot.sha256()).orElseThrow().toFile());
    assertThat(frozen.at("/cytostudy/image").asText()).isEqualTo(section.image().toString());
    assertThat(frozen.at("/cytostudy/imageSha256").asText()).isEqualTo(section.sha256().hex());
    assertThat(frozen.path("features")).hasSize(1);
    JsonNode own = frozen.at("/features/0/properties/cytostudy");
    assertThat(own.path("region").asText()).isEqualTo("V1");
    assertThat(own.path("parcellation").asText()).isEqualTo("frozen@1");
    assertThat(own.path("annotator").asText()).isEqualTo("anna");
    assertThat(own.path("author").asText()).isEqualTo("researcher");
    assertThat(own.path("origin").asText()).isEqualTo("human");
    assertThat(own.path("uncertaintyBandUm").asDouble()).isEqualTo(250);
  }

  @Test
  void aRescanHasAnnotationsOfItsOwn() {
    Registered section = section();
    importInto(section, collection(polygon(ID, "V1", 10)), NEW);
    UUID rescan = UUID.randomUUID();
    OwnerSql.update(
        """
        INSERT INTO image SELECT ?, section_id, ?, bytes, width_px, height_px, pixel_size_um, stain,
               NULL, NULL, tissue_fraction, levels, NULL, NULL, NULL, NULL, now()
        FROM image WHERE id = ?
        """,
        rescan,
        Sha256.of(rescan.toString()).hex(),
        section.image());
    String first = "?image=" + section.image();
    list(section, "?image=" + rescan).body("features", hasSize(0));
    list(section, first).body("features", hasSize(1));
    importInto(section, collection(polygon(ID, "V1", 12)), NEW + "&image=" + rescan)
        .body("created", equalTo(1))
        .body("warnings[0].pointer", equalTo("/features/0/id"));
    importInto(section, collection(polygon(ID, "V1", 12)), NEW + "&image=" + rescan)
        .body("unchanged", equalTo(1));
    list(section, first).body("features[0].geometry.coordinates[0][1][0]", equalTo(10));
    importInto(section, collection(), "?replace=true&image=" + rescan).body("deleted", equalTo(1));
    list(section, first).body("features", hasSize(1));
  }

  @Test
  void refusesToDrawOnASectionWithoutAnImageOrOnAnothersImage() {
    String project = Records.project();
    String bare = Records.section(Records.block(Records.brain(project)), 1);
    Registered none = new Registered(UUID.fromString(bare), UUID.randomUUID(), Sha256.of(bare));
    importInto(none, collection(polygon(ID, "V1", 10)), "").statusCode(409);
    list(none, "").body("features", hasSize(0));
    Registered section = section();
    importInto(
            section, collection(), "?image=" + images.register(Records.brain(project), 2).image())
        .statusCode(400)
        .body("errors.pointer", hasItem("?image"));
  }

  @Test
  void aViewerGetsTheLargestOfAWindowAndIsToldWhatIsLeftOut() {
    Registered section = section();
    draw(section, 3_000);
    list(section, "?bbox=0,0,995,995&minSizePx=5&limit=20")
        .body("features", hasSize(20))
        .body("cytostudy.inWindow", equalTo(100))
        .body("cytostudy.tooSmall", equalTo(50))
        .body("cytostudy.beyondLimit", equalTo(30))
        .body(
            "features.geometry.coordinates.collect { it[0][1][0] - it[0][0][0] }.unique()",
            contains(8));
    list(section, "?kind=EXCLUDE").body("cytostudy.inWindow", equalTo(0));
    list(section, "?kind=AREA&kind=EXCLUDE&limit=1").body("cytostudy.inWindow", equalTo(3000));
    list(section, "").body("features", hasSize(3000)).body("cytostudy.inWindow", nullValue());
    for (String wrong : List.of("bbox=1,2,3", "bbox=a,0,1,1", "limit=0", "minSizePx=-1")) {
      Callers.researcher().get(Drawn.path(section) + "?" + wrong).then().statusCode(400);
    }
  }

  /** Boxes of 2 and 8 px in turn, ten a row of 100 px. */
  private static void draw(Registered section, int count) {
    OwnerSql.update(
        """
        INSERT INTO annotation (section_id, id, image_id, revision, kind, geometry, annotator, method,
            origin, locked, deleted, author, created_at, left_px, top_px, right_px, bottom_px)
        SELECT ?, gen_random_uuid(), ?, 1, 'AREA', CAST(format(
            '{"type":"Polygon","coordinates":[[[%1$s,%2$s],[%3$s,%2$s],[%3$s,%4$s],[%1$s,%2$s]]]}',
            x, y, x + s, y + s) AS jsonb), 'a', 'sql', 'HUMAN', false, false, 'a', now(),
            x, y, x + s, y + s
        FROM (SELECT n % 10 * 100 AS x, n / 10 * 100 AS y, 2 + n % 2 * 6 AS s
              FROM generate_series(0, ? - 1) n) boxes
        """,
        section.section(), section.image(), count);
  }

  @Test
  void twoAnnotatorsAreComparedRegionByRegionWithinWhatBothAnnotated() {
    Registered section = section();
    String tree = "?createRegions=true&parcellation=agreed@1";
    importInto(
        section,
        collection(box(null, "V1", 0, 100), box(null, "V2", 200, 300)),
        tree + "&annotator=anna");
    importInto(section, collection(box(null, "V1", 50, 150)), tree + "&annotator=ben");
    String path = "/api/v1/sections/" + section.section() + "/agreement";
    Callers.auditor()
        .get(path + "?a=annotator:anna&b=annotator:ben")
        .then()
        .statusCode(200)
        .body("regions.region.name", contains("V1", "V2"))
        .body("regions[0].dice", equalTo(.5f))
        .body("regions[0].areaAMm2", equalTo(.04f))
        .body("regions[0].hausdorff95Um", equalTo(100f))
        .body("regions[1].dice", equalTo(0f))
        .body("regions[1].hausdorff95Um", nullValue())
        .body("extentMm2", nullValue());
    importInto(section, collection(box(null, "Region*", 50, 100)), tree + "&annotator=ben");
    Callers.auditor()
        .get(path + "?a=annotator:anna&b=annotator:ben")
        .then()
        .body("extentMm2", equalTo(.02f))
        .body("regions.find { it.region.name == 'V1' }.dice", equalTo(1f));
    Callers.auditor()
        .get(path + "?a=annotator:anna&b=origin:ASSISTED")
        .then()
        .statusCode(400)
        .body("errors.pointer", hasItem("?b"));
    Callers.auditor().get(path + "?a=anna&b=origin:HUMAN").then().statusCode(400);
  }

  /** 100 px high. */
  private static String box(@Nullable String id, String className, int left, int right) {
    return feature(
        id,
        "\"classification\":{\"name\":\"" + className + "\"}",
        "{\"type\":\"Polygon\",\"coordinates\":[[[%1$d,0],[%2$d,0],[%2$d,100],[%1$d,100],[%1$d,0]]]}"
            .formatted(left, right));
  }

  private Optional<Snapshot> snapshot(Registered section) {
    return QuarkusTransaction.requiringNew()
        .call(
            () ->
                annotations.snapshot(
                    sections.newestImage(new SectionId(section.section())).orElseThrow()));
  }

  private Registered section() {
    return Drawn.section(images);
  }
}
