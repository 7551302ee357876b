package org.cytostudy.imaging.tiff;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.cytostudy.core.job.ImagePlane;
import org.cytostudy.imaging.slide.AssociatedImage;
import org.cytostudy.imaging.slide.PixelBlock;
import org.cytostudy.imaging.slide.PixelCalibration;
import org.cytostudy.imaging.slide.PixelFormat;
import org.cytostudy.imaging.slide.PlaneChoiceException;
import org.cytostudy.imaging.slide.SlideLevel;
import org.cytostudy.imaging.slide.SlideReader;
import org.cytostudy.imaging.slide.TileCache;
import org.jspecify.annotations.Nullable;

/**
 * Reads TIFF and BigTIFF, among them OME-TIFF, Aperio's SVS and stacks of ImageJ: tiled or striped,
 * samples interleaved or in planes; uncompressed, Deflate, LZW, PackBits, JPEG or Zstandard, and
 * through libtiff LZMA, LERC or WebP; 8 or 16 bits, grey or RGB, or 32-bit floating-point grey;
 * pyramids as further pages or as sub-directories.
 */
public final class TiffSlideReader implements SlideReader {
  private final TiffInput in;
  private final List<TiffLayer> layers;
  private final List<SlideLevel> levels;
  private final PixelCalibration calibration;
  private final List<AssociatedImage> associated;
  private final Map<String, String> descriptions;
  private final List<String> warnings;

  private TiffSlideReader(
      TiffInput in,
      TiffPyramid pyramid,
      PixelCalibration calibration,
      List<AssociatedImage> associated,
      Map<String, String> descriptions,
      List<String> warnings) {
    this.in = in;
    this.layers = pyramid.layers();
    this.levels = pyramid.levels();
    this.calibration = calibration;
    this.associated = associated;
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
  public static TiffSlideReader open(Path file, @Nullable ImagePlane plane) throws IOException {
    return opened(TiffInput.open(file), plane);
  }

  /**
   * Opens a file so that libtiff decodes whatever it can, also where Java could: to compare both.
   *
   * @throws org.cytostudy.imaging.slide.ImageFormatException if it cannot be used
   */
  public static TiffSlideReader openThroughLibTiff(Path file) throws IOException {
    return opened(TiffInput.open(file, true), null);
  }

  private static TiffSlideReader opened(TiffInput in, @Nullable ImagePlane plane)
      throws IOException {
    try {
      return open(in, plane);
    } catch (IOException | RuntimeException e) {
      in.close();
      throw e;
    }
  }

  private static TiffSlideReader open(TiffInput in, @Nullable ImagePlane wanted)
      throws IOException {
    List<String> warnings = new ArrayList<>();
    TiffChain chain = TiffChain.read(in);
    TiffContents contents = TiffContents.of(in, chain, warnings);
    ImagePlane plane = PlaneChoiceException.choose(contents.series(), wanted);
    PlaneLocation location = contents.locate(plane);
    TiffPyramid pyramid = TiffPyramid.read(in, location, warnings);
    TiffCalibration calibration = new TiffCalibration(location.directory());
    contents.statePixelSize(plane.series(), calibration);
    calibration.readResolution();
    long orientation = location.directory().number(Tag.ORIENTATION, 1);
    if (orientation != 1) {
      warnings.add(
          "Its orientation is " + orientation + "; it is shown as it is stored, not turned");
    }
    List<AssociatedImage> associated =
        contents.associated().stream().map(a -> associated(in, a)).toList();
    return new TiffSlideReader(
        in, pyramid, calibration.result(), associated, TiffDescriptions.of(chain.all()), warnings);
  }

  private static AssociatedImage associated(TiffInput in, TiffContents.Associated one) {
    TiffDirectory directory = one.directory();
    return new AssociatedImage(
        one.kind(),
        directory.name(),
        Math.toIntExact(Math.clamp(directory.widthPx(), 0, TileGrid.MAX_SIDE_PX)),
        Math.toIntExact(Math.clamp(directory.heightPx(), 0, TileGrid.MAX_SIDE_PX)),
        () -> TileDecoder.whole(in, TiffLayer.of(in, directory)));
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
    return read(level, x, y, width, height, true);
  }

  @Override
  public PixelBlock readOnce(int level, long x, long y, int width, int height) throws IOException {
    return read(level, x, y, width, height, false);
  }

  private PixelBlock read(int level, long x, long y, int width, int height, boolean keep)
      throws IOException {
    checkRegion(level, x, y, width, height);
    PixelBlock block = PixelBlock.of(width, height, format());
    fill(level, x, y, block, keep);
    return block;
  }

  @Override
  public void readInto(int level, long x, long y, PixelBlock into) throws IOException {
    into.requireFormat(format());
    checkRegion(level, x, y, into.width(), into.height());
    fill(level, x, y, into, true);
  }

  private void checkRegion(int level, long x, long y, int width, int height) {
    TiffLayer layer = layers.get(level);
    Objects.checkFromIndexSize(x, width, layer.width());
    Objects.checkFromIndexSize(y, height, layer.height());
  }

  private void fill(int level, long x, long y, PixelBlock into, boolean keep) throws IOException {
    TiffLayer layer = layers.get(level);
    TileGrid grid = layer.grid();
    boolean wholeTile =
        grid.tileWidth() == into.width()
            && grid.tileHeight() == into.height()
            && x % grid.tileWidth() == 0
            && y % grid.tileHeight() == 0;
    if (wholeTile) {
      int index = Math.toIntExact(y / grid.tileHeight() * grid.across() + x / grid.tileWidth());
      if (TileCache.SHARED.get(new TileCache.Key(in, level, index)) == null) {
        // It is needed once: the caller gets it as it is decoded, and nobody else.
        TileDecoder.decode(in, layer, index, into.samples());
        return;
      }
    }
    TileRegion.fill(layer, x, y, into, index -> tile(level, layer, index, keep));
  }

  @Override
  public Optional<byte[]> encodedTile(int level, long column, long row) throws IOException {
    TiffLayer layer = layers.get(level);
    TileGrid grid = layer.grid();
    Objects.checkIndex(column, grid.across());
    Objects.checkIndex(row, grid.down());
    int index = Math.toIntExact(row * grid.across() + column);
    boolean padded =
        (column + 1) * grid.tileWidth() > grid.width()
            || (grid.tiled() && (row + 1) * grid.tileHeight() > grid.height());
    boolean decodedFurther = layer.layout().invert() || layer.layout().planes() > 1;
    if (layer.compression() != Compression.JPEG || padded || decodedFurther) {
      return Optional.empty();
    }
    return JpegTile.complete(
        TileDecoder.stored(in, layer, index), layer, grid.rowsOf(index), layer.whereOf(index));
  }

  private byte[] tile(int level, TiffLayer layer, int index, boolean keep) throws IOException {
    TileCache.Key key = new TileCache.Key(in, level, index);
    byte[] tile = TileCache.SHARED.get(key);
    if (tile == null) {
      tile = TileDecoder.decode(in, layer, index);
      if (keep) {
        TileCache.SHARED.put(key, tile);
      }
    }
    return tile;
  }

  @Override
  public void close() throws IOException {
    TileCache.SHARED.forget(in);
    in.close();
  }
}
