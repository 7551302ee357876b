package org.cytostudy.imaging;

import java.io.IOException;
import java.nio.file.Path;
import org.cytostudy.imaging.slide.PixelBlock;
import org.cytostudy.imaging.slide.PixelFormat;
import org.cytostudy.imaging.vips.VipsFixture;
import org.junit.jupiter.api.condition.EnabledIf;

@EnabledIf(
    value = "org.cytostudy.imaging.vips.VipsFixture#available",
    disabledReason = "libvips is not installed")
class Jpeg2000TiffContractTest extends SlideReaderContractTest {
  @Override
  PixelBlock truth() {
    return smooth(300, 210, PixelFormat.RGB8);
  }

  @Override
  Path write(Path folder, PixelBlock pixels) throws IOException {
    return VipsFixture.jpeg2000Tiff(folder.resolve("a.tif"), pixels);
  }
}
