package org.cytostudy.imaging.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.cytostudy.imaging.slide.ImageFormatException;
import org.cytostudy.imaging.slide.ImageFormatException.Problem;
import org.cytostudy.imaging.slide.PixelCalibration;
import org.cytostudy.imaging.slide.PixelFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScanReaderTest {
  @TempDir Path folder;

  private static byte[] encoded(int type, String format) throws IOException {
    BufferedImage image = new BufferedImage(9, 5, type);
    image.getRaster().setSample(3, 2, 0, type == BufferedImage.TYPE_USHORT_GRAY ? 40_000 : 200);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(image, format, out);
    return out.toByteArray();
  }

  private ScanReader open(byte[] bytes) throws IOException {
    return ScanReader.open(Files.write(folder.resolve("scan"), bytes), null);
  }

  private static byte[] withPiece(byte[] file, int at, byte[] piece) {
    return ByteBuffer.allocate(file.length + piece.length)
        .put(file, 0, at)
        .put(piece)
        .put(file, at, file.length - at)
        .array();
  }

  private static byte[] chunk(String type, String content) {
    byte[] body = (type + content).getBytes(StandardCharsets.ISO_8859_1);
    CRC32 crc = new CRC32();
    crc.update(body);
    return ByteBuffer.allocate(body.length + 8)
        .putInt(body.length - 4)
        .put(body)
        .putInt((int) crc.getValue())
        .array();
  }

  @Test
  void findsWhatPeopleWroteIntoTheFile() throws IOException {
    byte[] png = encoded(BufferedImage.TYPE_BYTE_GRAY, "png");
    int behindHeader = 8 + 25;
    try (ScanReader reader = open(withPiece(png, behindHeader, chunk("tEXt", "Author\0J. Doe")))) {
      assertThat(reader.descriptions()).containsEntry("PNG chunk tEXt 1", "Author J. Doe");
      assertThat(reader.calibration()).isInstanceOf(PixelCalibration.Unknown.class);
      assertThat(reader.associated()).isEmpty();
    }
    byte[] jpeg = encoded(BufferedImage.TYPE_INT_RGB, "jpeg");
    byte[] comment = {(byte) 0xff, (byte) 0xfe, 0, 8, 'J', '.', ' ', 'D', 'o', 'e'};
    try (ScanReader reader = open(withPiece(jpeg, 2, comment))) {
      assertThat(reader.descriptions()).containsEntry("JPEG comment 1", "J. Doe");
    }
  }

  @Test
  void keepsGreyValuesOfEightAndSixteenBits() throws IOException {
    try (ScanReader reader = open(encoded(BufferedImage.TYPE_BYTE_GRAY, "png"))) {
      assertThat(reader.format()).isEqualTo(PixelFormat.GREY8);
      assertThat(reader.read(0, 3, 2, 1, 1).sample(0, 0, 0)).isEqualTo(200);
    }
    try (ScanReader reader = open(encoded(BufferedImage.TYPE_USHORT_GRAY, "png"))) {
      assertThat(reader.format()).isEqualTo(PixelFormat.GREY16);
      assertThat(reader.read(0, 3, 2, 1, 1).sample(0, 0, 0)).isEqualTo(40_000);
    }
  }

  @Test
  void refusesSizesThatDoNotFitWithoutDecodingThem() throws IOException {
    byte[] png = encoded(BufferedImage.TYPE_BYTE_GRAY, "png");
    assertRefused(Problem.TOO_LARGE, "MiB decoded", resized(png, 100_000, 100_000));
    assertRefused(Problem.TRUNCATED, "too few for", resized(png, 8_000, 16_000));
  }

  @Test
  void refusesScansThatAreCutOff() throws IOException {
    for (String format : new String[] {"png", "jpeg"}) {
      byte[] whole = encoded(BufferedImage.TYPE_INT_RGB, format);
      for (int length = 4; length < whole.length - 32; length += 9) {
        byte[] cut = Arrays.copyOf(whole, length);
        assertThatThrownBy(() -> open(cut).close())
            .as("%s of %s bytes", format, length)
            .isInstanceOf(ImageFormatException.class);
      }
    }
  }

  private static byte[] resized(byte[] png, int width, int height) {
    byte[] changed = png.clone();
    ByteBuffer header = ByteBuffer.wrap(changed).putInt(16, width).putInt(20, height);
    CRC32 crc = new CRC32();
    crc.update(changed, 12, 17);
    header.putInt(29, (int) crc.getValue());
    return changed;
  }

  private void assertRefused(Problem problem, String what, byte[] bytes) {
    assertThatThrownBy(() -> open(bytes).close())
        .isInstanceOfSatisfying(
            ImageFormatException.class,
            e -> {
              assertThat(e.problem()).isEqualTo(problem);
              assertThat(e.what()).contains(what);
            });
  }
}
