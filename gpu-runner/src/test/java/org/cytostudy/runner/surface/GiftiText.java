package org.cytostudy.runner.surface;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.cytostudy.core.space.PointMm;

/** Writes surfaces and maps as GIFTI files with ASCII data, as other programs do. */
public final class GiftiText {
  private GiftiText() {}

  /** A place by row and column of a grid. */
  @FunctionalInterface
  public interface GridPoint {
    PointMm at(int row, int column);
  }

  /** A grid of rows × columns vertices, numbered row by row, each cell two triangles. */
  public static Path writeGrid(Path file, int rows, int columns, GridPoint points)
      throws IOException {
    List<PointMm> vertices = new ArrayList<>();
    List<int[]> triangles = new ArrayList<>();
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        vertices.add(points.at(row, column));
        int v = row * columns + column;
        if (row + 1 < rows && column + 1 < columns) {
          triangles.add(new int[] {v, v + 1, v + columns});
          triangles.add(new int[] {v + 1, v + columns + 1, v + columns});
        }
      }
    }
    return write(file, vertices, triangles);
  }

  /** A mesh. */
  public static Path write(Path file, List<PointMm> vertices, List<int[]> triangles)
      throws IOException {
    StringBuilder points = new StringBuilder();
    for (PointMm vertex : vertices) {
      points.append(vertex.xMm()).append(' ');
      points.append(vertex.yMm()).append(' ').append(vertex.zMm()).append('\n');
    }
    StringBuilder corners = new StringBuilder();
    for (int[] t : triangles) {
      corners.append(t[0]).append(' ').append(t[1]).append(' ').append(t[2]).append('\n');
    }
    return Files.writeString(
        file,
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<GIFTI Version=\"1.0\""
            + " NumberOfDataArrays=\"2\">\n"
            + array("POINTSET", "FLOAT32", vertices.size(), 3, points)
            + array("TRIANGLE", "INT32", triangles.size(), 3, corners)
            + "</GIFTI>\n");
  }

  /** A map of one value a vertex. */
  public static Path writeMap(Path file, float... values) throws IOException {
    StringBuilder text = new StringBuilder();
    for (float value : values) {
      text.append(value).append('\n');
    }
    return Files.writeString(
        file,
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<GIFTI Version=\"1.0\""
            + " NumberOfDataArrays=\"1\">\n"
            + array("SHAPE", "FLOAT32", values.length, 1, text)
            + "</GIFTI>\n");
  }

  private static String array(
      String intent, String type, int rows, int columns, CharSequence data) {
    String second = columns == 1 ? "" : " Dim1=\"" + columns + "\"";
    return """
        <DataArray Intent="NIFTI_INTENT_%s" DataType="NIFTI_TYPE_%s" ArrayIndexingOrder="RowMajorOrder"
          Dimensionality="%d" Dim0="%d"%s Encoding="ASCII" Endian="LittleEndian"
          ExternalFileName="" ExternalFileOffset=""><Data>%s</Data></DataArray>
        """
        .formatted(intent, type, columns == 1 ? 1 : 2, rows, second, data);
  }
}
