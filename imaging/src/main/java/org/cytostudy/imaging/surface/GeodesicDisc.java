package org.cytostudy.imaging.surface;

/**
 * The vertices within a distance along the surface.
 *
 * @param source the vertex in the middle
 * @param radiusMm the largest distance
 * @param vertices by rising distance, the source first; of equal distances the lower vertex first
 * @param distancesMm of each, 0 to radius
 */
@SuppressWarnings("ArrayRecordComponent") // a result that is looked at, not compared
public record GeodesicDisc(int source, double radiusMm, int[] vertices, double[] distancesMm) {

  /** How many vertices lie in it. */
  public int size() {
    return vertices.length;
  }
}
