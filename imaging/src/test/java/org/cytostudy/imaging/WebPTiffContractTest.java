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
class WebPTiffContractTest extends SlideReaderContractTest {
  @Override
  PixelBlock truth() {
    return smooth(320, 256, PixelFormat.RGB8);
  }

  @Override
  Path write(Path folder, PixelBlock pixels) throws IOException {
    return LibTiffFixture.copy(folder, pixels, "-c", "webp:95", "-t", "-w", "64", "-l", "64");
  }

  /** WebP halves the resolution of colour differences, which change fast here. */
  @Override
  int tolerance() {
    return 30;
  }
}
