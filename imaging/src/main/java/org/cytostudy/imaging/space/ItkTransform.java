package org.cytostudy.imaging.space;

/**
 * An affine transform as ITK and ANTs store it. It maps points of the fixed image to points of the
 * moving image, which is the direction that resampling needs: {@code y = M·(x − c) + c + t}, with
 * the centre of rotation c, in LPS mm.
 *
 * @param type as in the file, e.g. {@code AffineTransform_double_3_3}
 * @param dimension 2 or 3
 * @param lps the map in the file's own axes; of two dimensions, those of the plane, with the third
 *     coordinate left alone
 */
public record ItkTransform(String type, int dimension, Affine3 lps) {

  /**
   * The same map in RAS mm, from the fixed to the moving image: {@code F·A·F} with F = diag(−1, −1,
   * 1).
   *
   * @throws IllegalStateException if it has two dimensions: a plane has neither left nor right
   */
  public Affine3 ras() {
    if (dimension != 3) {
      throw new IllegalStateException(
          "A transform of two dimensions stays in its plane; it has no anatomical axes");
    }
    return Affine3.RAS_TO_LPS.then(lps).then(Affine3.RAS_TO_LPS);
  }

  /**
   * The map of the plane of a transform of two dimensions.
   *
   * @throws IllegalStateException if it has three
   */
  public Affine3 inPlane() {
    if (dimension != 2) {
      throw new IllegalStateException("A transform of three dimensions leaves the plane");
    }
    return lps;
  }
}
