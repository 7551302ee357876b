package org.cytostudy.imaging.vips;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import org.cytostudy.imaging.SlideReaders;
import org.cytostudy.imaging.slide.ImageFormatException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NativeFormatTest {
  @TempDir Path folder;

  private void assertFormat(String name, byte[] bytes, NativeFormat format) throws IOException {
    Path file = Files.write(folder.resolve(name), bytes);
    assertThat(NativeFormat.of(file)).contains(format);
    // With libvips it says what is wrong with so short a file, without it that it is not there.
    assertThatThrownBy(() -> SlideReaders.open(file).close())
        .isInstanceOfSatisfying(
            ImageFormatException.class,
            e -> assertThat(e.problem().code()).matches("image-(corrupt|library-missing)"));
  }

  private static byte[] hex(String digits) {
    return HexFormat.of().parseHex(digits);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  @Test
  void knowsFormatsByTheirFirstBytes() throws IOException {
    assertFormat("a", hex("0000000c6a5020200d0a870a"), NativeFormat.JPEG_2000);
    assertFormat("b", hex("ff4fff51002f"), NativeFormat.JPEG_2000);
    assertFormat("c", ascii("ZISRAWFILE"), NativeFormat.ZEISS_CZI);
    assertFormat("d", ascii("[Virtual Microscope Specimen]\n"), NativeFormat.HAMAMATSU_VMS);
  }

  @Test
  void knowsMiraxByItsName() throws IOException {
    assertFormat("a.MRXS", hex("ffd8ffe0"), NativeFormat.MIRAX);
    assertThat(NativeFormat.of(Files.write(folder.resolve("a.jpg"), hex("ffd8ffe0")))).isEmpty();
  }
}
