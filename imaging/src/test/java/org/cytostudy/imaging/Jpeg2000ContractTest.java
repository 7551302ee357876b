package org.cytostudy.imaging;

import java.nio.file.Path;
import org.cytostudy.imaging.slide.PixelBlock;
import org.cytostudy.imaging.slide.PixelFormat;
import org.cytostudy.imaging.vips.VipsFixture;
import org.junit.jupiter.api.condition.EnabledIf;

@EnabledIf(
    value = "org.cytostudy.imaging.vips.VipsFixture#available",
    disabledReason = "libvips is not installed")
class Jpeg2000ContractTest extends SlideReaderContractTest {
  @Override
  PixelBlock truth() {
    return smooth(301, 200, PixelFormat.RGB8);
  }

  @Override
  Path write(Path folder, PixelBlock pixels) {
    return VipsFixture.jpeg2000(folder.resolve("a.jp2"), pixels);
  }
}
