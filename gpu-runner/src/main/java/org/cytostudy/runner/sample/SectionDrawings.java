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
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.cytostudy.core.job.CytostudyJson;
import org.cytostudy.imaging.outline.InvalidOutlineException;
import org.cytostudy.imaging.outline.Outlines;
import org.cytostudy.runner.worker.StepFailure;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.operation.distance.IndexedFacetDistance;

/**
 * What was drawn on one section: QuPath's GeoJSON as a FeatureCollection, an array of features or
 * geometries, or one of either. A polygon is an area when it has a classification and its kind is
 * {@code area}; where areas overlap the smallest counts. Polygons of kind {@code extent} outline
 * what was annotated: outside of them nothing is labelled, and without them all may be. Polygons of
 * kind {@code exclude} mark what no patch may show; those of kind {@code layer} become masks. For
 * one thread.
 */
final class SectionDrawings {
  private static final GeometryFactory GEOMETRY = new GeometryFactory();
  private static final Set<String> USED = Set.of("area", "extent", "exclude", "layer");

  private final List<Area> areas;
  private final List<Area> extents;
  private final List<Area> excluded;
  private final List<LayerMask.Drawn> layers;

  /**
   * A surface with what is asked of it often.
   *
   * @param uncertainPx distance from its border within which its label is uncertain
   */
  private record Area(
      String name,
      Geometry shape,
      IndexedPointInAreaLocator locator,
      @Nullable IndexedFacetDistance border,
      double uncertainPx) {
    static Area of(String name, Geometry shape, double uncertainPx) {
      return new Area(
          name,
          shape,
          new IndexedPointInAreaLocator(shape),
          uncertainPx > 0 ? new IndexedFacetDistance(shape) : null,
          uncertainPx);
    }

    boolean covers(Coordinate point) {
      return shape.getEnvelopeInternal().covers(point)
          && locator.locate(point) != Location.EXTERIOR;
    }

    boolean isUncertain(Coordinate point) {
      return border != null
          && shape.getEnvelopeInternal().distance(new Envelope(point)) <= uncertainPx
          && border.isWithinDistance(GEOMETRY.createPoint(point), uncertainPx);
    }
  }

  private SectionDrawings(
      List<Area> areas, List<Area> extents, List<Area> excluded, List<LayerMask.Drawn> layers) {
    this.areas = areas;
    this.extents = extents;
    this.excluded = excluded;
    this.layers = layers;
  }

  /** Nothing at all. */
  static SectionDrawings none() {
    return new SectionDrawings(List.of(), List.of(), List.of(), List.of());
  }

  /**
   * Reads a file.
   *
   * @param name named in messages
   * @param pixelSizeUm µm per pixel of the image that was drawn on
   * @throws StepFailure if it is no GeoJSON
   */
  static SectionDrawings read(Path file, String name, double pixelSizeUm) throws IOException {
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
      add(feature, pixelSizeUm, name + ", feature " + index++, byKind);
    }
    List<Area> areas = byKind.getOrDefault("area", List.of());
    return new SectionDrawings(
        areas.stream()
            .sorted(
                Comparator.comparingDouble((Area area) -> area.shape().getArea())
                    .thenComparing(Area::name))
            .toList(),
        byKind.getOrDefault("extent", List.of()),
        byKind.getOrDefault("exclude", List.of()),
        layers(byKind.getOrDefault("layer", List.of())));
  }

  private static void add(
      JsonNode feature, double pixelSizeUm, String where, Map<String, List<Area>> byKind) {
    JsonNode properties = feature.path("properties");
    String kind = properties.path("cytostudy").path("kind").asText("area").toLowerCase(Locale.ROOT);
    String region = regionOf(properties);
    JsonNode geometry = feature.has("geometry") ? feature.get("geometry") : feature;
    if (!USED.contains(kind)) {
      return;
    }
    boolean predicted =
        properties.path("cytostudy").path("origin").asText().equalsIgnoreCase("predicted");
    if (predicted && !kind.equals("exclude")) {
      // What a model said is no ground to score a model on.
      return;
    }
    if (region == null) {
      if (kind.equals("area") || kind.equals("layer")) {
        return;
      }
      region = kind;
    }
    List<Area> areas = byKind.computeIfAbsent(kind, k -> new ArrayList<>());
    double bandUm = properties.path("cytostudy").path("uncertaintyBandUm").asDouble(0);
    addSurface(geometry, region, bandUm / 2 / pixelSizeUm, where, areas);
  }

  /** The region that the platform found for its class, or else the class itself. */
  private static @Nullable String regionOf(JsonNode properties) {
    JsonNode own = properties.path("cytostudy");
    if (own.has("region")) {
      return own.path("region").textValue();
    }
    JsonNode classification = properties.path("classification");
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

  private static void addSurface(
      JsonNode geometry, String region, double uncertainPx, String where, List<Area> areas) {
    try {
      Outlines.surface(geometry)
          .ifPresent(
              surface -> {
                for (int i = 0; i < surface.getNumGeometries(); i++) {
                  areas.add(Area.of(region, surface.getGeometryN(i), uncertainPx));
                }
              });
    } catch (InvalidOutlineException e) {
      throw invalid(String.valueOf(e.getMessage()), where);
    }
  }

  private static StepFailure invalid(String what, String where) {
    return StepFailure.data(
        "annotations-invalid",
        "The annotations cannot be read. " + what,
        where,
        "Export them from QuPath as GeoJSON, as a FeatureCollection");
  }

  /** Those whose names mean a layer, what counts less first. */
  private static List<LayerMask.Drawn> layers(List<Area> drawn) {
    List<LayerMask.Drawn> layers = new ArrayList<>();
    for (Area area : drawn) {
      Integer code = LayerMask.code(area.name());
      if (code != null) {
        layers.add(new LayerMask.Drawn(code, area.shape()));
      }
    }
    layers.sort(Comparator.comparingInt(LayerMask.Drawn::code).reversed());
    return layers;
  }

  /** The layers that were drawn, in the order in which they lie over one another. */
  List<LayerMask.Drawn> layers() {
    return layers;
  }

  boolean hasNoAreas() {
    return areas.isEmpty();
  }

  /**
   * The area at a point in level-0 pixels; a point on an outline is inside. Null where nothing is
   * drawn, outside of the annotated extent, and within the uncertainty band around a border:
   * unlabelled, which is not background.
   */
  @Nullable String at(double xPx, double yPx) {
    Coordinate point = new Coordinate(xPx, yPx);
    if (!extents.isEmpty() && extents.stream().noneMatch(extent -> extent.covers(point))) {
      return null;
    }
    if (areas.stream().anyMatch(area -> area.isUncertain(point))) {
      return null;
    }
    for (Area area : areas) {
      if (area.covers(point)) {
        return area.name();
      }
    }
    return null;
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
