package org.cytostudy.imaging.tiff;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.cytostudy.imaging.slide.AssociatedImage;
import org.cytostudy.imaging.slide.ImageSeries;
import org.cytostudy.imaging.slide.PixelBlock;
import org.cytostudy.imaging.slide.PixelCalibration;
import org.cytostudy.imaging.slide.PixelFormat;
import org.cytostudy.imaging.slide.Plane;
import org.cytostudy.imaging.slide.PlaneChoiceException;
import org.cytostudy.imaging.slide.SlideLevel;
import org.cytostudy.imaging.slide.SlideReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads TIFF and BigTIFF: tiled or striped; uncompressed, Deflate, LZW, PackBits or JPEG; 8 or 16
 * bits; grey or RGB; pyramids as further pages or as sub-directories.
 */
public final class TiffSlideReader implements SlideReader {
  private static final long CACHE_BYTES = 64L << 20;

  private final TiffInput in;
  private final List<TiffLayer> layers;
  private final List<SlideLevel> levels;
  private final PixelCalibration calibration;
  private final List<AssociatedImage> associated;
  private final Map<String, String> descriptions;
  private final List<String> warnings;
  private final TileCache cache = new TileCache(CACHE_BYTES);

  private TiffSlideReader(
      TiffInput in,
      TiffPages pages,
      PixelCalibration calibration,
      Map<String, String> descriptions,
      List<String> warnings) {
    this.in = in;
    this.layers = pages.layers();
    this.levels = pages.levels();
    this.calibration = calibration;
    this.associated = pages.associated();
    this.descriptions = descriptions;
    this.warnings = List.copyOf(warnings);
  }

  /**
   * Opens a file and checks its whole structure: every tile of every level must lie within it.
   *
   * @throws org.cytostudy.imaging.slide.ImageFormatException if it cannot be used
   */
  public static TiffSlideReader open(Path file) throws IOException {
    return open(file, null);
  }

  /**
   * Opens one image of a file.
   *
   * @param plane which; null where the file holds one only
   * @throws org.cytostudy.imaging.slide.PlaneChoiceException if the choice cannot be followed
   * @throws org.cytostudy.imaging.slide.ImageFormatException if it cannot be used
   */
  public static TiffSlideReader open(Path file, @Nullable Plane plane) throws IOException {
    TiffInput in = TiffInput.open(file);
    try {
      List<String> warnings = new ArrayList<>();
      TiffPages pages = TiffPages.read(in, warnings);
      PlaneChoiceException.choose(
          List.of(
              new ImageSeries(
                  "",
                  pages.layers().getFirst().width(),
                  pages.layers().getFirst().height(),
                  List.of(""),
                  1,
                  1)),
          plane);
      PixelCalibration calibration = TiffCalibration.of(pages.base(), warnings);
      return new TiffSlideReader(
          in, pages, calibration, TiffDescriptions.of(pages.directories()), warnings);
    } catch (IOException | RuntimeException e) {
      in.close();
      throw e;
    }
  }

  @Override
  public List<SlideLevel> levels() {
    return levels;
  }

  @Override
  public PixelFormat format() {
    return layers.getFirst().format();
  }

  @Override
  public PixelCalibration calibration() {
    return calibration;
  }

  @Override
  public String compression() {
    return layers.getFirst().compression().displayName();
  }

  @Override
  public List<String> warnings() {
    return warnings;
  }

  @Override
  public List<AssociatedImage> associated() {
    return associated;
  }

  @Override
  public Map<String, String> descriptions() {
    return descriptions;
  }

  @Override
  public PixelBlock read(int level, long x, long y, int width, int height) throws IOException {
    TiffLayer layer = layers.get(level);
    return TileRegion.read(layer, x, y, width, height, index -> tile(level, layer, index));
  }

  @Override
  public Optional<byte[]> encodedTile(int level, long column, long row) throws IOException {
    TiffLayer layer = layers.get(level);
    Objects.checkIndex(column, layer.tilesAcross());
    Objects.checkIndex(row, Math.ceilDiv(layer.height(), layer.tileHeight()));
    boolean padded =
        (column + 1) * layer.tileWidth() > layer.width()
            || (layer.tiled() && (row + 1) * layer.tileHeight() > layer.height());
    if (layer.compression() != Compression.JPEG || layer.invert() || padded) {
      return Optional.empty();
    }
    int index = Math.toIntExact(row * layer.tilesAcross() + column);
    return Optional.of(JpegTile.complete(TileDecoder.stored(in, layer, index), layer, index));
  }

  private byte[] tile(int level, TiffLayer layer, int index) throws IOException {
    TileCache.Key key = new TileCache.Key(level, index);
    byte[] tile = cache.get(key);
    if (tile == null) {
      tile = TileDecoder.decode(in, layer, index);
      cache.put(key, tile);
    }
    return tile;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
