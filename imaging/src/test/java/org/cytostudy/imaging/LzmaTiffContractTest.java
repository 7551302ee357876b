package org.cytostudy.imaging;

import java.io.IOException;
import java.nio.file.Path;
import org.cytostudy.imaging.libtiff.LibTiffFixture;
import org.cytostudy.imaging.slide.PixelBlock;
import org.cytostudy.imaging.slide.PixelFormat;
import org.junit.jupiter.api.condition.EnabledIf;

@EnabledIf(
    value = "org.cytostudy.imaging.libtiff.LibTiffFixture#toolsAvailable",
    disabledReason = "libtiff and its tools are not installed")
class LzmaTiffContractTest extends SlideReaderContractTest {
  @Override
  PixelBlock truth() {
    return smooth(300, 290, PixelFormat.GREY16);
  }

  @Override
  Path write(Path folder, PixelBlock pixels) throws IOException {
    return LibTiffFixture.copy(folder, pixels, "-B", "-c", "lzma:p2", "-s", "-r", "37");
  }
}
