package org.cytostudy.imaging.surface;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.cytostudy.imaging.space.GeometryFileException;

/**
 * A GIFTI file that was read: a mesh ({@code .surf.gii}), or maps over the vertices of one ({@code
 * .shape.gii}, {@code .func.gii}, {@code .label.gii}). Coordinates are RAS mm.
 */
public final class GiftiFile {
  private static final String POINTS = "NIFTI_INTENT_POINTSET";
  private static final String TRIANGLES = "NIFTI_INTENT_TRIANGLE";
  private static final String SPARSE = "NIFTI_INTENT_NODE_INDEX";
  private static final String LABELS = "NIFTI_INTENT_LABEL";

  private final Path file;
  private final GiftiReader.Contents contents;

  private GiftiFile(Path file, GiftiReader.Contents contents) {
    this.file = file;
    this.contents = contents;
  }

  /**
   * Reads a file.
   *
   * @throws GeometryFileException if it is no GIFTI, damaged, or beyond what is read here
   * @throws IOException if it cannot be read at all
   */
  public static GiftiFile read(Path file) throws IOException {
    return new GiftiFile(file, GiftiReader.read(file));
  }

  /**
   * The mesh, in the coordinates that the file holds.
   *
   * @throws GeometryFileException if there is none, or more than one
   */
  public SurfaceMesh mesh() throws GeometryFileException {
    GiftiArray points = only(POINTS);
    GiftiArray triangles = only(TRIANGLES);
    double[] coordinatesMm = new double[3 * points.rows()];
    int[] corners = new int[3 * triangles.rows()];
    for (int row = 0; row < points.rows(); row++) {
      for (int k = 0; k < 3; k++) {
        coordinatesMm[3 * row + k] = points.at(row, k);
      }
    }
    for (int row = 0; row < triangles.rows(); row++) {
      for (int k = 0; k < 3; k++) {
        corners[3 * row + k] = (int) triangles.at(row, k);
      }
    }
    try {
      return new SurfaceMesh(coordinatesMm, corners);
    } catch (IllegalArgumentException e) {
      throw GeometryFileException.corrupt(file, null, String.valueOf(e.getMessage()));
    }
  }

  /**
   * The mesh in another coordinate system, through the transform that the file holds.
   *
   * @param transformedSpace its NIfTI name, e.g. {@code NIFTI_XFORM_MNI_152}
   * @throws GeometryFileException if the file has no transform to it
   */
  public SurfaceMesh mesh(String transformedSpace) throws GeometryFileException {
    GiftiArray points = only(POINTS);
    for (GiftiArray.Transform transform : points.transforms()) {
      if (transform.transformedSpace().equals(transformedSpace)) {
        if (!transform.matrix().isInvertible()) {
          throw GeometryFileException.corrupt(
              file, transformedSpace, "The matrix of the coordinate system is singular");
        }
        return mesh().transformed(transform.matrix());
      }
    }
    throw GeometryFileException.unsupported(
        file,
        null,
        "The file has no transform to " + transformedSpace,
        "It has those to " + transformedSpaces() + "; name one of them, or none");
  }

  /** The coordinate systems that the mesh can be had in, beside its own. */
  public List<String> transformedSpaces() throws GeometryFileException {
    return only(POINTS).transforms().stream()
        .map(GiftiArray.Transform::transformedSpace)
        .distinct()
        .toList();
  }

  private GiftiArray only(String intent) throws GeometryFileException {
    List<GiftiArray> found =
        contents.arrays().stream().filter(array -> array.intent().equals(intent)).toList();
    if (found.size() != 1) {
      throw GeometryFileException.unsupported(
          file,
          null,
          "The file has %d arrays of intent %s, a mesh has one".formatted(found.size(), intent),
          "Give a file of one surface, e.g. lh.mid.surf.gii");
    }
    GiftiArray array = found.getFirst();
    if (array.columns() != 3 || array.isInteger() != intent.equals(TRIANGLES)) {
      throw GeometryFileException.corrupt(
          file, intent, "The array has %d columns of %s".formatted(array.columns(), array.type()));
    }
    return array;
  }

  /**
   * The maps, in the order of the file.
   *
   * @throws GeometryFileException if there is none, one is not a number a vertex, or they are of
   *     different lengths
   */
  public List<SurfaceMap> maps() throws GeometryFileException {
    List<SurfaceMap> maps = new ArrayList<>();
    for (int i = 0; i < contents.arrays().size(); i++) {
      GiftiArray array = contents.arrays().get(i);
      if (array.intent().equals(POINTS) || array.intent().equals(TRIANGLES)) {
        continue;
      }
      String where = "data array " + (i + 1);
      if (array.intent().equals(SPARSE) || array.columns() != 1) {
        throw GeometryFileException.unsupported(
            file,
            where,
            "The array of intent %s does not hold one value a vertex".formatted(array.intent()),
            "Write one data array a map, with a value for every vertex");
      }
      if (!maps.isEmpty() && maps.getFirst().values().length != array.rows()) {
        throw GeometryFileException.corrupt(
            file,
            where,
            "The map has %d values, the one before it %d"
                .formatted(array.rows(), maps.getFirst().values().length));
      }
      maps.add(map(array, where));
    }
    if (maps.isEmpty()) {
      throw GeometryFileException.unsupported(
          file, null, "The file holds no map", "Give a .shape.gii, .func.gii or .label.gii file");
    }
    return maps;
  }

  private SurfaceMap map(GiftiArray array, String where) throws GeometryFileException {
    boolean labelled = array.intent().equals(LABELS);
    float[] values = new float[array.rows()];
    for (int row = 0; row < values.length; row++) {
      double value = array.at(row, 0);
      if (labelled && !contents.labels().containsKey((int) value)) {
        throw GeometryFileException.corrupt(
            file,
            where,
            "Vertex %d has the label %.0f, which the table does not list".formatted(row, value));
      }
      values[row] = (float) value;
    }
    return new SurfaceMap(
        array.metadata().getOrDefault("Name", ""),
        array.intent(),
        values,
        labelled ? contents.labels() : Map.of());
  }
}
