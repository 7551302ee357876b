package org.cytostudy.imaging.surface;

import org.cytostudy.core.space.Hemisphere;
import org.cytostudy.core.space.PointMm;
import org.cytostudy.core.space.Space;
import org.cytostudy.core.space.SpacePoint;
import org.cytostudy.imaging.space.PointIndex;

/**
 * The mid-surface of one hemisphere in a named space, and which of its vertices is nearest to a
 * point. Thread-safe.
 */
public final class HemisphereSurface {
  private final Space space;
  private final Hemisphere hemisphere;
  private final SurfaceMesh mesh;
  private final double[] normals;
  private final PointIndex vertices;

  /** Takes a mesh of a space. */
  public HemisphereSurface(Space space, Hemisphere hemisphere, SurfaceMesh mesh) {
    this.space = space;
    this.hemisphere = hemisphere;
    this.mesh = mesh;
    this.normals = mesh.vertexNormals();
    this.vertices = new PointIndex(mesh.coordinatesMm());
  }

  /**
   * A vertex of a hemisphere.
   *
   * @param distanceMm from the vertex to the point that was asked for
   */
  public record SurfaceVertex(Hemisphere hemisphere, int vertex, double distanceMm) {}

  /**
   * The nearest vertex, at whatever distance: how far is too far is the caller's to say.
   *
   * @throws IllegalArgumentException if the point is of another space
   */
  public SurfaceVertex nearest(SpacePoint point) {
    PointIndex.Nearest nearest = vertices.nearest(point.in(space), Double.POSITIVE_INFINITY);
    return new SurfaceVertex(hemisphere, nearest.index(), nearest.distanceMm());
  }

  /** The outward unit normal at a vertex. */
  public PointMm normal(int vertex) {
    return new PointMm(normals[3 * vertex], normals[3 * vertex + 1], normals[3 * vertex + 2]);
  }

  public Space space() {
    return space;
  }

  public Hemisphere hemisphere() {
    return hemisphere;
  }

  public SurfaceMesh mesh() {
    return mesh;
  }
}
