package org.cytostudy.platform.annotation;

import io.restassured.response.ValidatableResponse;
import java.util.UUID;
import org.cytostudy.platform.testing.Callers;
import org.cytostudy.platform.testing.Records;
import org.cytostudy.platform.testing.SectionImages;
import org.jspecify.annotations.Nullable;

/** Sections to draw on, and what is drawn there. */
final class Drawn {
  private Drawn() {}

  /** A section with an image, of a brain of its own. */
  static SectionImages.Registered section(SectionImages images) {
    return images.register(Records.brain(Records.project()), 1);
  }

  static ValidatableResponse importInto(
      SectionImages.Registered section, String body, String query) {
    return Callers.researcher()
        .contentType("application/geo+json; charset=UTF-8")
        .header("Idempotency-Key", UUID.randomUUID())
        .body(body)
        .post(path(section) + query)
        .then();
  }

  static ValidatableResponse list(SectionImages.Registered section, String query) {
    return Callers.researcher().get(path(section) + query).then().statusCode(200);
  }

  static String path(SectionImages.Registered section) {
    return "/api/v1/sections/" + section.section() + "/annotations";
  }

  static String collection(String... features) {
    return "{\"type\":\"FeatureCollection\",\"features\":[" + String.join(",", features) + "]}";
  }

  /** A triangle of this width and height 9 with its corner in the origin. */
  static String polygon(@Nullable String id, String className, int x) {
    return feature(
        id,
        "\"objectType\":\"annotation\",\"classification\":{\"name\":\""
            + className
            + "\",\"color\":[1,2,3]}",
        triangle(x));
  }

  static String feature(@Nullable String id, String properties, String geometry) {
    return "{\"type\":\"Feature\","
        + (id == null ? "" : "\"id\":\"" + id + "\",")
        + "\"properties\":{"
        + properties
        + "},\"geometry\":"
        + geometry
        + "}";
  }

  static String triangle(int x) {
    return "{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[" + x + ",0],[" + x + ",9],[0,0]]]}";
  }
}
