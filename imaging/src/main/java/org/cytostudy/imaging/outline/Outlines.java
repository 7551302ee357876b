package org.cytostudy.imaging.outline;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.util.GeometryFixer;
import org.locationtech.jts.operation.valid.IsValidOp;
import org.locationtech.jts.operation.valid.TopologyValidationError;

/**
 * Reads GeoJSON polygons. Outlines that people draw cross themselves now and then; they are kept as
 * they were drawn, and wherever one is used it means what {@link #surface} makes of it.
 */
public final class Outlines {
  private static final GeometryFactory GEOMETRY = new GeometryFactory();
  private static final int SHORTEST_RING = 4;

  private Outlines() {}

  /**
   * What a GeoJSON Polygon or MultiPolygon covers, valid and in level-0 pixels: of an outline that
   * crosses itself each part that it goes around counts, and parts that overlap are one.
   *
   * @return empty for points and lines, and for outlines without an inside
   * @throws InvalidOutlineException if a ring is none
   */
  public static Optional<Geometry> surface(JsonNode geometry) {
    Geometry drawn = drawn(geometry);
    Geometry valid = drawn.isValid() ? drawn : GeometryFixer.fix(drawn);
    return valid.isEmpty() || valid.getDimension() < 2 ? Optional.empty() : Optional.of(valid);
  }

  /**
   * Where and how a polygon breaks the rules of a simple outline, e.g. {@code Self-intersection at
   * 12.5, 80}; empty where it keeps them.
   *
   * @throws InvalidOutlineException if a ring is none
   */
  public static Optional<String> flaw(JsonNode geometry) {
    TopologyValidationError error = new IsValidOp(drawn(geometry)).getValidationError();
    if (error == null) {
      return Optional.empty();
    }
    Coordinate at = error.getCoordinate();
    return Optional.of(
        error.getMessage() + (at == null ? "" : " at " + number(at.x) + ", " + number(at.y)));
  }

  private static String number(double value) {
    return value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
  }

  private static Geometry drawn(JsonNode geometry) {
    JsonNode coordinates = geometry.path("coordinates");
    return switch (geometry.path("type").asText()) {
      case "Polygon" -> polygon(coordinates);
      case "MultiPolygon" -> {
        List<Polygon> parts = new ArrayList<>();
        for (JsonNode part : coordinates) {
          parts.add(polygon(part));
        }
        yield GEOMETRY.createMultiPolygon(parts.toArray(Polygon[]::new));
      }
      default -> GEOMETRY.createPolygon();
    };
  }

  private static Polygon polygon(JsonNode rings) {
    if (!rings.isArray() || rings.isEmpty()) {
      throw new InvalidOutlineException("A polygon has no ring");
    }
    LinearRing shell = ring(rings.get(0));
    LinearRing[] holes = new LinearRing[rings.size() - 1];
    for (int i = 0; i < holes.length; i++) {
      holes[i] = ring(rings.get(i + 1));
    }
    return GEOMETRY.createPolygon(shell, holes);
  }

  private static LinearRing ring(JsonNode coordinates) {
    List<Coordinate> points = new ArrayList<>();
    for (JsonNode point : coordinates) {
      if (!point.path(0).isNumber() || !point.path(1).isNumber()) {
        throw new InvalidOutlineException("A coordinate is no pair of numbers");
      }
      points.add(new Coordinate(point.get(0).asDouble(), point.get(1).asDouble()));
    }
    if (!points.isEmpty() && !points.getFirst().equals2D(points.getLast())) {
      points.add(points.getFirst().copy());
    }
    if (points.size() < SHORTEST_RING) {
      throw new InvalidOutlineException("A ring has fewer than three corners");
    }
    return GEOMETRY.createLinearRing(points.toArray(Coordinate[]::new));
  }
}
