package org.cytostudy.platform.annotation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cytostudy.platform.annotation.Drawn.collection;
import static org.cytostudy.platform.annotation.Drawn.feature;
import static org.cytostudy.platform.annotation.Drawn.importInto;
import static org.cytostudy.platform.annotation.Drawn.list;
import static org.cytostudy.platform.annotation.Drawn.polygon;
import static org.cytostudy.platform.annotation.Drawn.triangle;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Inject;
import java.util.Optional;
import org.cytostudy.core.id.SectionId;
import org.cytostudy.platform.annotation.Annotations.Snapshot;
import org.cytostudy.platform.artefact.ArtefactStore;
import org.cytostudy.platform.section.Sections;
import org.cytostudy.platform.testing.PlatformTest;
import org.cytostudy.platform.testing.SectionImages;
import org.cytostudy.platform.testing.SectionImages.Registered;
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
