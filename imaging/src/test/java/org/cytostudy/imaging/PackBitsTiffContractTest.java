package org.cytostudy.imaging;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Path;
import org.cytostudy.imaging.slide.PixelBlock;
import org.cytostudy.imaging.slide.PixelFormat;

class PackBitsTiffContractTest extends SlideReaderContractTest {
  @Override
  PixelBlock truth() {
    return smooth(130, 200, PixelFormat.GREY8);
  }

  @Override
  Path write(Path folder, PixelBlock pixels) throws IOException {
    return ImageIoTiff.write(folder.resolve("a.tif"), pixels, "PackBits", 0, ByteOrder.BIG_ENDIAN);
  }
}
