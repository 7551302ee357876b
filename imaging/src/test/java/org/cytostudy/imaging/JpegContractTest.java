package org.cytostudy.imaging;

import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.cytostudy.imaging.slide.PixelBlock;
import org.cytostudy.imaging.slide.PixelFormat;

class JpegContractTest extends SlideReaderContractTest {
  @Override
  PixelBlock truth() {
    return smooth(120, 90, PixelFormat.GREY8);
  }

  @Override
  int tolerance() {
    return 6;
  }

  @Override
  Path write(Path folder, PixelBlock pixels) throws IOException {
    Path file = folder.resolve("a.jpg");
    ImageIO.write(pixels.toImage(), "jpeg", file.toFile());
    return file;
  }
}
