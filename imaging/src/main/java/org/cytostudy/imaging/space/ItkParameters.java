package org.cytostudy.imaging.space;

/**
 * The meaning of the parameters of ITK's affine transform classes (ITK 5, modules Transform and
 * TransformIO). All of them give {@code y = M·(x − c) + c + t}.
 */
final class ItkParameters {
  private ItkParameters() {}

  /** Says that parameters do not fit their type. */
  static final class MismatchException extends Exception {
    private static final long serialVersionUID = 1L;

    MismatchException(String message) {
      super(message);
    }
  }

  /** Whether a class of transforms is read here. */
  static boolean knows(String type) {
    return switch (name(type)) {
      case "AffineTransform",
          "MatrixOffsetTransformBase",
          "TranslationTransform",
          "Euler3DTransform",
          "Euler2DTransform",
          "Rigid2DTransform",
          "Similarity2DTransform",
          "VersorRigid3DTransform",
          "VersorTransform",
          "Similarity3DTransform" ->
          true;
      default -> false;
    };
  }

  private static String name(String type) {
    return type.contains("_") ? type.substring(0, type.indexOf('_')) : type;
  }

  /**
   * Makes the map.
   *
   * @param type of a class that is known, e.g. {@code AffineTransform_double_3_3}
   * @param p the parameters
   * @param fixed the centre, and for Euler3DTransform the order of the rotations; may be empty
   *     where old files have none
   */
  static ItkTransform transform(String type, double[] p, double[] fixed) throws MismatchException {
    String name = name(type);
    int dimension = dimension(type, name);
    double[] m = new double[9];
    double[] t = new double[3];
    switch (name) {
      case "AffineTransform", "MatrixOffsetTransformBase" -> {
        expect(type, p, dimension * (dimension + 1));
        for (int row = 0; row < dimension; row++) {
          System.arraycopy(p, row * dimension, m, 3 * row, dimension);
        }
        System.arraycopy(p, dimension * dimension, t, 0, dimension);
        if (dimension == 2) {
          m[8] = 1;
        }
      }
      case "TranslationTransform" -> {
        expect(type, p, dimension);
        m = new double[] {1, 0, 0, 0, 1, 0, 0, 0, 1};
        System.arraycopy(p, 0, t, 0, dimension);
      }
      case "Euler2DTransform", "Rigid2DTransform" -> {
        expect(type, p, 3);
        m = plane(p[0], 1);
        System.arraycopy(p, 1, t, 0, 2);
      }
      case "Similarity2DTransform" -> {
        expect(type, p, 4);
        m = plane(p[1], p[0]);
        System.arraycopy(p, 2, t, 0, 2);
      }
      case "Euler3DTransform" -> {
        expect(type, p, 6);
        m = euler(p[0], p[1], p[2], fixed.length > 3 && fixed[3] != 0);
        System.arraycopy(p, 3, t, 0, 3);
      }
      case "VersorTransform" -> {
        expect(type, p, 3);
        m = versor(type, p, 1);
      }
      case "VersorRigid3DTransform" -> {
        expect(type, p, 6);
        m = versor(type, p, 1);
        System.arraycopy(p, 3, t, 0, 3);
      }
      case "Similarity3DTransform" -> {
        expect(type, p, 7);
        m = versor(type, p, p[6]);
        System.arraycopy(p, 3, t, 0, 3);
      }
      default -> throw new MismatchException(type + " is not read here");
    }
    double[] c = new double[3];
    if (fixed.length != 0 && !name.equals("TranslationTransform")) {
      boolean withOrder = name.equals("Euler3DTransform") && fixed.length == 4;
      if (fixed.length != dimension && !withOrder) {
        throw new MismatchException(
            "%s has %d fixed parameters instead of the %d of its centre"
                .formatted(type, fixed.length, dimension));
      }
      System.arraycopy(fixed, 0, c, 0, dimension);
    }
    double[] rows = new double[12];
    for (int row = 0; row < 3; row++) {
      double offset = t[row] + c[row];
      for (int column = 0; column < 3; column++) {
        rows[4 * row + column] = m[3 * row + column];
        offset -= m[3 * row + column] * c[column];
      }
      rows[4 * row + 3] = offset;
    }
    try {
      return new ItkTransform(type, dimension, Affine3.ofRows(rows));
    } catch (IllegalArgumentException e) {
      throw new MismatchException("The parameters of " + type + " are no numbers");
    }
  }

  private static int dimension(String type, String name) throws MismatchException {
    if (type.endsWith("_2_2") || name.endsWith("2DTransform")) {
      return 2;
    }
    if (type.endsWith("_3_3") || name.contains("3D") || name.equals("VersorTransform")) {
      return 3;
    }
    throw new MismatchException(type + " has neither two nor three dimensions");
  }

  private static void expect(String type, double[] parameters, int count) throws MismatchException {
    if (parameters.length != count) {
      throw new MismatchException(
          "%s has %d parameters instead of %d".formatted(type, parameters.length, count));
    }
  }

  private static double[] plane(double angle, double scale) {
    double cos = scale * Math.cos(angle);
    double sin = scale * Math.sin(angle);
    return new double[] {cos, -sin, 0, sin, cos, 0, 0, 0, 1};
  }

  /** {@code Rz·Rx·Ry}, or with the order that ITK calls ZYX, {@code Rz·Ry·Rx}. */
  private static double[] euler(double angleX, double angleY, double angleZ, boolean zyx) {
    double cx = Math.cos(angleX);
    double sx = Math.sin(angleX);
    double cy = Math.cos(angleY);
    double sy = Math.sin(angleY);
    double cz = Math.cos(angleZ);
    double sz = Math.sin(angleZ);
    double[] rx = {1, 0, 0, 0, cx, -sx, 0, sx, cx};
    double[] ry = {cy, 0, sy, 0, 1, 0, -sy, 0, cy};
    double[] rz = {cz, -sz, 0, sz, cz, 0, 0, 0, 1};
    return zyx ? product(rz, product(ry, rx)) : product(rz, product(rx, ry));
  }

  private static double[] product(double[] a, double[] b) {
    double[] product = new double[9];
    for (int row = 0; row < 3; row++) {
      for (int column = 0; column < 3; column++) {
        for (int k = 0; k < 3; k++) {
          product[3 * row + column] += a[3 * row + k] * b[3 * k + column];
        }
      }
    }
    return product;
  }

  /** The rotation of a unit quaternion whose vector part is given, times a scale. */
  private static double[] versor(String type, double[] p, double scale) throws MismatchException {
    double x = p[0];
    double y = p[1];
    double z = p[2];
    double squared = x * x + y * y + z * z;
    if (!(squared <= 1 + 1e-9)) {
      throw new MismatchException(
          "The versor of "
              + type
              + " is longer than 1: its vector part has length squared "
              + squared);
    }
    double w = Math.sqrt(Math.max(0, 1 - squared));
    double[] m = {
      1 - 2 * (y * y + z * z),
      2 * (x * y - z * w),
      2 * (x * z + y * w),
      2 * (x * y + z * w),
      1 - 2 * (x * x + z * z),
      2 * (y * z - x * w),
      2 * (x * z - y * w),
      2 * (y * z + x * w),
      1 - 2 * (x * x + y * y)
    };
    for (int i = 0; i < m.length; i++) {
      m[i] *= scale;
    }
    return m;
  }
}
