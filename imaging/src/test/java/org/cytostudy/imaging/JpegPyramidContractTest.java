package org.cytostudy.imaging;

import java.io.IOException;
import java.nio.file.Path;
import org.cytostudy.imaging.slide.PixelBlock;
import org.cytostudy.imaging.slide.PixelFormat;
import org.cytostudy.imaging.tiff.TileStorage;
import org.cytostudy.imaging.tiff.TileStorage.Codec;

class JpegPyramidContractTest extends SlideReaderContractTest {
  @Override
  PixelBlock truth() {
    return smooth(700, 601, PixelFormat.RGB8);
  }

  @Override
  Path write(Path folder, PixelBlock pixels) throws IOException {
    return WrittenPyramid.of(pixels, new TileStorage(Codec.JPEG, 128), folder.resolve("a.tif"));
  }

  @Override
  int tolerance() {
    return 16; // quality 75, and colours of half the resolution
  }
}
