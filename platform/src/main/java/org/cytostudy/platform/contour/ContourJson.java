package org.cytostudy.platform.contour;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.cytostudy.core.job.CytostudyJson;
import org.cytostudy.imaging.ribbon.Contour;
import org.cytostudy.imaging.ribbon.RibbonContours;

/** Contours as the file that steps read: GeoJSON, whatever its classes were called before. */
final class ContourJson {
  private ContourJson() {}

  /** Equal contours are equal bytes. */
  static byte[] of(RibbonContours contours) {
    ObjectNode collection = CytostudyJson.mapper().createObjectNode();
    collection.put("type", "FeatureCollection");
    ArrayNode features = collection.putArray("features");
    contours.pial().forEach(line -> add(features, "Pial", line));
    contours.white().forEach(line -> add(features, "White", line));
    try {
      return CytostudyJson.mapper().writeValueAsBytes(collection);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Numbers and text are always JSON", e);
    }
  }

  private static void add(ArrayNode features, String className, Contour line) {
    ObjectNode feature = features.addObject();
    feature.put("type", "Feature");
    feature.putObject("properties").putObject("classification").put("name", className);
    ObjectNode geometry = feature.putObject("geometry");
    geometry.put("type", line.closed() ? "Polygon" : "LineString");
    ArrayNode coordinates = geometry.putArray("coordinates");
    ArrayNode points = line.closed() ? coordinates.addArray() : coordinates;
    for (int i = 0; i < line.size(); i++) {
      points.addArray().add(line.xPx()[i]).add(line.yPx()[i]);
    }
    if (line.closed()) {
      points.addArray().add(line.xPx()[0]).add(line.yPx()[0]);
    }
  }
}
