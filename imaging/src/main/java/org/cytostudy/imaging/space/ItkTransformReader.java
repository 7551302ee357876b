package org.cytostudy.imaging.space;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.cytostudy.imaging.space.GeometryFileException.Problem;
import org.jspecify.annotations.Nullable;

/**
 * Reads one affine transform from a file of ITK: text ({@code #Insight Transform File}), or a
 * MATLAB 4 file as ANTs writes {@code 0GenericAffine.mat}. The first bytes decide which.
 */
public final class ItkTransformReader {
  private static final String MAGIC = "#Insight Transform File";

  /** An affine takes hundreds of bytes; a file that is larger holds something else. */
  private static final long MOST_BYTES = 1 << 20;

  private static final int MAT_HEADER_BYTES = 20;
  private static final String ONE_TRANSFORM =
      "Write each transform to a file of its own, and compose them here";

  private final Path file;

  private ItkTransformReader(Path file) {
    this.file = file;
  }

  /**
   * Reads a file.
   *
   * @throws GeometryFileException if it is damaged, holds several transforms, or one that is not
   *     affine
   * @throws IOException if it cannot be read at all
   */
  public static ItkTransform read(Path file) throws IOException {
    if (Files.size(file) > MOST_BYTES) {
      throw new GeometryFileException(
          Problem.TOO_LARGE,
          file,
          null,
          "The file has " + Files.size(file) + " bytes, an affine transform has hundreds",
          "Give displacement fields as NIfTI, and affine transforms as .mat or .txt");
    }
    byte[] bytes = Files.readAllBytes(file);
    ItkTransformReader reader = new ItkTransformReader(file);
    return new String(bytes, 0, Math.min(bytes.length, MAGIC.length()), StandardCharsets.US_ASCII)
            .equals(MAGIC)
        ? reader.text(new String(bytes, StandardCharsets.UTF_8))
        : reader.matlab(bytes);
  }

  private ItkTransform text(String text) throws GeometryFileException {
    String type = null;
    double[] parameters = null;
    double[] fixed = null;
    int number = 0;
    for (String line : text.split("\\R")) {
      number++;
      String where = "line " + number;
      int colon = line.indexOf(':');
      if (line.startsWith("#") || line.isBlank()) {
        continue;
      }
      if (colon < 0) {
        throw GeometryFileException.corrupt(file, where, "The line is neither comment nor field");
      }
      String value = line.substring(colon + 1).strip();
      switch (line.substring(0, colon).strip()) {
        case "Transform" -> {
          if (type != null) {
            throw GeometryFileException.unsupported(
                file, where, "The file holds more than one transform", ONE_TRANSFORM);
          }
          type = value;
          requireKnown(type, where);
        }
        case "Parameters" -> parameters = numbers(value, where);
        case "FixedParameters" -> fixed = numbers(value, where);
        default ->
            throw GeometryFileException.corrupt(
                file, where, "The field is not one of Transform, Parameters, FixedParameters");
      }
    }
    if (type == null || parameters == null) {
      throw GeometryFileException.truncated(
          file, "line " + number, "The file ends before its transform has type and parameters");
    }
    return transform(type, parameters, fixed == null ? new double[0] : fixed);
  }

  private double[] numbers(String text, String where) throws GeometryFileException {
    if (text.isEmpty()) {
      return new double[0];
    }
    try {
      return Arrays.stream(text.split("\\s+")).mapToDouble(Double::parseDouble).toArray();
    } catch (NumberFormatException e) {
      throw GeometryFileException.corrupt(
          file, where, "A parameter is no number: " + e.getMessage());
    }
  }

  private void requireKnown(String type, @Nullable String where) throws GeometryFileException {
    if (!ItkParameters.knows(type)) {
      throw GeometryFileException.unsupported(
          file,
          where,
          "Transforms of type '" + type + "' are not read here",
          "Give an affine or rigid transform, and a deformation as a displacement field in NIfTI");
    }
  }

  private ItkTransform transform(String type, double[] parameters, double[] fixed)
      throws GeometryFileException {
    try {
      ItkTransform transform = ItkParameters.transform(type, parameters, fixed);
      if (!transform.lps().isInvertible()) {
        throw GeometryFileException.corrupt(file, type, "The transform is singular");
      }
      return transform;
    } catch (ItkParameters.MismatchException e) {
      throw GeometryFileException.corrupt(file, null, String.valueOf(e.getMessage()));
    }
  }

  /** A variable of a MATLAB 4 file. */
  private record Variable(String name, double[] values) {}

  /**
   * MATLAB "Level 4 MAT-file format": type, rows, columns, imaginary, length of the name, the name
   * with a 0, the values. ITK writes the parameters under the name of the class, then the centre as
   * {@code fixed}.
   */
  private ItkTransform matlab(byte[] bytes) throws GeometryFileException {
    List<Variable> variables = new ArrayList<>();
    ByteBuffer in = ByteBuffer.wrap(bytes);
    while (in.hasRemaining()) {
      variables.add(variable(in));
    }
    if (variables.isEmpty()) {
      throw GeometryFileException.truncated(file, null, "The file has 0 bytes");
    }
    Variable first = variables.getFirst();
    requireKnown(first.name, "variable '" + first.name + "'");
    boolean centred = variables.size() > 1 && variables.get(1).name.equals("fixed");
    if (variables.size() > (centred ? 2 : 1)) {
      throw GeometryFileException.unsupported(
          file,
          "variable '" + variables.getLast().name + "'",
          "The file holds more than one transform",
          ONE_TRANSFORM);
    }
    return transform(first.name, first.values, centred ? variables.get(1).values : new double[0]);
  }

  private Variable variable(ByteBuffer in) throws GeometryFileException {
    String where = "offset " + in.position();
    if (in.remaining() < MAT_HEADER_BYTES) {
      throw GeometryFileException.truncated(file, where, "The file ends within a variable");
    }
    // The type of a little-endian variable is below 1000 and that of a big-endian one from 1000 to
    // 1999, so that read in the wrong order it is far beyond both.
    in.order(ByteOrder.LITTLE_ENDIAN);
    int type = in.getInt(in.position());
    if (type < 0 || type >= 1000) {
      in.order(ByteOrder.BIG_ENDIAN);
      type = in.getInt(in.position()) - 1000;
    }
    // vnl marks rows before columns with 100, which changes nothing in a single column.
    int precision = type % 100;
    if (type < 0 || type > 199 || (precision != 0 && precision != 10)) {
      throw GeometryFileException.unsupported(
          file,
          where,
          "The file is neither an ITK text transform nor a MATLAB 4 file of numbers",
          "Write the transform with ITK or ANTs as .mat or .txt");
    }
    in.getInt();
    int rows = in.getInt();
    int columns = in.getInt();
    int imaginary = in.getInt();
    int nameBytes = in.getInt();
    int valueBytes = precision == 0 ? Double.BYTES : Float.BYTES;
    long values = (long) rows * columns;
    boolean sound =
        rows >= 0
            && columns >= 0
            && Math.min(rows, columns) <= 1
            && imaginary == 0
            && nameBytes > 0;
    if (!sound) {
      throw GeometryFileException.corrupt(
          file, where, "A variable is not a column of real numbers");
    }
    if (in.remaining() < nameBytes + values * valueBytes) {
      throw GeometryFileException.truncated(file, where, "The file ends within a variable");
    }
    byte[] name = new byte[nameBytes];
    in.get(name);
    double[] numbers = new double[(int) values];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = precision == 0 ? in.getDouble() : in.getFloat();
    }
    return new Variable(new String(name, StandardCharsets.US_ASCII).replace("\0", ""), numbers);
  }
}
