package org.cytostudy.imaging;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Path;
import org.cytostudy.imaging.slide.PixelBlock;
import org.cytostudy.imaging.slide.PixelFormat;

class PlainTiffContractTest extends SlideReaderContractTest {
  @Override
  PixelBlock truth() {
    return smooth(513, 700, new PixelFormat(3, 16));
  }

  @Override
  Path write(Path folder, PixelBlock pixels) throws IOException {
    return ImageIoTiff.write(folder.resolve("a.tif"), pixels, null, 0, ByteOrder.BIG_ENDIAN);
  }
}
