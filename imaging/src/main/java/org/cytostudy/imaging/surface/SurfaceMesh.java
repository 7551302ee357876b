package org.cytostudy.imaging.surface;

import org.cytostudy.core.space.PointMm;
import org.cytostudy.imaging.space.Affine3;

/**
 * Vertices and triangles. Whether they make a surface is {@link MeshReport}'s to say; here every
 * coordinate is a number and every triangle names vertices that exist. Immutable, thread-safe.
 */
public final class SurfaceMesh {
  private final double[] coordinatesMm;
  private final int[] triangles;

  /**
   * Takes arrays, which are kept and not copied.
   *
   * @param coordinatesMm x, y, z of each vertex in turn, RAS mm
   * @param triangles three vertices of each triangle in turn, counter-clockwise seen from outside
   * @throws IllegalArgumentException that names the first vertex or triangle that is wrong
   */
  public SurfaceMesh(double[] coordinatesMm, int[] triangles) {
    if (coordinatesMm.length == 0 || coordinatesMm.length % 3 != 0 || triangles.length % 3 != 0) {
      throw new IllegalArgumentException(
          "A mesh needs vertices of three coordinates and triangles of three vertices, got %d and %d"
              .formatted(coordinatesMm.length, triangles.length));
    }
    for (int i = 0; i < coordinatesMm.length; i++) {
      if (!Double.isFinite(coordinatesMm[i])) {
        throw new IllegalArgumentException(
            "Vertex " + i / 3 + " has a coordinate that is no number");
      }
    }
    int vertices = coordinatesMm.length / 3;
    for (int i = 0; i < triangles.length; i++) {
      if (triangles[i] < 0 || triangles[i] >= vertices) {
        throw new IllegalArgumentException(
            "Triangle %d names vertex %d, but there are %d"
                .formatted(i / 3, triangles[i], vertices));
      }
    }
    this.coordinatesMm = coordinatesMm;
    this.triangles = triangles;
  }

  public int vertexCount() {
    return coordinatesMm.length / 3;
  }

  public int triangleCount() {
    return triangles.length / 3;
  }

  /** Where a vertex lies. */
  public PointMm vertex(int vertex) {
    return new PointMm(
        coordinatesMm[3 * vertex], coordinatesMm[3 * vertex + 1], coordinatesMm[3 * vertex + 2]);
  }

  /** A corner of a triangle, 0–2. */
  public int corner(int triangle, int corner) {
    return triangles[3 * triangle + corner];
  }

  /** All corners, three a triangle: what the neighbours in this package work on. */
  int[] corners() {
    return triangles;
  }

  /** All coordinates, three a vertex. */
  double[] coordinatesMm() {
    return coordinatesMm;
  }

  /** Length of the straight line between two vertices. */
  double lengthMm(int a, int b) {
    double dx = coordinatesMm[3 * a] - coordinatesMm[3 * b];
    double dy = coordinatesMm[3 * a + 1] - coordinatesMm[3 * b + 1];
    double dz = coordinatesMm[3 * a + 2] - coordinatesMm[3 * b + 2];
    return Math.sqrt(dx * dx + dy * dy + dz * dz);
  }

  /** Twice the area of a triangle, in the direction of its normal. */
  PointMm areaVector(int triangle) {
    PointMm a = vertex(corner(triangle, 0));
    return vertex(corner(triangle, 1)).minus(a).cross(vertex(corner(triangle, 2)).minus(a));
  }

  /** Area of all its triangles, mm². */
  public double areaMm2() {
    double twice = 0;
    for (int t = 0; t < triangleCount(); t++) {
      twice += areaVector(t).lengthMm();
    }
    return twice / 2;
  }

  /**
   * Unit normals of all vertices, outward: the mean of the triangles around each, weighted by area.
   *
   * @return x, y, z of each in turn; 0, 0, 0 where no triangle says one
   */
  public double[] vertexNormals() {
    double[] normals = new double[coordinatesMm.length];
    for (int t = 0; t < triangleCount(); t++) {
      PointMm area = areaVector(t);
      for (int corner = 0; corner < 3; corner++) {
        int at = 3 * corner(t, corner);
        normals[at] += area.xMm();
        normals[at + 1] += area.yMm();
        normals[at + 2] += area.zMm();
      }
    }
    for (int at = 0; at < normals.length; at += 3) {
      double length = new PointMm(normals[at], normals[at + 1], normals[at + 2]).lengthMm();
      for (int k = at; k < at + 3 && length > 0; k++) {
        normals[k] /= length;
      }
    }
    return normals;
  }

  /**
   * The same mesh in other coordinates; triangles are turned over where the map mirrors, so that
   * outside stays outside.
   */
  public SurfaceMesh transformed(Affine3 map) {
    double[] moved = new double[coordinatesMm.length];
    for (int v = 0; v < vertexCount(); v++) {
      PointMm point = map.apply(vertex(v));
      moved[3 * v] = point.xMm();
      moved[3 * v + 1] = point.yMm();
      moved[3 * v + 2] = point.zMm();
    }
    int[] corners = triangles.clone();
    if (map.determinant() < 0) {
      for (int t = 0; t < corners.length; t += 3) {
        int swapped = corners[t + 1];
        corners[t + 1] = corners[t + 2];
        corners[t + 2] = swapped;
      }
    }
    return new SurfaceMesh(moved, corners);
  }
}
