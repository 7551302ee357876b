package org.cytostudy.imaging;

import java.io.IOException;
import java.nio.file.Path;
import java.util.OptionalDouble;
import org.cytostudy.imaging.slide.PixelBlock;
import org.cytostudy.imaging.tiff.PyramidWriter;
import org.cytostudy.imaging.tiff.TileStorage;

/** A file that {@link PyramidWriter} wrote, as contracts read it: 1 µm a pixel. */
final class WrittenPyramid {
  private WrittenPyramid() {}

  static Path of(PixelBlock pixels, TileStorage storage, Path file) throws IOException {
    try (PyramidWriter writer =
        PyramidWriter.create(
            file,
            pixels.width(),
            pixels.height(),
            pixels.format(),
            OptionalDouble.of(1),
            storage)) {
      writer.writeRows(pixels.samples(), pixels.height());
      writer.finish();
    }
    return file;
  }
}
