package org.cytostudy.platform.testing;

import java.util.Locale;

/** GIFTI files as text, written by hand from the format's description. */
public final class GiftiText {
  /** A tetrahedron with edges of √8: its area is 8·√3 mm². */
  private static final String CORNERS = "1 1 1  1 -1 -1  -1 1 -1  -1 -1 1";

  private static final String FACES = "0 1 2  0 3 1  0 2 3  1 3 2";

  private GiftiText() {}

  /** A closed mesh of four vertices and triangles, moved to the right. */
  public static String tetrahedron(double rightMm) {
    StringBuilder corners = new StringBuilder();
    String[] numbers = CORNERS.split(" +");
    for (int i = 0; i < numbers.length; i++) {
      double moved = Double.parseDouble(numbers[i]) + (i % 3 == 0 ? rightMm : 0);
      corners.append(String.format(Locale.ROOT, "%s ", moved));
    }
    return mesh(corners.toString().strip(), 4, FACES, 4);
  }

  /** Any mesh. */
  public static String mesh(String points, int vertices, String corners, int triangles) {
    return file(
        array("NIFTI_INTENT_POINTSET", "NIFTI_TYPE_FLOAT32", vertices, 3, points)
            + array("NIFTI_INTENT_TRIANGLE", "NIFTI_TYPE_INT32", triangles, 3, corners));
  }

  /** A map with a value a vertex. */
  public static String map(int vertices, String values) {
    return file(array("NIFTI_INTENT_SHAPE", "NIFTI_TYPE_FLOAT32", vertices, 1, values));
  }

  private static String file(String arrays) {
    return "<?xml version=\"1.0\"?><GIFTI Version=\"1.0\">" + arrays + "</GIFTI>";
  }

  private static String array(String intent, String type, int rows, int columns, String data) {
    return """
        <DataArray Intent="%s" DataType="%s" ArrayIndexingOrder="RowMajorOrder" Encoding="ASCII"
         Endian="LittleEndian" Dimensionality="2" Dim0="%d" Dim1="%d"><Data>%s</Data></DataArray>
        """
        .formatted(intent, type, rows, columns, data);
  }
}
