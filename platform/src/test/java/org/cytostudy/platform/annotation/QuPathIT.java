package org.cytostudy.platform.annotation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cytostudy.platform.annotation.Drawn.collection;
import static org.cytostudy.platform.annotation.Drawn.feature;
import static org.cytostudy.platform.annotation.Drawn.importInto;
import static org.cytostudy.platform.annotation.Drawn.list;
import static org.cytostudy.platform.annotation.Drawn.polygon;
import static org.cytostudy.platform.annotation.Drawn.triangle;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.cytostudy.core.job.CytostudyJson;
import org.cytostudy.platform.testing.Callers;
import org.cytostudy.platform.testing.PlatformTest;
import org.cytostudy.platform.testing.SectionImages;
import org.cytostudy.platform.testing.SectionImages.Registered;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What QuPath writes goes in and comes out as it was. */
@PlatformTest
class QuPathIT {
  private static final String ID = "5d3a4f0e-8f0c-4b5e-9a53-1f2d1c1b0a09";

  @Inject SectionImages images;

  @Test
  void aRoundTripLosesNothingAndAddsNoRevision() throws IOException {
    String tree = tree();
    Registered section = Drawn.section(images);
    String file = resource();
    importInto(section, file, "?parcellation=" + tree)
        .statusCode(201)
        .body("created", equalTo(6))
        .body("unmapped.className", contains("Ignore me", "Necrosis"))
        .body("unmapped.annotations", contains(1, 1))
        .body("warnings", hasSize(0));
    String exported = list(section, "").extract().asString();
    assertThat(withoutOurs(exported)).isEqualTo(withoutOurs(file));
    importInto(section, exported, "?parcellation=" + tree)
        .body("unchanged", equalTo(6))
        .body("revised", equalTo(0));
    // QuPath does not keep our own fields.
    importInto(section, file, "?parcellation=" + tree)
        .body("unchanged", equalTo(6))
        .body("revised", equalTo(0));
    assertThat(list(section, "").extract().asString()).isEqualTo(exported);
  }

  @Test
  void classesBecomeRegionsByNameAliasOrPathAndObjectsKeepTheirClass() throws IOException {
    Registered section = Drawn.section(images);
    String tree = tree();
    importInto(section, resource(), "?parcellation=" + tree);
    String path = "features.find { it.id.endsWith('%s') }.properties.cytostudy.%s";
    list(section, "")
        .body(path.formatted("01", "region"), equalTo("hOc1"))
        .body(path.formatted("01", "parcellation"), equalTo(tree))
        .body(path.formatted("02", "region"), equalTo("hOc2"))
        .body(path.formatted("03", "region"), nullValue())
        .body(path.formatted("04", "kind"), equalTo("detection"));
  }

  @Test
  void refusesAParcellationThatIsNotThereAndMakesRegionsOnlyWhenAsked() {
    Registered section = Drawn.section(images);
    String name = "lab-" + UUID.randomUUID() + "@1";
    importInto(section, collection(polygon(ID, "V1", 9)), "?parcellation=" + name)
        .statusCode(400)
        .body("errors.pointer", contains("?parcellation"));
    importInto(section, collection(polygon(ID, "V1", 9)), "")
        .statusCode(201)
        .body("unmapped.className", contains("V1"));
    importInto(
            section, collection(polygon(ID, "V1", 9)), "?createRegions=true&parcellation=" + name)
        .statusCode(201)
        .body("revised", equalTo(1))
        .body("unmapped", hasSize(0));
    importInto(section, collection(polygon(ID, "V1", 9)), "").body("unchanged", equalTo(1));
    importInto(
            section, collection(polygon(ID, "X", 9)), "?createRegions=true&parcellation=" + tree())
        .statusCode(409)
        .body("type", equalTo("urn:cytostudy:problem:parcellation-fixed"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"type\":\"FeatureCollection\",\"features\":[<feature>]}",
        "[<feature>]",
        "<feature>",
        "<geometry>",
        "[<geometry>]",
        "{\"type\":\"Feature\",\"geometry\":<geometry>,\"properties\":null}"
      })
  void everyRootFormIsRead(String form) {
    String body =
        form.replace("<feature>", feature(null, "\"name\":\"a\"", triangle(9)))
            .replace("<geometry>", triangle(9));
    importInto(Drawn.section(images), body, "").statusCode(201).body("created", equalTo(1));
  }

  @Test
  void objectsWithinObjectsBecomeAnnotationsOfTheirOwn() {
    Registered section = Drawn.section(images);
    String child = feature(null, "\"objectType\":\"annotation\",\"name\":\"child\"", triangle(3));
    importInto(
            section,
            collection(
                feature(ID, "\"name\":\"parent\",\"childObjects\":[" + child + "]", triangle(9))),
            "")
        .statusCode(201)
        .body("created", equalTo(2));
    assertThat(list(section, "").extract().asString()).doesNotContain("childObjects");
  }

  @Test
  void measurementsWithoutAValueAreLeftOutAndSaid() {
    Registered section = Drawn.section(images);
    // Not by Callers, who check that a body is JSON: what QuPath writes here is none.
    RestAssured.given()
        .header("Authorization", "Bearer " + Callers.token("researcher", "researcher"))
        .contentType("application/geo+json")
        .body(collection(feature(ID, "\"measurements\":{\"a/b\":NaN,\"c\":1.5}", triangle(9))))
        .post(Drawn.path(section))
        .then()
        .statusCode(201)
        .body("warnings[0].pointer", equalTo("/features/0/properties/measurements/a~1b"));
    list(section, "").body("features[0].properties.measurements", equalTo(Map.of("c", 1.5f)));
  }

  @Test
  void anOutlineThatCrossesItselfIsKeptAsDrawnAndListed() {
    Registered section = Drawn.section(images);
    String bow = "{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[9,9],[9,0],[0,9],[0,0]]]}";
    importInto(section, collection(feature(ID, "", bow)), "")
        .statusCode(201)
        .body("warnings[0].pointer", equalTo("/features/0/geometry"))
        .body("warnings[0].detail", containsString("Self-intersection"));
    list(section, "").body("features[0].geometry.coordinates[0]", hasSize(5));
  }

  @Test
  void refusesCollectionsOfGeometriesAndNumbersThatAreNone() {
    Registered section = Drawn.section(images);
    importInto(
            section, "{\"type\":\"GeometryCollection\",\"geometries\":[" + triangle(9) + "]}", "")
        .statusCode(422)
        .body("errors[0].pointer", equalTo("/type"));
    importInto(
            section,
            collection(feature(ID, "", "{\"type\":\"GeometryCollection\",\"geometries\":[]}")),
            "")
        .statusCode(422)
        .body("errors[0].detail", startsWith("is a GeometryCollection"));
    importInto(section, collection(feature(ID, "", triangle(9).replace("9", "1e999"))), "")
        .statusCode(422);
    list(section, "").body("features", hasSize(0));
  }

  @Test
  void whatAModelPredictedStaysPredictedOnItsWayThroughQuPathUntilItIsRedrawn() {
    Registered section = Drawn.section(images);
    importInto(section, collection(polygon(ID, "V1", 9)), "?origin=PREDICTED");
    importInto(section, collection(polygon(ID, "V1", 9)), "?origin=HUMAN")
        .body("unchanged", equalTo(1));
    importInto(section, collection(polygon(ID, "V1", 8)), "?origin=HUMAN")
        .body("revised", equalTo(1))
        .body("warnings[0].detail", containsString("ASSISTED"));
    list(section, "").body("features[0].properties.cytostudy.origin", equalTo("assisted"));
  }

  @Test
  void refusesTextThatIsNotUtf8() {
    Callers.researcher()
        .contentType("application/geo+json")
        .body(
            collection(feature(ID, "\"name\":\"µ\"", triangle(9)))
                .getBytes(StandardCharsets.ISO_8859_1))
        .post(Drawn.path(Drawn.section(images)))
        .then()
        .statusCode(400)
        .body("type", equalTo("urn:cytostudy:problem:malformed-json"));
  }

  private static String tree() {
    String name = "tree-" + UUID.randomUUID();
    Callers.researcher()
        .contentType(ContentType.JSON)
        .body(
            """
            {"regions":[{"name":"Occipital","children":[
                {"name":"hOc1","aliases":["V1"]},{"name":"hOc2"}]}]}
            """)
        .post("/api/v1/parcellations?version=1&name=" + name)
        .then()
        .statusCode(201);
    return name + "@1";
  }

  private static String resource() throws IOException {
    try (InputStream in = QuPathIT.class.getResourceAsStream("objects.geojson")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** The features by identifier, without what is ours. */
  private static Map<String, JsonNode> withoutOurs(String geoJson) throws IOException {
    Map<String, JsonNode> features = new TreeMap<>();
    for (JsonNode feature : CytostudyJson.mapper().readTree(geoJson).path("features")) {
      ((ObjectNode) feature.path("properties")).remove("cytostudy");
      features.put(feature.path("id").asText(), feature);
    }
    return features;
  }
}
