package org.cytostudy.runner.sample;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.cytostudy.runner.data.PatchLayers;
import org.cytostudy.runner.sample.PatchGeometry.Frame;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Polygon;

/**
 * Cuts the annotated layers of a section as patches are cut: each pixel has the layer that its
 * middle lies in. Where drawings overlap, a layer counts more than white matter, and that more than
 * what is outside.
 */
final class LayerMask {
  private static final Map<String, Integer> CODES =
      Map.ofEntries(
          Map.entry("i", 1),
          Map.entry("ii", 2),
          Map.entry("iii", 3),
          Map.entry("iv", 4),
          Map.entry("v", 5),
          Map.entry("vi", 6),
          Map.entry("wm", PatchLayers.WHITE_MATTER),
          Map.entry("whitematter", PatchLayers.WHITE_MATTER),
          Map.entry("outside", PatchLayers.OUTSIDE));

  private final int patchPx;
  private double[] crossings = new double[16];

  /** A drawn layer. */
  record Drawn(int code, Geometry shape) {}

  LayerMask(int patchPx) {
    this.patchPx = patchPx;
  }

  /**
   * The code of a layer by its name: Roman or Arabic numbers, with or without {@code layer} or
   * {@code L} before them; a letter after it names a part. Null for names that mean no layer.
   */
  static @Nullable Integer code(String name) {
    String plain = name.toLowerCase(Locale.ROOT).replaceAll("[\\s_-]", "");
    String number = plain.replaceFirst("^(layer|l)(?=[ivx0-9])", "");
    if (number.matches("[1-6][a-c]?")) {
      return number.charAt(0) - '0';
    }
    Integer code = CODES.get(number);
    return code != null ? code : CODES.get(number.replaceFirst("[a-c]$", ""));
  }

  /**
   * Cuts a mask, row by row.
   *
   * @param layers in the order in which they are drawn over one another
   */
  byte[] cut(List<Drawn> layers, Frame frame) {
    byte[] mask = new byte[patchPx * patchPx];
    for (Drawn layer : layers) {
      for (int i = 0; i < layer.shape().getNumGeometries(); i++) {
        fill((Polygon) layer.shape().getGeometryN(i), (byte) layer.code(), frame, mask);
      }
    }
    return mask;
  }

  /** Even-odd filling, a row of pixel middles at a time. */
  private void fill(Polygon polygon, byte code, Frame frame, byte[] mask) {
    double[][] rings = new double[1 + polygon.getNumInteriorRing()][];
    double top = Double.POSITIVE_INFINITY;
    double bottom = Double.NEGATIVE_INFINITY;
    double left = Double.POSITIVE_INFINITY;
    double right = Double.NEGATIVE_INFINITY;
    for (int r = 0; r < rings.length; r++) {
      rings[r] =
          inPatch(r == 0 ? polygon.getExteriorRing() : polygon.getInteriorRingN(r - 1), frame);
      for (int i = 0; i < rings[r].length; i += 2) {
        left = Math.min(left, rings[r][i]);
        right = Math.max(right, rings[r][i]);
        top = Math.min(top, rings[r][i + 1]);
        bottom = Math.max(bottom, rings[r][i + 1]);
      }
    }
    if (right < 0 || left > patchPx) {
      return;
    }
    int firstRow = (int) Math.max(0, Math.ceil(top - .5));
    int lastRow = (int) Math.min(patchPx - 1, Math.floor(bottom - .5));
    for (int row = firstRow; row <= lastRow; row++) {
      int count = crossings(rings, row + .5);
      Arrays.sort(crossings, 0, count);
      for (int i = 0; i + 1 < count; i += 2) {
        int from = (int) Math.max(0, Math.ceil(crossings[i] - .5));
        int to = (int) Math.min(patchPx - 1, Math.ceil(crossings[i + 1] - .5) - 1);
        if (from <= to) {
          Arrays.fill(mask, row * patchPx + from, row * patchPx + to + 1, code);
        }
      }
    }
  }

  private int crossings(double[][] rings, double y) {
    int count = 0;
    for (double[] ring : rings) {
      for (int i = 0; i + 3 < ring.length; i += 2) {
        boolean above = ring[i + 1] <= y;
        if (above != ring[i + 3] <= y) {
          if (count == crossings.length) {
            crossings = Arrays.copyOf(crossings, 2 * count);
          }
          double t = (y - ring[i + 1]) / (ring[i + 3] - ring[i + 1]);
          crossings[count++] = ring[i] + t * (ring[i + 2] - ring[i]);
        }
      }
    }
    return count;
  }

  /** A ring's columns and rows in the patch, one after the other. */
  private static double[] inPatch(LineString ring, Frame frame) {
    Coordinate[] points = Objects.requireNonNull(ring.getCoordinates());
    double[] result = new double[2 * points.length];
    double scale = frame.columnX() * frame.columnX() + frame.columnY() * frame.columnY();
    for (int i = 0; i < points.length; i++) {
      double x = points[i].x - frame.originX();
      double y = points[i].y - frame.originY();
      // Columns and rows are orthogonal and of one length.
      result[2 * i] = (x * frame.columnX() + y * frame.columnY()) / scale;
      result[2 * i + 1] = (x * frame.rowX() + y * frame.rowY()) / scale;
    }
    return result;
  }
}
