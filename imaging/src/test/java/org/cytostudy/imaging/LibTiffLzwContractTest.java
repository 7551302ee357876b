package org.cytostudy.imaging;

import java.io.IOException;
import java.nio.file.Path;
import org.cytostudy.imaging.slide.SlideReader;
import org.cytostudy.imaging.tiff.TiffSlideReader;
import org.junit.jupiter.api.condition.EnabledIf;

@EnabledIf(
    value = "org.cytostudy.imaging.libtiff.LibTiffFixture#available",
    disabledReason = "libtiff is not installed")
class LibTiffLzwContractTest extends TiledLzwTiffContractTest {
  @Override
  SlideReader opened(Path file) throws IOException {
    return TiffSlideReader.openThroughLibTiff(file);
  }
}
