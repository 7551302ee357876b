package org.cytostudy.imaging.volume;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.cytostudy.core.space.PointMm;
import org.cytostudy.imaging.space.Affine3;
import org.cytostudy.imaging.space.DisplacementField;
import org.cytostudy.imaging.space.GeometryFileException;
import org.cytostudy.imaging.space.GeometryFileException.Problem;

/**
 * A NIfTI-1 volume ({@code .nii}, {@code .nii.gz}) held in memory as the file stores it, so that a
 * volume of bytes takes a byte a voxel. Thread-safe.
 */
public final class NiftiVolume {
  /** The largest that is held unless the caller says otherwise: 1 GiB of values. */
  public static final long DEFAULT_MOST_BYTES = 1L << 30;

  /** {@code NIFTI_INTENT_VECTOR}, and {@code NIFTI_INTENT_DISPVECT}, which few programs write. */
  private static final int VECTOR = 1007;

  private static final int DISPLACEMENT_VECTOR = 1006;

  private final Path file;
  private final NiftiHeader header;
  private final Affine3 mmToVoxel;
  private final ByteBuffer values;
  private final int voxels;

  /** Which statement of the header places a volume; the sform where both do. */
  public enum Placement {
    SFORM,
    QFORM
  }

  /** What the coordinates of a volume refer to. */
  public enum Code {
    SCANNER_ANATOMICAL,
    ALIGNED_ANATOMICAL,
    TALAIRACH,
    MNI_152,
    OTHER_TEMPLATE;

    static Code of(int code) {
      return code >= 1 && code <= 4 ? values()[code - 1] : OTHER_TEMPLATE;
    }
  }

  /** How values between voxels are made. */
  public enum Interpolation {
    /** The nearest voxel's: for labels. */
    NEAREST,
    /** Linear along each axis: for measures. */
    LINEAR
  }

  private NiftiVolume(Path file, NiftiHeader header, ByteBuffer values) {
    this.file = file;
    this.header = header;
    this.mmToVoxel = header.voxelToMm().inverse();
    this.values = values;
    int[] size = header.dimensions();
    this.voxels = size[0] * size[1] * size[2];
  }

  /**
   * Reads a file whose values take up to 1 GiB.
   *
   * @throws GeometryFileException if it is no NIfTI-1, damaged, larger, or does not say where it
   *     lies
   * @throws IOException if it cannot be read at all
   */
  public static NiftiVolume read(Path file) throws IOException {
    return read(file, DEFAULT_MOST_BYTES);
  }

  /**
   * Reads a file.
   *
   * @param mostBytes of values, unpacked; at most 2 GiB less 8 bytes
   */
  public static NiftiVolume read(Path file, long mostBytes) throws IOException {
    try (InputStream in = open(file)) {
      byte[] start = in.readNBytes(NiftiHeader.BYTES);
      if (start.length < NiftiHeader.BYTES) {
        throw GeometryFileException.truncated(
            file, "offset " + start.length, "The file ends within its header");
      }
      NiftiHeader header = NiftiHeader.parse(file, start);
      long bytes = header.type().bytes();
      long limit = Math.min(mostBytes, Integer.MAX_VALUE - 8L);
      for (int size : header.dimensions()) {
        bytes *= size;
        if (bytes > limit) {
          throw new GeometryFileException(
              Problem.TOO_LARGE,
              file,
              "offset 40",
              "A volume of %s values of type %s takes more than the %d MiB that are read"
                  .formatted(Arrays.toString(header.dimensions()), header.type(), limit >> 20),
              "Give a coarser volume, one of fewer time points, or one with smaller numbers");
        }
      }
      // What lies between header and values are extensions, which nothing here depends on.
      in.skipNBytes(header.dataOffset() - NiftiHeader.BYTES);
      byte[] values = in.readNBytes((int) bytes);
      if (values.length < bytes) {
        throw GeometryFileException.truncated(
            file,
            "offset " + (header.dataOffset() + values.length),
            "The file has %d of the %d bytes of its values".formatted(values.length, bytes));
      }
      return new NiftiVolume(file, header, ByteBuffer.wrap(values).order(header.order()));
    } catch (EOFException e) {
      throw GeometryFileException.truncated(file, null, "The file ends before its values");
    } catch (ZipException e) {
      throw GeometryFileException.corrupt(
          file, null, "The file does not unpack: " + e.getMessage());
    }
  }

  private static InputStream open(Path file) throws IOException {
    InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
    try {
      in.mark(2);
      boolean packed = in.read() == 0x1f && in.read() == 0x8b;
      in.reset();
      return packed ? new GZIPInputStream(in, 1 << 16) : in;
    } catch (IOException e) {
      in.close();
      throw e;
    }
  }

  /** Size along an axis, 0–2. */
  public int size(int axis) {
    return header.dimensions()[axis];
  }

  /** How many volumes lie one after the other: time points, maps, or components. */
  public int volumes() {
    int count = 1;
    for (int i = 3; i < header.dimensions().length; i++) {
      count *= header.dimensions()[i];
    }
    return count;
  }

  /** From voxel indices, with voxel centres at whole numbers, to RAS mm. */
  public Affine3 voxelToMm() {
    return header.voxelToMm();
  }

  /** Which statement of the file that is. */
  public Placement placement() {
    return header.placement();
  }

  /** What its coordinates refer to, as far as the file says. */
  public Code code() {
    return header.code();
  }

  /** The free text of the file. */
  public String description() {
    return header.description();
  }

  /** The value of a voxel, scaled as the file says. */
  public double voxel(int x, int y, int z, int volume) {
    if (x < 0 || y < 0 || z < 0 || x >= size(0) || y >= size(1) || z >= size(2)) {
      throw new IndexOutOfBoundsException("voxel " + x + ", " + y + ", " + z);
    }
    return scaled(Objects.checkIndex(volume, volumes()) * voxels + index(x, y, z));
  }

  private int index(int x, int y, int z) {
    return (z * size(1) + y) * size(0) + x;
  }

  private double scaled(int index) {
    return header.slope() * header.type().value(values, index) + header.intercept();
  }

  /**
   * The value at a point of the volume's space.
   *
   * @param volume from 0
   * @return NaN outside of all voxels
   */
  public double at(PointMm point, int volume, Interpolation interpolation) {
    Objects.checkIndex(volume, volumes());
    PointMm voxel = mmToVoxel.apply(point);
    double[] at = {voxel.xMm(), voxel.yMm(), voxel.zMm()};
    int[] low = new int[3];
    double[] share = new double[3];
    for (int axis = 0; axis < 3; axis++) {
      if (!(at[axis] >= -0.5 && at[axis] <= size(axis) - 0.5)) {
        return Double.NaN;
      }
      // The outer half of an outer voxel has the voxel's value.
      double inside = Math.clamp(at[axis], 0, size(axis) - 1.0);
      if (interpolation == Interpolation.NEAREST) {
        inside = Math.min(Math.floor(inside + 0.5), size(axis) - 1.0);
      }
      low[axis] = (int) inside;
      share[axis] = inside - low[axis];
    }
    double sum = 0;
    for (int corner = 0; corner < 8; corner++) {
      double weight = 1;
      int[] place = new int[3];
      for (int axis = 0; axis < 3; axis++) {
        int upper = corner >> axis & 1;
        weight *= upper == 1 ? share[axis] : 1 - share[axis];
        place[axis] = low[axis] + upper;
      }
      if (weight > 0) {
        sum += weight * scaled(volume * voxels + index(place[0], place[1], place[2]));
      }
    }
    return sum;
  }

  /**
   * The displacements that the volume holds, as ANTs and ITK write them: three components in a
   * fifth axis, in LPS mm, which are turned into RAS.
   *
   * @throws GeometryFileException if it holds none, or one that is no number
   */
  public DisplacementField displacementField() throws GeometryFileException {
    int[] size = header.dimensions();
    boolean vectors = header.intent() == VECTOR || header.intent() == DISPLACEMENT_VECTOR;
    if (!vectors || size.length != 5 || size[3] != 1 || size[4] != 3) {
      throw GeometryFileException.unsupported(
          file,
          "offset 40",
          "A volume of %s values with intent %d holds no displacements"
              .formatted(Arrays.toString(size), header.intent()),
          "Give a warp of ANTs (1Warp.nii.gz): five axes, the last of three, intent 1007");
    }
    float[][] mm = new float[3][voxels];
    for (int component = 0; component < 3; component++) {
      // LPS to RAS: x and y change their sign.
      float sign = component == 2 ? 1 : -1;
      for (int i = 0; i < voxels; i++) {
        mm[component][i] = sign * (float) scaled(component * voxels + i);
      }
    }
    try {
      return new DisplacementField(
          size[0], size[1], size[2], header.voxelToMm(), mm[0], mm[1], mm[2]);
    } catch (IllegalArgumentException e) {
      throw GeometryFileException.corrupt(file, null, String.valueOf(e.getMessage()));
    }
  }
}
