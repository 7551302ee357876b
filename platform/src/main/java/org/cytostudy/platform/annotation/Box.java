package org.cytostudy.platform.annotation;

import com.fasterxml.jackson.databind.JsonNode;

/** An upright rectangle in level-0 pixels. */
record Box(double leftPx, double topPx, double rightPx, double bottomPx) {
  static final Box EVERYWHERE =
      new Box(
          Double.NEGATIVE_INFINITY,
          Double.NEGATIVE_INFINITY,
          Double.POSITIVE_INFINITY,
          Double.POSITIVE_INFINITY);

  /** The smallest one around a checked geometry. */
  static Box around(JsonNode geometry) {
    double[] limits = {
      Double.POSITIVE_INFINITY,
      Double.POSITIVE_INFINITY,
      Double.NEGATIVE_INFINITY,
      Double.NEGATIVE_INFINITY
    };
    extend(geometry.path("coordinates"), limits);
    return new Box(limits[0], limits[1], limits[2], limits[3]);
  }

  private static void extend(JsonNode coordinates, double[] limits) {
    if (coordinates.path(0).isNumber()) {
      for (int axis = 0; axis < 2; axis++) {
        double value = coordinates.path(axis).asDouble();
        limits[axis] = Math.min(limits[axis], value);
        limits[axis + 2] = Math.max(limits[axis + 2], value);
      }
    } else {
      coordinates.forEach(part -> extend(part, limits));
    }
  }
}
