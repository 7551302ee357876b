package org.cytostudy.runner.phantom;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.cytostudy.core.job.CytostudyJson;

/**
 * The areas of one section, in generator 2 its layers as well, as QuPath exports them: a
 * FeatureCollection in level-0 pixels with one polygon for each run of an area, from the pial
 * surface to the white matter. Layers are of the kind {@code layer}.
 */
final class AreaAnnotations {
  private static final JsonNodeFactory JSON = CytostudyJson.mapper().getNodeFactory();
  private static final double VERTEX_DISTANCE_MM = .25;

  /** A person draws no area narrower than this; such slivers belong to their left neighbour. */
  private static final double SHORTEST_RUN_MM = .3;

  private AreaAnnotations() {}

  static ObjectNode of(SectionModel section) {
    ObjectNode collection = JSON.objectNode().put("type", "FeatureCollection");
    ArrayNode features = collection.putArray("features");
    double end = section.sheetWidthMm();
    double start = 0;
    while (start < end) {
      CorticalArea area = section.columns().area(start);
      double stop = nextBorder(section, start, area);
      features.add(feature(section, area, start, stop));
      start = stop;
    }
    if (section.isSecondGenerator()) {
      double[] arcs = LayerAnnotations.arcsMm(section);
      LayerAnnotations.runs(section).forEach(run -> features.add(layer(section, arcs, run)));
    }
    return collection;
  }

  /**
   * Where the run of an area ends: at the next column of another area whose own run is no sliver.
   */
  private static double nextBorder(SectionModel section, double start, CorticalArea area) {
    double end = section.sheetWidthMm();
    Columns columns = section.columns();
    for (double arc = start; arc < end; arc += Columns.STEP_MM) {
      CorticalArea here = columns.area(arc);
      if (here == area) {
        continue;
      }
      double probe = arc;
      while (probe < end && columns.area(probe) == here) {
        probe += Columns.STEP_MM;
      }
      if (probe - arc >= SHORTEST_RUN_MM) {
        return arc;
      }
    }
    return end;
  }

  private static ObjectNode feature(
      SectionModel section, CorticalArea area, double start, double stop) {
    ObjectNode feature = JSON.objectNode().put("type", "Feature");
    String identity = section.brain().name() + "/" + section.number() + "/" + start;
    feature.put("id", UUID.nameUUIDFromBytes(identity.getBytes(StandardCharsets.UTF_8)).toString());
    ObjectNode geometry = feature.putObject("geometry").put("type", "Polygon");
    ArrayNode ring = geometry.putArray("coordinates").addArray();
    int steps = Math.max(1, (int) Math.ceil((stop - start) / VERTEX_DISTANCE_MM));
    for (int i = 0; i <= steps; i++) {
      addVertex(ring, section, start + (stop - start) * i / steps, 0);
    }
    for (int i = steps; i >= 0; i--) {
      double arc = start + (stop - start) * i / steps;
      addVertex(ring, section, arc, section.columns().thicknessMm(arc));
    }
    addVertex(ring, section, start, 0);
    ObjectNode properties = feature.putObject("properties").put("objectType", "annotation");
    properties.put("name", area.label());
    ObjectNode classification = properties.putObject("classification").put("name", area.label());
    ArrayNode colour = classification.putArray("color");
    for (int channel : colour(area)) {
      colour.add(channel);
    }
    properties.put("isLocked", true);
    return feature;
  }

  private static ObjectNode layer(SectionModel section, double[] arcs, LayerAnnotations.Run run) {
    ObjectNode feature = JSON.objectNode().put("type", "Feature");
    LayerAnnotations.Band band = run.band();
    String identity =
        section.brain().name() + "/" + section.number() + "/" + band.name() + "/" + run.from();
    feature.put("id", UUID.nameUUIDFromBytes(identity.getBytes(StandardCharsets.UTF_8)).toString());
    ObjectNode geometry = feature.putObject("geometry").put("type", "Polygon");
    ArrayNode ring = geometry.putArray("coordinates").addArray();
    for (int i = run.from(); i <= run.to(); i++) {
      addVertex(ring, section, arcs[i], band.topMm()[i]);
    }
    for (int i = run.to(); i >= run.from(); i--) {
      addVertex(ring, section, arcs[i], band.bottomMm()[i]);
    }
    addVertex(ring, section, arcs[run.from()], band.topMm()[run.from()]);
    ObjectNode properties = feature.putObject("properties").put("objectType", "annotation");
    properties.put("name", band.name());
    properties.putObject("classification").put("name", band.name());
    properties.put("isLocked", true);
    properties.putObject("cytostudy").put("kind", "layer");
    return feature;
  }

  private static void addVertex(ArrayNode ring, SectionModel section, double arc, double depth) {
    ring.addArray()
        .add(Math.round(section.xPx(arc, depth) * 100) / 100.0)
        .add(Math.round(section.yPx(arc, depth) * 100) / 100.0);
  }

  /** Hues evenly around the circle, alternately bright and dark. */
  private static int[] colour(CorticalArea area) {
    double hue = 6.0 * area.ordinal() / CorticalArea.values().length;
    double value = area.ordinal() % 2 == 0 ? 220 : 150;
    double fade = 1 - Math.abs(hue % 2 - 1);
    double[][] sextants = {
      {1, fade, 0}, {fade, 1, 0}, {0, 1, fade}, {0, fade, 1}, {fade, 0, 1}, {1, 0, fade}
    };
    double[] rgb = sextants[(int) hue];
    return new int[] {
      (int) Math.round(rgb[0] * value),
      (int) Math.round(rgb[1] * value),
      (int) Math.round(rgb[2] * value)
    };
  }
}
