package org.cytostudy.runner.sample;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
 * What was drawn on one section: QuPath's GeoJSON as a FeatureCollection, an array of features or
 * geometries, or one of either. A polygon is an area when it has a classification and its kind is
 * {@code area}; where areas overlap the smallest counts. Polygons of kind {@code extent} outline
 * what was annotated: outside of them nothing is labelled, and without them all may be. Polygons of
 * kind {@code exclude} mark what no patch may show. For one thread.
 */
final class SectionDrawings {
  private static final GeometryFactory GEOMETRY = new GeometryFactory();

  private final List<Area> areas;
  private final List<Area> extents;
  private final List<Area> excluded;

  private record Area(String name, Geometry shape, IndexedPointInAreaLocator locator) {}

  private SectionDrawings(List<Area> areas, List<Area> extents, List<Area> excluded) {
    this.areas = areas;
    this.extents = extents;
    this.excluded = excluded;
  }

  /** Nothing at all. */
  static SectionDrawings none() {
    return new SectionDrawings(List.of(), List.of(), List.of());
  }

  /**
   * Reads a file.
   *
   * @param name named in messages
   * @throws StepFailure if it is no GeoJSON
   */
  static SectionDrawings read(Path file, String name) throws IOException {
    JsonNode root;
    try {
      root = CytostudyJson.mapper().readTree(file.toFile());
    } catch (JsonProcessingException e) {
      throw invalid("It is no JSON: " + e.getOriginalMessage(), name);
    }
    Map<String, List<Area>> byKind = new HashMap<>();
    JsonNode list =
        root.path("type").asText().equals("FeatureCollection") ? root.get("features") : root;
    if (list == null || (!list.isArray() && !list.isObject())) {
      throw invalid("It holds no features", name);
    }
    int index = 0;
    for (JsonNode feature : list.isArray() ? list : List.of(list)) {
      add(feature, name + ", feature " + index++, byKind);
    }
    List<Area> areas = byKind.getOrDefault("area", List.of());
    return new SectionDrawings(
        areas.stream()
            .sorted(
                Comparator.comparingDouble((Area area) -> area.shape().getArea())
                    .thenComparing(Area::name))
            .toList(),
        byKind.getOrDefault("extent", List.of()),
        byKind.getOrDefault("exclude", List.of()));
  }

  private static void add(JsonNode feature, String where, Map<String, List<Area>> byKind) {
    JsonNode properties = feature.path("properties");
    String kind = properties.path("cytostudy").path("kind").asText("area").toLowerCase(Locale.ROOT);
    String region = regionOf(properties.path("classification"));
    JsonNode geometry = feature.has("geometry") ? feature.get("geometry") : feature;
    if (region == null) {
      if (kind.equals("area")) {
        return;
      }
      region = kind;
    }
    List<Area> areas = byKind.computeIfAbsent(kind, k -> new ArrayList<>());
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

  boolean hasNoAreas() {
    return areas.isEmpty();
  }

  /**
   * The area at a point in level-0 pixels; a point on an outline is inside. Null where nothing is
   * drawn and outside of the annotated extent: unlabelled, which is not background.
   */
  @Nullable String at(double xPx, double yPx) {
    Coordinate point = new Coordinate(xPx, yPx);
    if (!extents.isEmpty() && extents.stream().noneMatch(extent -> covers(extent, point))) {
      return null;
    }
    for (Area area : areas) {
      if (covers(area, point)) {
        return area.name();
      }
    }
    return null;
  }

  private static boolean covers(Area area, Coordinate point) {
    return area.shape().getEnvelopeInternal().covers(point)
        && area.locator().locate(point) != Location.EXTERIOR;
  }

  /**
   * Whether a patch shows something that is to be left out.
   *
   * @param corners of the patch in level-0 pixels, in order around it
   */
  boolean excludes(Coordinate... corners) {
    if (excluded.isEmpty()) {
      return false;
    }
    Coordinate[] ring = Arrays.copyOf(corners, corners.length + 1);
    ring[corners.length] = corners[0];
    Polygon patch = GEOMETRY.createPolygon(ring);
    return excluded.stream()
        .anyMatch(
            area ->
                area.shape().getEnvelopeInternal().intersects(patch.getEnvelopeInternal())
                    && area.shape().intersects(patch));
  }
}
