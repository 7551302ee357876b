package org.cytostudy.imaging.volume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.cytostudy.core.space.PointMm;
import org.cytostudy.imaging.space.DisplacementField;
import org.cytostudy.imaging.space.GeometryFileException;
import org.cytostudy.imaging.volume.NiftiVolume.Interpolation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The files in the resources were written by nibabel 5.4.2: {@code qform.nii} (int16 with slope and
 * extension, rotated and mirrored qform), {@code sform4d.nii.gz} (big-endian float32, numbered
 * values), {@code 1Warp.nii.gz} (five axes, intent vector). Golden values: nibabel's affine and
 * {@code scipy.ndimage.map_coordinates(order=1)} over its scaled data.
 */
class NiftiVolumeTest {
  @TempDir Path folder;

  private static byte[] resource(String name) throws IOException {
    try (InputStream in = NiftiVolumeTest.class.getResourceAsStream(name)) {
      return Objects.requireNonNull(in).readAllBytes();
    }
  }

  private NiftiVolume read(byte[] bytes) throws IOException {
    return NiftiVolume.read(Files.write(folder.resolve("a.nii"), bytes));
  }

  @Test
  void samplesAVolumeThatItsQformPlaces() throws IOException {
    NiftiVolume volume = read(resource("qform.nii"));
    assertThat(volume.placement()).isEqualTo(NiftiVolume.Placement.QFORM);
    assertThat(volume.code()).isEqualTo(NiftiVolume.Code.SCANNER_ANATOMICAL);
    assertThat(volume.voxel(0, 0, 0, 0)).isEqualTo(41);
    assertThat(volume.voxel(4, 3, 2, 0)).isEqualTo(30.5);
    assertThat(volume.voxel(2, 1, 1, 0)).isEqualTo(-23);
    PointMm inside = new PointMm(-6.308247158945975, 17.408840954102743, 5.729284416009523);
    assertThat(volume.at(inside, 0, Interpolation.LINEAR)).isEqualTo(7.0625, within(1e-4));
    PointMm corner = new PointMm(-3.355340713304831, 22.326162346698197, 8.68102861990221);
    assertThat(volume.at(corner, 0, Interpolation.LINEAR)).isEqualTo(33.4575, within(1e-4));
    // Voxel (1.25, 2.5 − 0.01, 0.75) is nearest to (1, 2, 1).
    PointMm towards = volume.voxelToMm().apply(new PointMm(1.25, 2.49, 0.75));
    assertThat(volume.at(towards, 0, Interpolation.NEAREST)).isEqualTo(volume.voxel(1, 2, 1, 0));
    assertThat(volume.voxelToMm().column(0).xMm()).isEqualTo(1.7598463564626519, within(1e-6));
  }

  @Test
  void samplesEachVolumeOfAPackedBigEndianFile() throws IOException {
    NiftiVolume volume = read(resource("sform4d.nii.gz"));
    assertThat(volume.placement()).isEqualTo(NiftiVolume.Placement.SFORM);
    assertThat(volume.code()).isEqualTo(NiftiVolume.Code.MNI_152);
    assertThat(volume.volumes()).isEqualTo(2);
    // numpy.arange(48) as [2, 3, 4, 2] in C order: value = ((x·3 + y)·4 + z)·2 + t
    assertThat(volume.voxel(1, 2, 3, 1)).isEqualTo(47);
    assertThat(volume.voxel(0, 1, 2, 0)).isEqualTo(12);
    PointMm between = new PointMm(-30 + 1.5, -40 + 3, -50 + 6);
    assertThat(volume.at(between, 0, Interpolation.LINEAR)).isEqualTo(12 + 12, within(1e-9));
    assertThat(volume.at(new PointMm(-31.6, -40, -50), 0, Interpolation.LINEAR)).isNaN();
    assertThat(volume.at(new PointMm(-31.4, -40, -50), 1, Interpolation.LINEAR)).isEqualTo(1);
    assertThatThrownBy(() -> volume.at(between, 2, Interpolation.LINEAR))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> volume.voxel(2, 0, 0, 0))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void turnsDisplacementsOfAntsFromLpsIntoRas() throws IOException {
    DisplacementField field = read(resource("1Warp.nii.gz")).displacementField();
    // Stored (1.5, −2, 0.25) in LPS; node (2, 1, 0) holds (3, 4, 5).
    assertThat(field.at(new PointMm(-30, -40, -50))).isEqualTo(new PointMm(-1.5, 2, 0.25));
    assertThat(field.at(new PointMm(-24, -37, -50))).isEqualTo(new PointMm(-3, -4, 5));
    assertThatThrownBy(() -> read(resource("qform.nii")).displacementField())
        .isInstanceOf(GeometryFileException.class)
        .hasMessageContaining("[5, 4, 3] values with intent 0 holds no displacements");
  }

  /** A little-endian header of 2 × 1 × 1 voxels at an sform of 1 mm, and room for its values. */
  private static ByteBuffer volume(int type, int bits) {
    ByteBuffer file = ByteBuffer.allocate(352 + 2 * bits / 8).order(ByteOrder.LITTLE_ENDIAN);
    file.putInt(0, 348).putShort(40, (short) 3).putShort(42, (short) 2);
    file.putShort(44, (short) 1).putShort(46, (short) 1);
    file.putShort(70, (short) type).putShort(72, (short) bits).putFloat(108, 352);
    file.put(123, (byte) 2).putShort(254, (short) 2);
    file.putFloat(280, 1).putFloat(300, 1).putFloat(320, 1);
    file.position(344).put("n+1\0".getBytes(StandardCharsets.US_ASCII));
    return file;
  }

  private static byte[] bytes(ByteBuffer file) {
    byte[] bytes = new byte[file.capacity()];
    file.get(0, bytes);
    return bytes;
  }

  @Test
  void readsEveryTypeOfNumber() throws IOException {
    int[] types = {2, 256, 4, 512, 8, 768, 16, 64};
    int[] bits = {8, 8, 16, 16, 32, 32, 32, 64};
    double[] last = {255, -1, -1, 65_535, -1, 4_294_967_295.0, -0.5, 1e300};
    for (int i = 0; i < types.length; i++) {
      ByteBuffer file = volume(types[i], bits[i]);
      int at = 352 + bits[i] / 8;
      switch (types[i]) {
        case 16 -> file.putFloat(at, -0.5f);
        case 64 -> file.putDouble(at, 1e300);
        default -> file.put(at, new byte[] {-1, -1, -1, -1}, 0, bits[i] / 8);
      }
      assertThat(read(bytes(file)).voxel(1, 0, 0, 0)).as("type %d", types[i]).isEqualTo(last[i]);
    }
  }

  @Test
  void takesUnitsFromTheHeader() throws IOException {
    for (int unit : new int[] {0, 1, 2, 3}) {
      byte[] file = bytes(volume(2, 8).put(123, (byte) unit));
      double[] mm = {1, 1000, 1, 0.001};
      assertThat(read(file).voxelToMm().column(0).xMm()).isEqualTo(mm[unit]);
    }
  }

  private void assertRefused(byte[] bytes, String code, String what) {
    assertThatThrownBy(() -> read(bytes))
        .isInstanceOfSatisfying(
            GeometryFileException.class,
            e -> {
              assertThat(e.problem().code()).isEqualTo(code);
              assertThat(e.getMessage()).contains(what).contains("a.nii");
            });
  }

  @Test
  void saysWhereAHeaderIsWrong() {
    assertRefused(new byte[10], "geometry-truncated", "offset 10");
    assertRefused(new byte[400], "geometry-unsupported", "no NIfTI-1");
    assertRefused(bytes(volume(2, 8).put(345, (byte) 'x')), "geometry-corrupt", "magic");
    assertRefused(
        bytes(volume(2, 8).put(344, (byte) 'n').put(345, (byte) 'i')),
        "geometry-unsupported",
        "two files");
    assertRefused(bytes(volume(2, 8).putShort(40, (short) 9)), "geometry-corrupt", "9 axes");
    assertRefused(bytes(volume(2, 8).putShort(44, (short) -1)), "geometry-corrupt", "offset 44");
    assertRefused(bytes(volume(2, 16)), "geometry-corrupt", "UINT8 have 16 bits");
    assertRefused(bytes(volume(128, 24)), "geometry-unsupported", "type 128");
    assertRefused(bytes(volume(2, 8).putFloat(108, 10)), "geometry-corrupt", "byte 10.0");
    assertRefused(bytes(volume(2, 8).putShort(254, (short) 0)), "geometry-unplaced", "qform_code");
    assertRefused(bytes(volume(2, 8).putFloat(280, 0)), "geometry-corrupt", "no extent");
    assertRefused(bytes(volume(2, 8).putFloat(280, Float.NaN)), "geometry-corrupt", "no number");
    assertRefused(bytes(volume(2, 8).put(123, (byte) 5)), "geometry-corrupt", "unit of length");
    ByteBuffer turned = volume(2, 8).putShort(254, (short) 0).putShort(252, (short) 1);
    assertRefused(bytes(turned.putFloat(256, 2)), "geometry-corrupt", "longer than 1");
  }

  @Test
  void refusesWhatIsTruncatedOrTooLarge() throws IOException {
    byte[] sound = resource("qform.nii");
    assertRefused(Arrays.copyOf(sound, sound.length - 1), "geometry-truncated", "119 of the 120");
    assertRefused(Arrays.copyOf(sound, 360), "geometry-truncated", "ends before its values");
    byte[] packed = resource("sform4d.nii.gz");
    assertRefused(Arrays.copyOf(packed, packed.length - 30), "geometry-truncated", "a.nii");
    packed[60] ^= 0x55;
    assertThatThrownBy(() -> read(packed)).isInstanceOf(GeometryFileException.class);
    ByteBuffer huge = volume(64, 64);
    for (int axis = 0; axis < 3; axis++) {
      huge.putShort(42 + 2 * axis, (short) 2000);
    }
    assertRefused(bytes(huge), "geometry-too-large", "1024 MiB");
    assertThatThrownBy(() -> NiftiVolume.read(Files.write(folder.resolve("b.nii"), sound), 100))
        .hasMessageContaining("Give a coarser volume");
  }

  @Property(tries = 1000)
  void isReadOrRefusedWithAReason(@ForAll long seed) throws IOException {
    Random random = new Random(seed);
    byte[] bytes =
        random.nextBoolean()
            ? resource("qform.nii")
            : new GZIPInputStream(new ByteArrayInputStream(resource("1Warp.nii.gz")))
                .readAllBytes();
    for (int i = 0; i < 1 + random.nextInt(8); i++) {
      bytes[random.nextInt(352)] = (byte) random.nextInt(256);
    }
    if (random.nextBoolean()) {
      ByteArrayOutputStream packed = new ByteArrayOutputStream();
      try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
        out.write(bytes);
      }
      bytes = packed.toByteArray();
      bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
    }
    Path damaged = Files.createTempFile("damaged", ".nii");
    try {
      NiftiVolume volume = NiftiVolume.read(Files.write(damaged, bytes), 1 << 20);
      volume.at(new PointMm(0, 0, 0), 0, Interpolation.LINEAR);
      volume.displacementField();
    } catch (GeometryFileException e) {
      assertThat(e.what()).isNotBlank();
      assertThat(e.action()).isNotBlank();
    } finally {
      Files.delete(damaged);
    }
  }
}
