package org.cytostudy.imaging;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Path;
import org.cytostudy.imaging.slide.PixelBlock;
import org.cytostudy.imaging.slide.PixelFormat;

class TiledLzwTiffContractTest extends SlideReaderContractTest {
  @Override
  PixelBlock truth() {
    return smooth(300, 333, PixelFormat.GREY16);
  }

  @Override
  Path write(Path folder, PixelBlock pixels) throws IOException {
    return ImageIoTiff.write(folder.resolve("a.tif"), pixels, "LZW", 128, ByteOrder.LITTLE_ENDIAN);
  }
}
