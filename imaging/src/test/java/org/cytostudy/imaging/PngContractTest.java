package org.cytostudy.imaging;

import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.cytostudy.imaging.slide.PixelBlock;
import org.cytostudy.imaging.slide.PixelFormat;

class PngContractTest extends SlideReaderContractTest {
  @Override
  PixelBlock truth() {
    return smooth(120, 90, PixelFormat.RGB8);
  }

  @Override
  Path write(Path folder, PixelBlock pixels) throws IOException {
    Path file = folder.resolve("a.png");
    ImageIO.write(pixels.toImage(), "png", file.toFile());
    return file;
  }
}
