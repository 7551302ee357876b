package org.cytostudy.imaging.ribbon;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.cytostudy.core.space.ContourOrigin;
import org.cytostudy.imaging.space.GeometryFileException;
import org.cytostudy.imaging.space.JsonFile;

/**
 * Imports pial and white contours from GeoJSON as QuPath exports it: a FeatureCollection, an array
 * of features, or one feature, in level-0 pixels. The classification, or else the name of a feature
 * says which border it is.
 */
public final class ContourFile {
  private static final long MOST_BYTES = 512L << 20;

  private final JsonFile file;
  private final String pialClass;
  private final String whiteClass;
  private final List<Contour> pial = new ArrayList<>();
  private final List<Contour> white = new ArrayList<>();
  private final TreeSet<String> passedOver = new TreeSet<>();

  private ContourFile(JsonFile file, String pialClass, String whiteClass) {
    this.file = file;
    this.pialClass = pialClass;
    this.whiteClass = whiteClass;
  }

  /**
   * What was read.
   *
   * @param contours of origin IMPORTED
   * @param passedOver names of the classes that are neither border
   */
  public record Imported(RibbonContours contours, List<String> passedOver) {}

  /**
   * Reads a file.
   *
   * @param pixelSizeUm µm per level-0 pixel of the section
   * @param pialClass class of the pial contours, in any case, e.g. {@code Pial}
   * @param whiteClass class of the white contours, e.g. {@code White}
   * @throws GeometryFileException if it is no GeoJSON, or one of the two borders is missing
   */
  public static Imported read(Path path, double pixelSizeUm, String pialClass, String whiteClass)
      throws IOException {
    JsonFile json = JsonFile.read(path, MOST_BYTES);
    ContourFile reader = new ContourFile(json, pialClass, whiteClass);
    reader.features(json.root());
    if (reader.pial.isEmpty() || reader.white.isEmpty()) {
      throw json.corrupt(
          "",
          "The file has %d contours of class '%s' and %d of class '%s'; its other classes are %s"
              .formatted(
                  reader.pial.size(),
                  pialClass,
                  reader.white.size(),
                  whiteClass,
                  reader.passedOver));
    }
    return new Imported(
        new RibbonContours(ContourOrigin.IMPORTED, pixelSizeUm, reader.pial, reader.white),
        List.copyOf(reader.passedOver));
  }

  private void features(JsonNode root) throws GeometryFileException {
    boolean collection = root.path("type").asText().equals("FeatureCollection");
    if (!collection && !root.isArray()) {
      feature(root, "");
      return;
    }
    JsonNode list = collection ? root.path("features") : root;
    String pointer = collection ? "/features" : "";
    if (!list.isArray()) {
      throw file.corrupt(pointer, "The collection has no list of features");
    }
    for (int i = 0; i < list.size(); i++) {
      feature(list.get(i), pointer + "/" + i);
    }
  }

  private void feature(JsonNode feature, String pointer) throws GeometryFileException {
    JsonNode geometry = feature.path("geometry");
    if (!geometry.isObject()) {
      throw file.corrupt(pointer + "/geometry", "The feature has no geometry");
    }
    String name = className(feature.path("properties"));
    List<Contour> target =
        name.equalsIgnoreCase(pialClass) ? pial : name.equalsIgnoreCase(whiteClass) ? white : null;
    if (target == null) {
      passedOver.add(name.isEmpty() ? "(none)" : name);
      return;
    }
    JsonNode coordinates = geometry.path("coordinates");
    String at = pointer + "/geometry/coordinates";
    switch (geometry.path("type").asText()) {
      case "LineString" -> target.add(contour(coordinates, at, false));
      case "MultiLineString", "Polygon" -> {
        boolean closed = geometry.path("type").asText().equals("Polygon");
        for (int i = 0; i < coordinates.size(); i++) {
          target.add(contour(coordinates.get(i), at + "/" + i, closed));
        }
      }
      case "MultiPolygon" -> {
        for (int i = 0; i < coordinates.size(); i++) {
          for (int k = 0; k < coordinates.get(i).size(); k++) {
            target.add(contour(coordinates.get(i).get(k), at + "/" + i + "/" + k, true));
          }
        }
      }
      default ->
          throw file.corrupt(
              pointer + "/geometry/type",
              "A border is a line or a polygon, not '" + geometry.path("type").asText() + "'");
    }
  }

  private static String className(JsonNode properties) {
    JsonNode classification = properties.path("classification");
    String name = classification.path("name").asText("");
    if (name.isEmpty()) {
      name = classification.path("names").path(0).asText("");
    }
    return name.isEmpty() ? properties.path("name").asText("") : name;
  }

  private Contour contour(JsonNode points, String pointer, boolean polygon)
      throws GeometryFileException {
    int size = points.size();
    // A line whose ends meet is a closed contour, however the program called it.
    boolean closed = polygon || (size > 3 && points.get(0).equals(points.get(size - 1)));
    int kept = closed && size > 1 && points.get(0).equals(points.get(size - 1)) ? size - 1 : size;
    double[] xPx = new double[kept];
    double[] yPx = new double[kept];
    for (int i = 0; i < kept; i++) {
      double[] point = file.numbers(points.get(i), pointer + "/" + i, -1);
      if (point.length < 2) {
        throw file.corrupt(pointer + "/" + i, "A point has two coordinates");
      }
      xPx[i] = point[0];
      yPx[i] = point[1];
    }
    try {
      return new Contour(xPx, yPx, closed);
    } catch (IllegalArgumentException e) {
      throw file.corrupt(pointer, String.valueOf(e.getMessage()));
    }
  }
}
