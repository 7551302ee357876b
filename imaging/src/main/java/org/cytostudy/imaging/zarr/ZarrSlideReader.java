package org.cytostudy.imaging.zarr;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.cytostudy.core.job.ImagePlane;
import org.cytostudy.imaging.slide.AssociatedImage;
import org.cytostudy.imaging.slide.ImageFormatException;
import org.cytostudy.imaging.slide.ImageSeries;
import org.cytostudy.imaging.slide.PixelBlock;
import org.cytostudy.imaging.slide.PixelCalibration;
import org.cytostudy.imaging.slide.PixelFormat;
import org.cytostudy.imaging.slide.PlaneChoiceException;
import org.cytostudy.imaging.slide.SlideLevel;
import org.cytostudy.imaging.slide.SlideReader;
import org.cytostudy.imaging.slide.TileCache;
import org.jspecify.annotations.Nullable;

/**
 * Reads OME-Zarr folders: versions 0.4 and 0.5, with or without shards, one plane of up to five
 * axes, 8- and 16-bit integers and 32-bit floating-point numbers.
 */
public final class ZarrSlideReader implements SlideReader {
  private static final int MAX_CHANNELS = 1024;

  private final List<PlaneTiles> tiles;
  private final List<SlideLevel> levels;
  private final String compression;
  private final PixelCalibration calibration;
  private final Map<String, String> descriptions;
  private final List<String> warnings;

  private ZarrSlideReader(
      ZarrPyramid pyramid,
      String compression,
      PixelCalibration calibration,
      Map<String, String> descriptions,
      List<String> warnings) {
    this.tiles = pyramid.tiles();
    this.levels = pyramid.levels();
    this.compression = compression;
    this.calibration = calibration;
    this.descriptions = descriptions;
    this.warnings = List.copyOf(warnings);
  }

  /**
   * Opens one image of a store and checks its metadata. Chunks are checked when they are read; one
   * that is not there stands for the array's fill value.
   *
   * @param plane which; null where the store holds one only
   * @throws PlaneChoiceException if the choice cannot be followed
   * @throws ImageFormatException if the store cannot be used
   */
  public static ZarrSlideReader open(Path folder, @Nullable ImagePlane plane) throws IOException {
    ZarrStore store = new ZarrStore(folder);
    ZarrGroup root = ZarrGroup.root(store);
    List<OmeImage> images = ZarrGroup.images(store, root);
    List<ImageSeries> series = new ArrayList<>();
    List<ZarrArray> full = new ArrayList<>();
    for (OmeImage image : images) {
      ZarrArray array = ZarrPyramid.array(store, image, 0);
      full.add(array);
      series.add(series(image, array));
    }
    ImagePlane chosen = PlaneChoiceException.choose(series, plane);
    OmeImage image = images.get(chosen.series());
    ZarrArray array = full.get(chosen.series());
    requireChunks(store, array);
    List<String> warnings = new ArrayList<>();
    ZarrPyramid pyramid = ZarrPyramid.of(store, image, array, chosen, warnings);
    PixelCalibration calibration =
        ZarrCalibration.of(image, pyramid.datasets(), pyramid.levels(), warnings);
    if (store.isFolder("labels")) {
      warnings.add("labels/ is not read: it holds segmentations, not the image");
    }
    return new ZarrSlideReader(
        pyramid,
        array.compression(),
        calibration,
        ZarrDescriptions.of(store, root, images),
        warnings);
  }

  private static ImageSeries series(OmeImage image, ZarrArray array) throws ImageFormatException {
    OmeAxes axes = image.axes();
    if (axes.length(array.shape(), 'c') > MAX_CHANNELS) {
      throw ImageFormatException.tooLarge(
          "The image has more than " + MAX_CHANNELS + " channels", array.file());
    }
    return new ImageSeries(
        image.name(),
        axes.length(array.shape(), 'x'),
        axes.length(array.shape(), 'y'),
        image.channelNames(array),
        (int) axes.length(array.shape(), 'z'),
        (int) axes.length(array.shape(), 't'));
  }

  /** A copy that lost its chunks would else show an empty image. */
  private static void requireChunks(ZarrStore store, ZarrArray array) throws IOException {
    Pattern chunk = Pattern.compile(array.keys().firstPart(array.shape().length));
    if (!store.hasEntry(array.path(), chunk)) {
      throw ImageFormatException.truncated(
          "The array has no chunk whose name fits its metadata", array.path());
    }
  }

  @Override
  public List<SlideLevel> levels() {
    return levels;
  }

  @Override
  public PixelFormat format() {
    return tiles.getFirst().grid().format();
  }

  @Override
  public PixelCalibration calibration() {
    return calibration;
  }

  @Override
  public String compression() {
    return compression;
  }

  @Override
  public List<String> warnings() {
    return warnings;
  }

  @Override
  public List<AssociatedImage> associated() {
    return List.of();
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
    PlaneTiles plane = tiles.get(level);
    return plane
        .grid()
        .read(x, y, width, height, (column, row) -> tile(level, plane, column, row, keep));
  }

  private byte[] tile(int level, PlaneTiles plane, long column, long row, boolean keep)
      throws IOException {
    long index = row * plane.grid().across() + column;
    TileCache.Key key = new TileCache.Key(this, level, index);
    byte[] tile = TileCache.SHARED.get(key);
    if (tile == null) {
      tile = plane.tile(column, row);
      if (keep) {
        TileCache.SHARED.put(key, tile);
      }
    }
    return tile;
  }

  /** Files are open only while they are read. */
  @Override
  public void close() {
    TileCache.SHARED.forget(this);
  }
}
