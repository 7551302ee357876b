package org.cytostudy.imaging;

import java.io.IOException;
import java.nio.file.Path;
import org.cytostudy.imaging.slide.PixelBlock;
import org.cytostudy.imaging.slide.PixelFormat;
import org.cytostudy.imaging.tiff.TileStorage;

class ZstandardPyramidContractTest extends SlideReaderContractTest {
  @Override
  PixelBlock truth() {
    return smooth(700, 601, PixelFormat.RGB16);
  }

  @Override
  Path write(Path folder, PixelBlock pixels) throws IOException {
    return WrittenPyramid.of(pixels, TileStorage.FAST, folder.resolve("a.tif"));
  }
}
