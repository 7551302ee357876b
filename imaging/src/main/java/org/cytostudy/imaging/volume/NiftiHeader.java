package org.cytostudy.imaging.volume;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import org.cytostudy.imaging.space.Affine3;
import org.cytostudy.imaging.space.GeometryFileException;
import org.cytostudy.imaging.space.GeometryFileException.Problem;

/**
 * The 348 bytes that a NIfTI-1 file begins with (Cox et al., "A (sort of) new image data format
 * standard: NIfTI-1", 2004; field names as in nifti1.h).
 *
 * @param order byte order of the file
 * @param dimensions sizes along all its axes, 1 to 7 of them
 * @param type of the values
 * @param slope scl_slope; 1 where the file has 0, which means that nothing is scaled
 * @param intercept scl_inter
 * @param dataOffset where the values begin, bytes
 * @param intent intent_code
 * @param description descrip
 * @param voxelToMm from voxel indices, whose voxels have whole numbers at their centres, to RAS mm
 * @param placement which of its two statements places the volume
 * @param code what that statement refers to
 */
record NiftiHeader(
    ByteOrder order,
    int[] dimensions,
    NiftiType type,
    double slope,
    double intercept,
    long dataOffset,
    int intent,
    String description,
    Affine3 voxelToMm,
    NiftiVolume.Placement placement,
    NiftiVolume.Code code) {
  static final int BYTES = 348;
  private static final String MAGIC = "n+1\0";
  private static final String TWO_FILES = "ni1\0";
  private static final int MOST_OFFSET = 1 << 26;
  private static final int MOST_SIZE = 100_000;

  /** Reads a header. */
  static NiftiHeader parse(Path file, byte[] bytes) throws GeometryFileException {
    ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    if (in.getInt(0) != BYTES) {
      in.order(ByteOrder.BIG_ENDIAN);
    }
    if (in.getInt(0) != BYTES) {
      throw GeometryFileException.unsupported(
          file,
          "offset 0",
          "The file is no NIfTI-1: its header does not begin with 348",
          "Convert it to NIfTI-1; NIfTI-2, Analyze and MGH are not read");
    }
    String magic = new String(bytes, 344, 4, StandardCharsets.US_ASCII);
    if (magic.equals(TWO_FILES)) {
      throw GeometryFileException.unsupported(
          file,
          "offset 344",
          "The header and the values lie in two files",
          "Convert them to one .nii or .nii.gz");
    }
    if (!magic.equals(MAGIC)) {
      throw GeometryFileException.corrupt(file, "offset 344", "The file has no magic of NIfTI-1");
    }
    int[] dimensions = dimensions(file, in);
    double slope = in.getFloat(112);
    double intercept = in.getFloat(116);
    boolean scaled = slope != 0 && Double.isFinite(slope) && Double.isFinite(intercept);
    float offset = in.getFloat(108);
    if (!(offset >= BYTES + 4 && offset <= MOST_OFFSET)) {
      throw GeometryFileException.corrupt(file, "offset 108", "The values begin at byte " + offset);
    }
    int code = in.getShort(254);
    boolean sform = code > 0;
    Affine3 voxelToMm;
    if (sform) {
      voxelToMm = sform(file, in);
    } else {
      code = in.getShort(252);
      if (code <= 0) {
        throw new GeometryFileException(
            Problem.UNPLACED,
            file,
            "offset 252",
            "The file does not say where its voxels lie: sform_code and qform_code are 0",
            "Set the sform in the program that knows the space, and export it again");
      }
      voxelToMm = qform(file, in);
    }
    double toMm = unit(file, in);
    Affine3 scale = Affine3.ofRows(toMm, 0, 0, 0, 0, toMm, 0, 0, 0, 0, toMm, 0);
    voxelToMm = voxelToMm.then(scale);
    if (!voxelToMm.isInvertible()) {
      throw GeometryFileException.corrupt(
          file, sform ? "offset 280" : "offset 256", "The voxels of the volume have no extent");
    }
    return new NiftiHeader(
        in.order(),
        dimensions,
        NiftiType.of(file, in.getShort(70), in.getShort(72)),
        scaled ? slope : 1,
        scaled ? intercept : 0,
        (long) offset,
        in.getShort(68),
        new String(bytes, 148, 80, StandardCharsets.US_ASCII).replace("\0", "").strip(),
        voxelToMm,
        sform ? NiftiVolume.Placement.SFORM : NiftiVolume.Placement.QFORM,
        NiftiVolume.Code.of(code));
  }

  private static int[] dimensions(Path file, ByteBuffer in) throws GeometryFileException {
    int count = in.getShort(40);
    if (count < 1 || count > 7) {
      throw GeometryFileException.corrupt(file, "offset 40", "The file has " + count + " axes");
    }
    int[] dimensions = new int[Math.max(count, 3)];
    Arrays.fill(dimensions, 1);
    for (int i = 0; i < count; i++) {
      dimensions[i] = in.getShort(42 + 2 * i);
      if (dimensions[i] < 1 || dimensions[i] > MOST_SIZE) {
        throw GeometryFileException.corrupt(
            file,
            "offset " + (42 + 2 * i),
            "The volume has a size of " + dimensions[i] + " along axis " + (i + 1));
      }
    }
    return dimensions;
  }

  /**
   * Millimetres in a unit of xyzt_units. A file that says none means mm, as all readers take it.
   */
  private static double unit(Path file, ByteBuffer in) throws GeometryFileException {
    return switch (in.get(123) & 7) {
      case 0, 2 -> 1;
      case 1 -> 1000;
      case 3 -> 0.001;
      default ->
          throw GeometryFileException.corrupt(
              file, "offset 123", "The unit of length is not known");
    };
  }

  private static Affine3 sform(Path file, ByteBuffer in) throws GeometryFileException {
    double[] rows = new double[12];
    for (int i = 0; i < 12; i++) {
      rows[i] = in.getFloat(280 + 4 * i);
    }
    return affine(file, "offset 280", rows);
  }

  /** Method 2 of nifti1.h: a unit quaternion, the sizes of a voxel, and qfac in pixdim[0]. */
  private static Affine3 qform(Path file, ByteBuffer in) throws GeometryFileException {
    double b = in.getFloat(256);
    double c = in.getFloat(260);
    double d = in.getFloat(264);
    double rest = 1 - (b * b + c * c + d * d);
    if (!(rest > -1e-5)) {
      throw GeometryFileException.corrupt(
          file, "offset 256", "The quaternion of the qform is longer than 1");
    }
    double a = Math.sqrt(Math.max(0, rest));
    double sx = in.getFloat(80);
    double sy = in.getFloat(84);
    double sz = in.getFloat(88) * (in.getFloat(76) < 0 ? -1 : 1);
    double[] rows = {
      sx * (a * a + b * b - c * c - d * d),
      sy * 2 * (b * c - a * d),
      sz * 2 * (b * d + a * c),
      in.getFloat(268),
      sx * 2 * (b * c + a * d),
      sy * (a * a + c * c - b * b - d * d),
      sz * 2 * (c * d - a * b),
      in.getFloat(272),
      sx * 2 * (b * d - a * c),
      sy * 2 * (c * d + a * b),
      sz * (a * a + d * d - b * b - c * c),
      in.getFloat(276)
    };
    return affine(file, "offset 256", rows);
  }

  private static Affine3 affine(Path file, String where, double[] rows)
      throws GeometryFileException {
    try {
      return Affine3.ofRows(rows);
    } catch (IllegalArgumentException e) {
      throw GeometryFileException.corrupt(file, where, "The place of the volume is no number");
    }
  }
}
