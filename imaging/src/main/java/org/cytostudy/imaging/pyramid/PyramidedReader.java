package org.cytostudy.imaging.pyramid;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.cytostudy.imaging.slide.AssociatedImage;
import org.cytostudy.imaging.slide.ImageFormatException;
import org.cytostudy.imaging.slide.PixelBlock;
import org.cytostudy.imaging.slide.PixelCalibration;
import org.cytostudy.imaging.slide.PixelFormat;
import org.cytostudy.imaging.slide.SlideLevel;
import org.cytostudy.imaging.slide.SlideReader;

/** Level 0 of an image, and the levels of a file that {@link PyramidFile} wrote of it. */
final class PyramidedReader implements SlideReader {
  private final SlideReader image;
  private final SlideReader smaller;
  private final List<SlideLevel> levels = new ArrayList<>();

  PyramidedReader(SlideReader image, SlideReader smaller) throws ImageFormatException {
    this.image = image;
    this.smaller = smaller;
    SlideLevel full = image.levels().getFirst();
    SlideLevel half = smaller.levels().getFirst();
    if (half.widthPx() != (full.widthPx() + 1) / 2
        || half.heightPx() != (full.heightPx() + 1) / 2
        || !smaller.format().equals(image.format())) {
      throw new ImageFormatException(
          ImageFormatException.Problem.CORRUPT,
          "The pyramid is of another image: its first level has %d × %d px"
              .formatted(half.widthPx(), half.heightPx()),
          null,
          "Ingest the image again");
    }
    levels.add(full);
    for (SlideLevel level : smaller.levels()) {
      levels.add(
          new SlideLevel(
              level.widthPx(),
              level.heightPx(),
              2 * level.downsample(),
              level.tileWidthPx(),
              level.tileHeightPx()));
    }
  }

  @Override
  public List<SlideLevel> levels() {
    return List.copyOf(levels);
  }

  @Override
  public PixelFormat format() {
    return image.format();
  }

  @Override
  public PixelCalibration calibration() {
    return image.calibration();
  }

  @Override
  public String compression() {
    return image.compression();
  }

  @Override
  public List<String> warnings() {
    return image.warnings();
  }

  @Override
  public List<AssociatedImage> associated() {
    return image.associated();
  }

  @Override
  public Map<String, String> descriptions() {
    return image.descriptions();
  }

  @Override
  public PixelBlock read(int level, long x, long y, int width, int height) throws IOException {
    Objects.checkIndex(level, levels.size());
    return level == 0
        ? image.read(0, x, y, width, height)
        : smaller.read(level - 1, x, y, width, height);
  }

  @Override
  public PixelBlock readOnce(int level, long x, long y, int width, int height) throws IOException {
    Objects.checkIndex(level, levels.size());
    return level == 0
        ? image.readOnce(0, x, y, width, height)
        : smaller.readOnce(level - 1, x, y, width, height);
  }

  @Override
  public void readInto(int level, long x, long y, PixelBlock into) throws IOException {
    Objects.checkIndex(level, levels.size());
    if (level == 0) {
      image.readInto(0, x, y, into);
    } else {
      smaller.readInto(level - 1, x, y, into);
    }
  }

  @Override
  public Optional<byte[]> encodedTile(int level, long column, long row) throws IOException {
    Objects.checkIndex(level, levels.size());
    return level == 0
        ? image.encodedTile(0, column, row)
        : smaller.encodedTile(level - 1, column, row);
  }

  @Override
  public void close() throws IOException {
    try (SlideReader both = image) {
      smaller.close();
    }
  }
}
