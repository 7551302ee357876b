package org.cytostudy.imaging;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Path;
import org.cytostudy.imaging.slide.PixelBlock;
import org.cytostudy.imaging.slide.PixelFormat;

class StripedLzwTiffContractTest extends SlideReaderContractTest {
  @Override
  PixelBlock truth() {
    return smooth(301, 222, PixelFormat.RGB8);
  }

  @Override
  Path write(Path folder, PixelBlock pixels) throws IOException {
    return ImageIoTiff.write(folder.resolve("a.tif"), pixels, "LZW", 0, ByteOrder.LITTLE_ENDIAN);
  }
}
