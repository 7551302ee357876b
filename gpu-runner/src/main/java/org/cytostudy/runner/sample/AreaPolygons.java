package org.cytostudy.runner.sample;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.cytostudy.core.job.CytostudyJson;
import org.cytostudy.runner.worker.StepFailure;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.util.GeometryFixer;

/**
 * The annotated areas of one section: QuPath's GeoJSON as a FeatureCollection, an array of features
 * or geometries, or one of either. A polygon counts when it has a classification and its kind is
 * {@code area}; where polygons overlap the smallest counts. For one thread.
 */
final class AreaPolygons {
  private static final GeometryFactory GEOMETRY = new GeometryFactory();

  private final List<Area> areas;

  private record Area(String name, Geometry shape, IndexedPointInAreaLocator locator) {}

  private AreaPolygons(List<Area> areas) {
    this.areas = areas;
  }

  /** No areas at all. */
  static AreaPolygons none() {
    return new AreaPolygons(List.of());
  }

  /**
   * Reads a file.
   *
   * @param name named in messages
   * @throws StepFailure if it is no GeoJSON
   */
  static AreaPolygons read(Path file, String name) throws IOException {
    JsonNode root;
    try {
      root = CytostudyJson.mapper().readTree(file.toFile());
    } catch (JsonProcessingException e) {
      throw invalid("It is no JSON: " + e.getOriginalMessage(), name);
    }
    List<Area> areas = new ArrayList<>();
    JsonNode list =
        root.path("type").asText().equals("FeatureCollection") ? root.get("features") : root;
    if (list == null || (!list.isArray() && !list.isObject())) {
      throw invalid("It holds no features", name);
    }
    int index = 0;
    for (JsonNode feature : list.isArray() ? list : List.of(list)) {
      add(feature, name + ", feature " + index++, areas);
    }
    areas.sort(
        Comparator.comparingDouble((Area area) -> area.shape().getArea())
            .thenComparing(Area::name));
    return new AreaPolygons(List.copyOf(areas));
  }

  private static void add(JsonNode feature, String where, List<Area> areas) {
    JsonNode properties = feature.path("properties");
    String kind = properties.path("cytostudy").path("kind").asText("area");
    String region = regionOf(properties.path("classification"));
    JsonNode geometry = feature.has("geometry") ? feature.get("geometry") : feature;
    if (region == null || !kind.equalsIgnoreCase("area")) {
      return;
    }
    switch (geometry.path("type").asText()) {
      case "Polygon" -> addPolygon(geometry.path("coordinates"), region, where, areas);
      case "MultiPolygon" -> {
        for (JsonNode polygon : geometry.path("coordinates")) {
          addPolygon(polygon, region, where, areas);
        }
      }
      default -> {
        // Points and lines have no inside.
      }
    }
  }

  private static @Nullable String regionOf(JsonNode classification) {
    String name = classification.path("name").asText("");
    if (name.isBlank()) {
      // Newer QuPath writes a derived class as its parts.
      name =
          StreamSupport.stream(classification.path("names").spliterator(), false)
              .map(JsonNode::asText)
              .collect(Collectors.joining(": "));
    }
    return name.isBlank() ? null : name;
  }

  private static void addPolygon(JsonNode rings, String region, String where, List<Area> areas) {
    if (!rings.isArray() || rings.isEmpty()) {
      throw invalid("A polygon has no ring", where);
    }
    LinearRing shell = ring(rings.get(0), where);
    LinearRing[] holes = new LinearRing[rings.size() - 1];
    for (int i = 0; i < holes.length; i++) {
      holes[i] = ring(rings.get(i + 1), where);
    }
    Polygon polygon = GEOMETRY.createPolygon(shell, holes);
    // A hand-drawn outline may cross itself; what it encloses is kept.
    Geometry shape = polygon.isValid() ? polygon : GeometryFixer.fix(polygon);
    if (!shape.isEmpty() && shape.getDimension() == 2) {
      areas.add(new Area(region, shape, new IndexedPointInAreaLocator(shape)));
    }
  }

  private static LinearRing ring(JsonNode coordinates, String where) {
    List<Coordinate> points = new ArrayList<>();
    for (JsonNode point : coordinates) {
      if (!point.path(0).isNumber() || !point.path(1).isNumber()) {
        throw invalid("A coordinate is no pair of numbers", where);
      }
      points.add(new Coordinate(point.get(0).asDouble(), point.get(1).asDouble()));
    }
    if (!points.isEmpty() && !points.getFirst().equals2D(points.getLast())) {
      points.add(points.getFirst().copy());
    }
    if (points.size() < 4) {
      throw invalid("A ring has fewer than three corners", where);
    }
    return GEOMETRY.createLinearRing(points.toArray(Coordinate[]::new));
  }

  private static StepFailure invalid(String what, String where) {
    return StepFailure.data(
        "annotations-invalid",
        "The annotations cannot be read. " + what,
        where,
        "Export them from QuPath as GeoJSON, as a FeatureCollection");
  }

  boolean isEmpty() {
    return areas.isEmpty();
  }

  /** The area at a point in level-0 pixels; a point on an outline is inside. */
  @Nullable String at(double xPx, double yPx) {
    Coordinate point = new Coordinate(xPx, yPx);
    for (Area area : areas) {
      if (area.shape().getEnvelopeInternal().covers(point)
          && area.locator().locate(point) != Location.EXTERIOR) {
        return area.name();
      }
    }
    return null;
  }
}
