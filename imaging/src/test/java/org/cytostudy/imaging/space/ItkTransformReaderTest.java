package org.cytostudy.imaging.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.cytostudy.core.space.PointMm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Golden points: NumPy's {@code M @ (x - c) + c + t} at x = (3, 4, 5) with c = (10, −20, 5) and t =
 * (1.5, −2.25, 3); rotations by scipy.spatial.transform (intrinsic ZXY and ZYX, and the quaternion
 * of a rotation vector).
 */
class ItkTransformReaderTest {
  private static final String MATRIX =
      "1.0001 0.0299 -0.0274 -0.0891 0.9545 -0.0992 0.006 0.134 0.9508";
  private static final PointMm X = new PointMm(3, 4, 5);
  private static final PointMm AFFINE = new PointMm(5.2169, 1.2817, 11.174);

  /** Written by scipy.io.savemat with format='4': what ANTs writes as 0GenericAffine.mat. */
  private static final byte[] SCIPY =
      Base64.getDecoder()
          .decode(
              "AAAAAAwAAAABAAAAAAAAABsAAABBZmZpbmVUcmFuc2Zvcm1fZG91YmxlXzNfMwBxrIvbaADwP3UCmggbnp4/"
                  + "5j+k374OnL9z1xLyQc+2vyUGgZVDi+4/E2HD0ytlub/6fmq8dJN4P/T91HjpJsE/dy0hH/Rs7j8A"
                  + "AAAAAAD4PwAAAAAAAALAAAAAAAAACEAAAAAAAwAAAAEAAAAAAAAABgAAAGZpeGVkAAAAAAAAACRA"
                  + "AAAAAAAANMAAAAAAAAAUQA==");

  /** Packed by Python's struct in big-endian order, without a centre. */
  private static final byte[] BIG_ENDIAN =
      Base64.getDecoder()
          .decode(
              "AAAD6AAAAAwAAAABAAAAAAAAACVNYXRyaXhPZmZzZXRUcmFuc2Zvcm1CYXNlX2RvdWJsZV8zXzMAP/AAaNuL"
                  + "rHE/np4bCJoCdb+cDr7fpD/mv7bPQfIS13M/7otDlYEGJb+5ZSvTw2ETP3iTdLxqfvo/wSbpeNT9"
                  + "9D/ubPQfIS13P/gAAAAAAADAAgAAAAAAAEAIAAAAAAAA");

  @TempDir Path folder;

  private ItkTransform read(byte[] bytes) throws IOException {
    return ItkTransformReader.read(Files.write(folder.resolve("a.mat"), bytes));
  }

  private ItkTransform text(String type, String parameters, String fixed) throws IOException {
    return ItkTransformReader.read(file(type, parameters, fixed));
  }

  private Path file(String type, String parameters, String fixed) throws IOException {
    return Files.writeString(
        folder.resolve("a.txt"),
        "#Insight Transform File V1.0\n#Transform 0\nTransform: %s\nParameters: %s\nFixedParameters: %s\n"
            .formatted(type, parameters, fixed));
  }

  private static void assertMaps(ItkTransform transform, PointMm expected) {
    assertThat(transform.lps().apply(X).distanceMm(expected)).isLessThan(1e-9);
  }

  @Test
  void readsAffinesOfTextWithTheirCentre() throws IOException {
    String parameters = MATRIX + " 1.5 -2.25 3";
    assertMaps(text("AffineTransform_double_3_3", parameters, "10 -20 5"), AFFINE);
    assertMaps(text("MatrixOffsetTransformBase_double_3_3", parameters, "10 -20 5"), AFFINE);
  }

  @Test
  void readsMatlabFilesOfBothByteOrders() throws IOException {
    ItkTransform little = read(SCIPY);
    assertMaps(little, AFFINE);
    ItkTransform big = read(BIG_ENDIAN);
    assertThat(big.type()).isEqualTo("MatrixOffsetTransformBase_double_3_3");
    ItkTransform uncentred =
        text("MatrixOffsetTransformBase_double_3_3", MATRIX + " 1.5 -2.25 3", "");
    assertThat(big.lps()).isEqualTo(uncentred.lps());
  }

  @Test
  void turnsLpsIntoRas() throws IOException {
    PointMm mapped = read(SCIPY).ras().apply(X);
    assertThat(mapped.distanceMm(new PointMm(1.0229, 5.8197, 10.066))).isLessThan(1e-9);
  }

  @Test
  void readsRotationsInTheOrderThatTheFileStates() throws IOException {
    String angles = "0.1 -0.2 0.3 1.5 -2.25 3";
    PointMm zxy = new PointMm(-2.1521347218241225, -1.3312395566137987, 9.012264317945288);
    PointMm zyx = new PointMm(-2.565857363940628, -1.6045466795011443, 8.95755616460871);
    assertMaps(text("Euler3DTransform_double_3_3", angles, "10 -20 5"), zxy);
    assertMaps(text("Euler3DTransform_double_3_3", angles, "10 -20 5 0"), zxy);
    assertMaps(text("Euler3DTransform_double_3_3", angles, "10 -20 5 1"), zyx);
  }

  @Test
  void readsVersorsWithAndWithoutScale() throws IOException {
    String versor = "0.09912729400599876 -0.04956364700299938 0.19825458801199752 1.5 -2.25 3";
    assertMaps(
        text("VersorRigid3DTransform_double_3_3", versor, "10 -20 5"),
        new PointMm(-4.418679586550121, -3.2425332271273923, 11.211206486493214));
    assertMaps(
        text("Similarity3DTransform_double_3_3", versor + " 1.25", "10 -20 5"),
        new PointMm(-8.398349483187651, 1.5093334660907587, 12.014008108116517));
  }

  @Test
  void keepsATransformOfTwoDimensionsInItsPlane() throws IOException {
    // A quarter turn about (1, 2), then 10 to the right: (3, 4) → (−2, 2) + (1, 2) + (10, 0).
    ItkTransform plane = text("Euler2DTransform_double_2_2", Math.PI / 2 + " 10 0", "1 2");
    assertThat(plane.inPlane().apply(X).distanceMm(new PointMm(9, 4, 5))).isLessThan(1e-12);
    assertThatThrownBy(plane::ras).hasMessageContaining("no anatomical axes");
    ItkTransform space = text("TranslationTransform_double_3_3", "1 2 3", "");
    assertMaps(space, new PointMm(4, 6, 8));
    assertThatThrownBy(space::inPlane).hasMessageContaining("leaves the plane");
    ItkTransform similar = text("Similarity2DTransform_double_2_2", "2 0 10 0", "1 2");
    assertThat(similar.inPlane().apply(X).distanceMm(new PointMm(15, 6, 5))).isLessThan(1e-12);
    ItkTransform affine = text("AffineTransform_double_2_2", "1 2 3 4 5 6", "0 0");
    assertThat(affine.inPlane().apply(X).distanceMm(new PointMm(16, 31, 5))).isLessThan(1e-12);
  }

  private static void assertRefused(ThrowingCallable call, String code, String what) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            GeometryFileException.class,
            e -> {
              assertThat(e.problem().code()).isEqualTo(code);
              assertThat(e.getMessage()).contains(what);
              assertThat(e.where()).startsWith("a.");
              assertThat(e.action()).isNotBlank();
            });
  }

  @Test
  void saysWhichLineOfATextIsWrong() throws IOException {
    assertRefused(
        () -> text("AffineTransform_double_3_3", "1 0 0 zero", ""), "geometry-corrupt", "line 4");
    assertRefused(
        () -> text("BSplineTransform_double_3_3", "1", ""),
        "geometry-unsupported",
        "'BSplineTransform_double_3_3' are not read here (a.txt, line 3). Give an affine");
    assertRefused(
        () -> text("AffineTransform_double_3_3", "1 2 3", ""),
        "geometry-corrupt",
        "has 3 parameters instead of 12");
    assertRefused(
        () -> text("AffineTransform_double_3_3", MATRIX + " 0 0 0", "1 2"),
        "geometry-corrupt",
        "2 fixed parameters instead of the 3");
    assertRefused(
        () -> text("AffineTransform_double_3_3", "1 0 0 2 0 0 0 0 1 0 0 0", ""),
        "geometry-corrupt",
        "singular");
    assertRefused(
        () -> text("VersorTransform_double_3_3", "1 1 0", ""), "geometry-corrupt", "longer than 1");
    assertRefused(
        () -> text("AffineTransform_double_3_3", "NaN" + MATRIX.substring(6) + " 0 0 0", ""),
        "geometry-corrupt",
        "no numbers");
    assertRefused(
        () -> text("AffineTransform_double_4_4", "1", ""), "geometry-corrupt", "dimensions");
    Path two = file("TranslationTransform_double_3_3", "1 2 3", "");
    Files.writeString(two, Files.readString(two) + Files.readString(two));
    assertRefused(() -> ItkTransformReader.read(two), "geometry-unsupported", "more than one");
    Path noise = Files.writeString(two, "#Insight Transform File V1.0\nhello\n");
    assertRefused(() -> ItkTransformReader.read(noise), "geometry-corrupt", "line 2");
    Path unknown = Files.writeString(two, "#Insight Transform File V1.0\nColour: red\n");
    assertRefused(() -> ItkTransformReader.read(unknown), "geometry-corrupt", "not one of");
    Path empty = Files.writeString(two, "#Insight Transform File V1.0\n");
    assertRefused(() -> ItkTransformReader.read(empty), "geometry-truncated", "ends before");
  }

  @Test
  void refusesDamagedMatlabFiles() {
    for (int bytes = 1; bytes < SCIPY.length; bytes++) {
      // The transform alone, without its centre, is a file too.
      if (bytes != 143) {
        byte[] cut = Arrays.copyOf(SCIPY, bytes);
        assertRefused(() -> read(cut), "geometry-truncated", "ends within");
      }
    }
    assertRefused(() -> read(new byte[0]), "geometry-truncated", "0 bytes");
    byte[] twice = Arrays.copyOf(SCIPY, 2 * SCIPY.length);
    System.arraycopy(SCIPY, 0, twice, SCIPY.length, SCIPY.length);
    assertRefused(() -> read(twice), "geometry-unsupported", "more than one");
    assertRefused(
        () -> read("PK, a zip file of any kind".getBytes(StandardCharsets.UTF_8)),
        "geometry-unsupported",
        "neither");
    byte[] matrix = SCIPY.clone();
    matrix[8] = 2;
    assertRefused(() -> read(matrix), "geometry-corrupt", "not a column");
    assertRefused(() -> read(new byte[(1 << 20) + 1]), "geometry-too-large", "1048577 bytes");
  }

  @Test
  void invertsWhatItReads() throws IOException {
    Affine3 ras = read(SCIPY).ras();
    assertThat(ras.inverse().apply(ras.apply(X)).distanceMm(X)).isLessThan(1e-12);
    assertThat(ras.then(ras.inverse()).isCloseTo(Affine3.IDENTITY, 1e-12)).isTrue();
    // numpy.linalg.det of the matrix
    assertThat(ras.determinant()).isEqualTo(0.923922762792, within(1e-9));
  }
}
