package org.cytostudy.imaging;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Path;
import org.cytostudy.imaging.slide.PixelBlock;
import org.cytostudy.imaging.slide.PixelFormat;

class BigEndianDeflateTiffContractTest extends SlideReaderContractTest {
  @Override
  PixelBlock truth() {
    return smooth(300, 290, PixelFormat.GREY16);
  }

  @Override
  Path write(Path folder, PixelBlock pixels) throws IOException {
    return ImageIoTiff.write(folder.resolve("a.tif"), pixels, "Deflate", 64, ByteOrder.BIG_ENDIAN);
  }
}
