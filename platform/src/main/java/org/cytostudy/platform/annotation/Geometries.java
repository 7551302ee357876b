package org.cytostudy.platform.annotation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.function.BiConsumer;
import org.cytostudy.imaging.outline.Outlines;
import org.cytostudy.platform.problem.FieldError;

/** Checks GeoJSON geometries: known types, finite coordinates, closed rings. */
final class Geometries {
  /** Coordinates beyond this are no pixels of any scanner. */
  private static final double FARTHEST_PX = 1e8;

  private static final int SHORTEST_RING = 4;
  private static final int SHORTEST_LINE = 2;

  private Geometries() {}

  /**
   * Reports each fault.
   *
   * @param at JSON pointer of the geometry
   * @param report takes a JSON pointer and what is wrong there
   */
  static void check(JsonNode geometry, String at, BiConsumer<String, String> report) {
    JsonNode coordinates = geometry.path("coordinates");
    String there = at + "/coordinates";
    switch (geometry.path("type").asText()) {
      case "Point" -> position(coordinates, there, report);
      case "MultiPoint" -> positions(coordinates, 1, there, report);
      case "LineString" -> positions(coordinates, SHORTEST_LINE, there, report);
      case "MultiLineString" -> {
        if (list(coordinates, there, report)) {
          for (int i = 0; i < coordinates.size(); i++) {
            positions(coordinates.get(i), SHORTEST_LINE, there + "/" + i, report);
          }
        }
      }
      case "Polygon" -> polygon(coordinates, there, report);
      case "MultiPolygon" -> {
        if (list(coordinates, there, report)) {
          for (int i = 0; i < coordinates.size(); i++) {
            polygon(coordinates.get(i), there + "/" + i, report);
          }
        }
      }
      case "GeometryCollection" ->
          report.accept(
              at + "/type", "is a GeometryCollection; give each of its parts a feature of its own");
      default ->
          report.accept(
              at + "/type", "is Point, LineString or Polygon, or one of them with Multi before it");
    }
  }

  /** Whether it is a Polygon or MultiPolygon. */
  static boolean isSurface(JsonNode geometry) {
    return geometry.path("type").asText().endsWith("Polygon");
  }

  /**
   * What is doubtful about a checked geometry and stored nevertheless: an outline that crosses
   * itself is kept as it was drawn, and repaired wherever it is used.
   */
  static List<FieldError> warnings(JsonNode geometry, String at) {
    return Outlines.flaw(geometry)
        .map(
            flaw ->
                List.of(
                    new FieldError(
                        at, "is no simple outline (" + flaw + "); what it encloses counts")))
        .orElse(List.of());
  }

  private static void polygon(JsonNode rings, String at, BiConsumer<String, String> report) {
    if (!list(rings, at, report)) {
      return;
    }
    for (int i = 0; i < rings.size(); i++) {
      JsonNode ring = rings.get(i);
      positions(ring, SHORTEST_RING, at + "/" + i, report);
      if (ring.size() >= SHORTEST_RING && !ring.get(0).equals(ring.get(ring.size() - 1))) {
        report.accept(at + "/" + i, "is not closed: its last position is not its first");
      }
    }
  }

  private static void positions(
      JsonNode list, int least, String at, BiConsumer<String, String> report) {
    if (!list.isArray() || list.size() < least) {
      report.accept(at, "is a list of at least " + least + " positions");
      return;
    }
    for (int i = 0; i < list.size(); i++) {
      position(list.get(i), at + "/" + i, report);
    }
  }

  private static void position(JsonNode position, String at, BiConsumer<String, String> report) {
    boolean good = position.isArray() && position.size() >= 2;
    for (int i = 0; good && i < 2; i++) {
      JsonNode number = position.get(i);
      good = number.isNumber() && Math.abs(number.asDouble()) <= FARTHEST_PX;
    }
    if (!good) {
      report.accept(at, "is a position [x, y] in pixels");
    }
  }

  private static boolean list(JsonNode node, String at, BiConsumer<String, String> report) {
    if (!node.isArray() || node.isEmpty()) {
      report.accept(at, "is a list that is not empty");
      return false;
    }
    return true;
  }
}
