package org.cytostudy.imaging.libtiff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.channels.ClosedChannelException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.DeflaterOutputStream;
import org.cytostudy.imaging.SlideReaderContractTest;
import org.cytostudy.imaging.slide.ImageFormatException;
import org.cytostudy.imaging.slide.ImageFormatException.Problem;
import org.cytostudy.imaging.slide.PixelBlock;
import org.cytostudy.imaging.slide.PixelCalibration;
import org.cytostudy.imaging.slide.PixelFormat;
import org.cytostudy.imaging.slide.SlideReader;
import org.cytostudy.imaging.tiff.TiffSlideReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

@EnabledIf(
    value = "org.cytostudy.imaging.libtiff.LibTiffFixture#available",
    disabledReason = "libtiff is not installed")
class LibTiffTilesTest {
  private static final int SIDE = 16;
  private static final int DEFLATE = 8;
  private static final StoredTile FORM =
      new StoredTile(
          ByteOrder.BIG_ENDIAN,
          false,
          SIDE,
          1,
          16,
          false,
          1,
          DEFLATE,
          1,
          new byte[0],
          new long[0],
          new long[0]);

  @TempDir Path folder;

  private static byte[] deflated(byte[] bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (DeflaterOutputStream deflater = new DeflaterOutputStream(out)) {
      deflater.write(bytes);
    }
    return out.toByteArray();
  }

  private static byte[] decode(LibTiffTiles tiles, byte[] stored, int rows) throws IOException {
    byte[] samples = new byte[rows * SIDE * 2];
    Arrays.fill(samples, (byte) 0x5a);
    tiles.decode(to -> to.put(stored), stored.length, rows, samples, "strip 3");
    return samples;
  }

  @Test
  void givesLittleEndianSamplesOfStripsWithAnyNumberOfRows() throws IOException {
    try (LibTiffTiles tiles = new LibTiffTiles(FORM, "Deflate", "IFD 0")) {
      // The largest is more than libtiff may write to an array while everybody waits.
      for (int rows : new int[] {SIDE, 3, 40_000, SIDE}) {
        byte[] bigEndian = new byte[rows * SIDE * 2];
        new Random(rows).nextBytes(bigEndian);
        byte[] found = decode(tiles, deflated(bigEndian), rows);
        byte[] littleEndian = new byte[bigEndian.length];
        for (int i = 0; i < littleEndian.length; i++) {
          littleEndian[i] = bigEndian[i ^ 1];
        }
        assertThat(found).isEqualTo(littleEndian);
      }
    }
  }

  @Test
  void refusesTilesThatAreDamagedOrTooShortAndGoesOn() throws IOException {
    byte[] whole = deflated(new byte[SIDE * SIDE * 2]);
    byte[] damaged = whole.clone();
    damaged[0] ^= 0x55;
    try (LibTiffTiles tiles = new LibTiffTiles(FORM, "Deflate", "IFD 0")) {
      for (byte[] bad : new byte[][] {damaged, deflated(new byte[SIDE]), {1}}) {
        assertThatThrownBy(() -> decode(tiles, bad, SIDE))
            .isInstanceOfSatisfying(
                ImageFormatException.class,
                e -> {
                  assertThat(e.problem()).isEqualTo(Problem.CORRUPT);
                  assertThat(e.where()).isEqualTo("strip 3");
                });
      }
      assertThat(decode(tiles, whole, SIDE)).containsOnly(0);
    }
  }

  @Test
  void decodesNothingAfterItWasClosed() throws IOException {
    byte[] stored = deflated(new byte[SIDE * SIDE * 2]);
    LibTiffTiles tiles = new LibTiffTiles(FORM, "Deflate", "IFD 0");
    assertThat(decode(tiles, stored, SIDE)).containsOnly(0);
    tiles.close();
    tiles.close();
    assertThatThrownBy(() -> decode(tiles, stored, SIDE))
        .isInstanceOf(ClosedChannelException.class);
  }

  @Test
  @EnabledIf(
      value = "org.cytostudy.imaging.libtiff.LibTiffFixture#toolsAvailable",
      disabledReason = "libtiff and its tools are not installed")
  void readsOrRefusesDamagedFilesOfEachCompression() throws IOException {
    PixelBlock pixels = SlideReaderContractTest.smooth(90, 70, PixelFormat.RGB8);
    for (String compression : new String[] {"lzma:p2", "webp:80", "lerc"}) {
      byte[] sound = Files.readAllBytes(LibTiffFixture.copy(folder, pixels, "-c", compression));
      Random random = new Random(8);
      int refused = 0;
      for (int i = 0; i < 120; i++) {
        byte[] mutant = sound.clone();
        for (int change = 0; change < 4; change++) {
          mutant[8 + random.nextInt(mutant.length - 8)] = (byte) random.nextInt(256);
        }
        Path file = Files.write(folder.resolve("mutant.tif"), mutant);
        try (SlideReader reader = TiffSlideReader.open(file)) {
          assertThat(reader.read(0, 0, 0, 1, 1).width()).isEqualTo(1);
        } catch (ImageFormatException e) {
          assertThat(e.getMessage()).doesNotContain(folder.toString());
          refused++;
        }
      }
      assertThat(refused).as(compression).isPositive();
    }
  }

  @Test
  @EnabledIf(
      value = "org.cytostudy.imaging.libtiff.LibTiffFixture#toolsAvailable",
      disabledReason = "libtiff and its tools are not installed")
  void keepsWhatTheDirectorySays() throws IOException {
    PixelBlock pixels = SlideReaderContractTest.smooth(90, 70, PixelFormat.RGB8);
    Path file = LibTiffFixture.copy(folder, pixels, "-c", "lzma");
    try (SlideReader reader = TiffSlideReader.open(file)) {
      assertThat(reader.compression()).isEqualTo("LZMA");
      assertThat(reader.calibration()).isInstanceOf(PixelCalibration.Unknown.class);
      assertThat(reader.read(0, 0, 0, 90, 70).samples()).isEqualTo(pixels.samples());
    }
  }
}
