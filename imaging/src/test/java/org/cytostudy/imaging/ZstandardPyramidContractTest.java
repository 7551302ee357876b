package org.cytostudy.imaging;

import java.io.IOException;
import java.nio.file.Path;
import java.util.OptionalDouble;
import org.cytostudy.imaging.slide.PixelBlock;
import org.cytostudy.imaging.slide.PixelFormat;
import org.cytostudy.imaging.tiff.PyramidWriter;
import org.cytostudy.imaging.tiff.TileStorage;

class ZstandardPyramidContractTest extends SlideReaderContractTest {
  @Override
  PixelBlock truth() {
    return smooth(700, 601, PixelFormat.RGB16);
  }

  @Override
  Path write(Path folder, PixelBlock pixels) throws IOException {
    Path file = folder.resolve("a.tif");
    try (PyramidWriter writer =
        PyramidWriter.create(
            file,
            pixels.width(),
            pixels.height(),
            pixels.format(),
            OptionalDouble.of(1),
            TileStorage.FAST)) {
      writer.writeRows(pixels.samples(), pixels.height());
      writer.finish();
    }
    return file;
  }
}
