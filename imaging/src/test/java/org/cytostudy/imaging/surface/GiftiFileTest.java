package org.cytostudy.imaging.surface;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.cytostudy.core.space.Hemisphere;
import org.cytostudy.core.space.PointMm;
import org.cytostudy.core.space.Space;
import org.cytostudy.core.space.SpacePoint;
import org.cytostudy.imaging.space.GeometryFileException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code nibabel.surf.gii} and {@code nibabel.label.gii} were written by nibabel 5.4.2 (GiftiImage,
 * zlib, ASCII and Base64 arrays): a tetrahedron, and two labels over its vertices.
 */
class GiftiFileTest {
  @TempDir Path folder;

  private static String resource(String name) throws IOException {
    try (InputStream in = GiftiFileTest.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private GiftiFile read(String xml) throws IOException {
    return GiftiFile.read(Files.writeString(folder.resolve("a.gii"), xml));
  }

  private static String array(
      String intent, String type, String encoding, String attributes, String data) {
    return """
        <DataArray Intent="%s" DataType="%s" Encoding="%s" ArrayIndexingOrder="RowMajorOrder" %s>
        <Data>%s</Data></DataArray>"""
        .formatted(intent, type, encoding, attributes, data);
  }

  private static String gifti(String... arrays) {
    return "<GIFTI Version=\"1.0\">" + String.join("", arrays) + "</GIFTI>";
  }

  private static String shape(int count, String data) {
    return array(
        "NIFTI_INTENT_SHAPE",
        "NIFTI_TYPE_FLOAT32",
        "ASCII",
        "Dimensionality=\"1\" Dim0=\"" + count + "\"",
        data);
  }

  @Test
  void readsASurfaceThatNibabelWrote() throws IOException {
    GiftiFile file = read(resource("nibabel.surf.gii"));
    SurfaceMesh mesh = file.mesh();
    assertThat(mesh.vertexCount()).isEqualTo(4);
    assertThat(mesh.vertex(3)).isEqualTo(new PointMm(0, 0, 10.5));
    assertThat(mesh.corners()).containsExactly(0, 2, 1, 0, 1, 3, 1, 2, 3, 2, 0, 3);
    assertThat(MeshReport.of(mesh).faults()).isEmpty();
    assertThat(file.transformedSpaces()).containsExactly("NIFTI_XFORM_TALAIRACH");
    assertThat(file.mesh("NIFTI_XFORM_TALAIRACH").vertex(1)).isEqualTo(new PointMm(15, -6, 7));
  }

  @Test
  void readsLabelsThatNibabelWrote() throws IOException {
    List<SurfaceMap> maps = read(resource("nibabel.label.gii")).maps();
    assertThat(maps).hasSize(1);
    SurfaceMap map = maps.getFirst();
    assertThat(map.name()).isEqualTo("areas");
    assertThat(map.values()).containsExactly(0, 3, 3, 0);
    assertThat(map.labels().get(3)).isEqualTo(new SurfaceMap.Label("hOc1", 1, 0, 0, 1));
  }

  @Test
  void readsTheOtherByteOrderAndTheOtherIndexOrder() throws IOException {
    // The same points: numpy '>f4', transposed, base64.
    String points =
        array(
                "NIFTI_INTENT_POINTSET",
                "NIFTI_TYPE_FLOAT32",
                "Base64Binary",
                "Dimensionality=\"2\" Dim0=\"4\" Dim1=\"3\" Endian=\"BigEndian\"",
                "AAAAAEEgAAAAAAAAAAAAAAAAAAAA\nAAAAQSAAAAAAAAAAAAAAAAAAAAAAAABBKAAA")
            .replace("RowMajor", "ColumnMajor");
    String triangles =
        array(
            "NIFTI_INTENT_TRIANGLE",
            "NIFTI_TYPE_INT32",
            "ASCII",
            "Dimensionality=\"2\" Dim0=\"1\" Dim1=\"3\"",
            "1 2 3");
    SurfaceMesh mesh = read(gifti(points, triangles)).mesh();
    assertThat(mesh.coordinatesMm()).containsExactly(0, 0, 0, 10, 0, 0, 0, 10, 0, 0, 0, 10.5);
    assertThat(mesh.corner(0, 2)).isEqualTo(3);
  }

  @Test
  void readsMapsOfEveryType() throws IOException {
    String bytes =
        array(
            "NIFTI_INTENT_NONE",
            "NIFTI_TYPE_UINT8",
            "Base64Binary",
            "Dimensionality=\"2\" Dim0=\"3\" Dim1=\"1\"",
            Base64.getEncoder().encodeToString(new byte[] {0, 7, (byte) 200}));
    String doubles =
        array(
            "NIFTI_INTENT_TIME_SERIES",
            "NIFTI_TYPE_FLOAT64",
            "ASCII",
            "Dimensionality=\"1\" Dim0=\"3\"",
            "1.5 -2e3 NaN");
    List<SurfaceMap> maps = read(gifti(shape(3, "1 2 3"), bytes, doubles)).maps();
    assertThat(maps).extracting(map -> map.values()[1]).containsExactly(2f, 7f, -2000f);
    assertThat(maps.get(1).values()[2]).isEqualTo(200);
    assertThat(maps.get(2).values()[2]).isNaN();
  }

  private void assertRefused(String xml, String code, String... parts) {
    assertThatThrownBy(
            () -> {
              GiftiFile file = read(xml);
              file.maps();
            })
        .isInstanceOfSatisfying(
            GeometryFileException.class,
            e -> {
              assertThat(e.problem().code()).isEqualTo(code);
              assertThat(e.getMessage()).contains(parts);
            });
  }

  @Test
  void saysWhichArrayIsWrong() throws IOException {
    String sound = shape(3, "1 2 3");
    assertRefused("<svg/>", "geometry-corrupt", "not GIFTI");
    assertRefused("hello", "geometry-corrupt", "breaks off", "line 1");
    assertRefused(gifti(), "geometry-unsupported", "no map");
    assertRefused(gifti(sound, shape(3, "1 2")), "geometry-corrupt", "2 numbers", "data array 2");
    assertRefused(
        gifti(sound, shape(2, "1 2")), "geometry-corrupt", "2 values, the one before it 3");
    assertRefused(gifti(shape(2, "1 two")), "geometry-corrupt", "'two' is no number");
    assertRefused(gifti(shape(2, "<b/>")), "geometry-corrupt", "only text");
    assertRefused(gifti(shape(1, "1".repeat(70_000))), "geometry-corrupt", "longer than");
    assertRefused(
        gifti(shape(1, "1").replace("<Data>1</Data>", "")), "geometry-corrupt", "has no data");
    assertRefused(gifti(sound.replace("ASCII", "Morse")), "geometry-corrupt", "'Morse'");
    assertRefused(
        gifti(sound.replace("FLOAT32", "INT16")), "geometry-unsupported", "NIFTI_TYPE_INT16");
    assertRefused(
        gifti(sound.replace("Intent=", "Attempt=")), "geometry-corrupt", "Intent is missing");
    assertRefused(gifti(sound.replace("Dim0=\"3\"", "Dim0=\"-3\"")), "geometry-corrupt", "'-3'");
    assertRefused(
        gifti(sound.replace("Dim0=\"3\"", "Dim0=\"200000000\"")), "geometry-corrupt", "134217728");
    assertRefused(
        gifti(
            sound.replace(
                "Dimensionality=\"1\" Dim0=\"3\"",
                "Dimensionality=\"2\" Dim0=\"20000\" Dim1=\"20000\"")),
        "geometry-too-large",
        "134217728 values");
    assertRefused(
        gifti(sound.replace("ASCII\"", "ExternalFileBinary\" ExternalFileName=\"/etc/passwd\"")),
        "geometry-unsupported",
        "another file");
    assertRefused(
        gifti(sound).replace("1.0\"", "1.0\" NumberOfDataArrays=\"2\""),
        "geometry-corrupt",
        "has 2 data arrays, and has 1");
    assertRefused(
        gifti(sound.replace("_SHAPE", "_NODE_INDEX")),
        "geometry-unsupported",
        "one value a vertex");
    assertRefused(
        resource("nibabel.label.gii").replace("Key=\"3\"", "Key=\"4\""),
        "geometry-corrupt",
        "Vertex 1 has the label 3");
  }

  @Test
  void refusesDataThatDoNotUnpackToTheirDimensions() throws IOException {
    String surface = resource("nibabel.surf.gii");
    assertRefused(
        surface.replace("Dim0=\"4\" Dim1=\"3\"", "Dim0=\"3\" Dim1=\"3\""),
        "geometry-corrupt",
        "37 bytes where the dimensions ask for 36");
    assertRefused(surface.replace("eJxjYEAG", "eJxjYEBB"), "geometry-corrupt", "data array 1");
    assertRefused(surface.replace("eJxjYEAG", "eJx=jYE"), "geometry-corrupt", "no Base64");
    assertRefused(
        surface.replaceFirst("0.000000   1.000000</Mat", "0.5   1.000000</Mat"),
        "geometry-corrupt",
        "4 × 4");
  }

  @Test
  void refusesMeshesThatAreNone() throws IOException {
    String surface = resource("nibabel.surf.gii");
    assertThatThrownBy(() -> read(surface.replace("2 0 3", "2 0 4")).mesh())
        .isInstanceOf(GeometryFileException.class)
        .hasMessageContaining("Triangle 3 names vertex 4");
    assertThatThrownBy(() -> read(gifti(shape(3, "1 2 3"))).mesh())
        .isInstanceOf(GeometryFileException.class)
        .hasMessageContaining("0 arrays of intent NIFTI_INTENT_POINTSET");
    assertThatThrownBy(() -> read(surface).mesh("NIFTI_XFORM_MNI_152"))
        .hasMessageContaining("no transform to NIFTI_XFORM_MNI_152")
        .hasMessageContaining("[NIFTI_XFORM_TALAIRACH]");
    String asInt =
        array(
            "NIFTI_INTENT_POINTSET",
            "NIFTI_TYPE_INT32",
            "ASCII",
            "Dimensionality=\"2\" Dim0=\"1\" Dim1=\"3\"",
            "1 2 3");
    assertThatThrownBy(() -> read(gifti(asInt)).mesh()).hasMessageContaining("3 columns of");
  }

  @Test
  void resolvesNoEntity() throws IOException {
    Path secret = Files.writeString(folder.resolve("secret"), "1 2 3");
    for (String declaration : new String[] {"SYSTEM \"" + secret.toUri() + "\"", "\"1 2 3\""}) {
      String xml = "<!DOCTYPE GIFTI [<!ENTITY x " + declaration + ">]>" + gifti(shape(3, "&x;"));
      assertRefused(xml, "geometry-corrupt", "a.gii");
    }
  }

  @Test
  void readsAHemisphereOfOrdinarySize() throws IOException {
    SurfaceMesh sphere = Icosphere.of(131, 60);
    StringBuilder points = new StringBuilder();
    StringBuilder triangles = new StringBuilder();
    for (double coordinate : sphere.coordinatesMm()) {
      points.append((float) coordinate).append(' ');
    }
    for (int corner : sphere.corners()) {
      triangles.append(corner).append('\n');
    }
    String xml =
        gifti(
            array(
                "NIFTI_INTENT_POINTSET",
                "NIFTI_TYPE_FLOAT32",
                "ASCII",
                "Dimensionality=\"2\" Dim0=\"171612\" Dim1=\"3\"",
                points.toString()),
            array(
                "NIFTI_INTENT_TRIANGLE",
                "NIFTI_TYPE_INT32",
                "ASCII",
                "Dimensionality=\"2\" Dim0=\"343220\" Dim1=\"3\"",
                triangles.toString()));
    SurfaceMesh read = read(xml).mesh();
    assertThat(read.corners()).isEqualTo(sphere.corners());
    assertThat(read.vertex(171_611).distanceMm(sphere.vertex(171_611))).isLessThan(1e-5);
  }

  @Property(tries = 600)
  void isReadOrRefusedWithAReason(@ForAll long seed) throws IOException {
    Random random = new Random(seed);
    byte[] bytes =
        resource(random.nextBoolean() ? "nibabel.surf.gii" : "nibabel.label.gii")
            .getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < 1 + random.nextInt(6); i++) {
      bytes[random.nextInt(bytes.length)] =
          (byte) (random.nextBoolean() ? random.nextInt(128) : '9');
    }
    if (random.nextInt(6) == 0) {
      bytes = Arrays.copyOf(bytes, random.nextInt(bytes.length));
    }
    Path damaged = Files.createTempFile("damaged", ".gii");
    try {
      GiftiFile file = GiftiFile.read(Files.write(damaged, bytes));
      file.transformedSpaces();
      file.mesh();
      file.maps();
    } catch (GeometryFileException e) {
      assertThat(e.what()).isNotBlank();
      assertThat(e.action()).isNotBlank();
    } finally {
      Files.delete(damaged);
    }
  }

  @Test
  void findsTheNearestVertexAndItsNormal() {
    Space space = Space.parse("a@1");
    SurfaceMesh sphere = Icosphere.of(30, 50);
    HemisphereSurface surface = new HemisphereSurface(space, Hemisphere.LEFT, sphere);
    for (int v = 0; v < sphere.vertexCount(); v += 997) {
      SpacePoint outside = new SpacePoint(space, sphere.vertex(v).times(1.04));
      HemisphereSurface.SurfaceVertex found = surface.nearest(outside);
      assertThat(found.vertex()).isEqualTo(v);
      assertThat(found.distanceMm()).isBetween(1.9999, 2.0001);
      assertThat(found.hemisphere()).isEqualTo(Hemisphere.LEFT);
      assertThat(surface.normal(v).dot(sphere.vertex(v)) / 50).isGreaterThan(0.999);
    }
    SpacePoint foreign = new SpacePoint(Space.parse("b@1"), new PointMm(0, 0, 0));
    assertThatThrownBy(() -> surface.nearest(foreign)).hasMessageContaining("b@1");
  }
}
