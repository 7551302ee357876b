package org.cytostudy.imaging;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Path;
import org.cytostudy.imaging.slide.PixelBlock;
import org.cytostudy.imaging.slide.PixelFormat;

class JpegTiffContractTest extends SlideReaderContractTest {
  @Override
  PixelBlock truth() {
    return smooth(320, 256, PixelFormat.RGB8);
  }

  @Override
  Path write(Path folder, PixelBlock pixels) throws IOException {
    return ImageIoTiff.write(folder.resolve("a.tif"), pixels, "JPEG", 64, ByteOrder.LITTLE_ENDIAN);
  }

  @Override
  int tolerance() {
    return 6;
  }
}
