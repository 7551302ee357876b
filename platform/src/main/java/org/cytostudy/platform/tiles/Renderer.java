package org.cytostudy.platform.tiles;

import java.io.IOException;
import java.util.Optional;
import org.cytostudy.imaging.picture.PictureEncoder;
import org.cytostudy.imaging.slide.IntensityWindow;
import org.cytostudy.imaging.slide.PixelBlock;
import org.cytostudy.imaging.slide.SlideLevel;
import org.cytostudy.imaging.slide.SlideReader;
import org.cytostudy.platform.problem.InvalidException;
import org.cytostudy.platform.problem.ProblemType;

/** Makes the bytes of a picture from a reader. */
final class Renderer {
  /** A picture that is made of more takes tens of seconds. */
  private static final double MOST_SOURCE_PIXELS = 1 << 29;

  private final PictureEncoder jpeg = new PictureEncoder(PictureEncoder.Coding.JPEG);
  private final PictureEncoder png = new PictureEncoder(PictureEncoder.Coding.PNG);

  /** The bytes of the stored tile that the picture is, undecoded; empty where it is none. */
  Optional<byte[]> stored(SlideReader reader, Picture picture) throws IOException {
    Source source = Source.of(reader.levels(), picture.cut());
    SlideLevel level = reader.levels().get(source.level());
    boolean shownAsStored =
        picture.format() == Picture.Format.JPG
            && picture.window() == null
            && reader.format().bitDepth() == 8;
    return shownAsStored && source.isStoredTile(level, picture.cut())
        ? reader.encodedTile(
            source.level(), source.x() / level.tileWidthPx(), source.y() / level.tileHeightPx())
        : Optional.empty();
  }

  /**
   * Reads the picture's pixels from the stored level that is next above its resolution, shrinks and
   * encodes them.
   *
   * @param window what is shown as black and white
   * @throws InvalidException {@code no-pyramid} where that would take too long
   */
  byte[] render(SlideReader reader, Picture picture, IntensityWindow window) throws IOException {
    Cut cut = picture.cut();
    Source source = Source.of(reader.levels(), cut);
    if (source.pixels() > MOST_SOURCE_PIXELS) {
      throw new InvalidException(
          ProblemType.NO_PYRAMID, "Zoom in, or save the file with a pyramid and ingest it again.");
    }
    PixelBlock pixels = pixels(reader, source, cut, window);
    return switch (picture.format()) {
      case JPG -> jpeg.encode(pixels);
      case PNG -> png.encode(pixels);
    };
  }

  private static PixelBlock pixels(
      SlideReader reader, Source source, Cut cut, IntensityWindow window) throws IOException {
    if (source.widthPx() != cut.outWidthPx() || source.heightPx() != cut.outHeightPx()) {
      return AreaMean.of(reader, source, cut.outWidthPx(), cut.outHeightPx(), window);
    }
    PixelBlock block =
        reader.read(source.level(), source.x(), source.y(), cut.outWidthPx(), cut.outHeightPx());
    boolean asItIs =
        block.format().bitDepth() == 8 && window.equals(IntensityWindow.whole(block.format()));
    return asItIs ? block : block.toEightBit(window);
  }
}
