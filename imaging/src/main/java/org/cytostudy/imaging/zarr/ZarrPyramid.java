package org.cytostudy.imaging.zarr;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.cytostudy.core.job.ImagePlane;
import org.cytostudy.imaging.slide.Extent;
import org.cytostudy.imaging.slide.ImageFormatException;
import org.cytostudy.imaging.slide.LevelGrid;
import org.cytostudy.imaging.slide.SlideLevel;
import org.cytostudy.imaging.zarr.OmeImage.Dataset;
import org.jspecify.annotations.Nullable;

/**
 * The datasets of an image that are levels of one plane.
 *
 * @param datasets those that are
 * @param levels the same, as readers show them
 * @param tiles the same, to be read
 */
record ZarrPyramid(List<Dataset> datasets, List<SlideLevel> levels, List<PlaneTiles> tiles) {

  /** Reads the metadata of a dataset. */
  static ZarrArray array(ZarrStore store, OmeImage image, int index) throws IOException {
    ZarrArray array = ZarrArray.read(store, image.datasets().get(index).path());
    if (array.shape().length != image.axes().count()) {
      throw ImageFormatException.corrupt(
          "The array has %d axes, the image %d"
              .formatted(array.shape().length, image.axes().count()),
          array.file());
    }
    return array;
  }

  static ZarrPyramid of(
      ZarrStore store, OmeImage image, ZarrArray full, ImagePlane plane, List<String> warnings)
      throws IOException {
    ChunkReader chunks = new ChunkReader(store);
    boolean rgb = image.rgb(full);
    if (rgb && image.channels().isEmpty()) {
      warnings.add("Its three channels are taken as red, green and blue");
    }
    PlaneTiles base = new PlaneTiles(chunks, full, image.axes(), plane, rgb);
    List<Dataset> datasets = new ArrayList<>(List.of(image.datasets().getFirst()));
    List<SlideLevel> levels = new ArrayList<>(List.of(level(base.grid(), 1)));
    List<PlaneTiles> tiles = new ArrayList<>(List.of(base));
    for (int i = 1; i < image.datasets().size(); i++) {
      Dataset dataset = image.datasets().get(i);
      ZarrArray array = array(store, image, i);
      PlaneTiles plain = new PlaneTiles(chunks, array, image.axes(), plane, rgb);
      LevelGrid grid = plain.grid();
      Extent extent = new Extent(grid.widthPx(), grid.heightPx());
      String reason = extent.whyNoLevel(Extent.of(levels.getFirst()), Extent.of(levels.getLast()));
      if (reason == null) {
        reason = whyNotThisPlane(image, full, array, dataset);
      }
      if (reason != null) {
        warnings.add("Dataset “" + dataset.path() + "” is not read: " + reason);
        continue;
      }
      datasets.add(dataset);
      levels.add(level(grid, extent.downsample(Extent.of(levels.getFirst()))));
      tiles.add(plain);
    }
    return new ZarrPyramid(List.copyOf(datasets), List.copyOf(levels), List.copyOf(tiles));
  }

  /** What keeps an array of the right size from showing the same plane at the same place. */
  private static @Nullable String whyNotThisPlane(
      OmeImage image, ZarrArray full, ZarrArray array, Dataset dataset) {
    OmeAxes axes = image.axes();
    if (array.type() != full.type()) {
      return "its samples are of another type";
    }
    for (char name : new char[] {'t', 'c', 'z'}) {
      if (axes.length(array.shape(), name) != axes.length(full.shape(), name)) {
        return "it has another length along " + name;
      }
    }
    OmeTransform first = image.datasets().getFirst().transform();
    OmeTransform here = dataset.transform();
    for (char name : new char[] {'x', 'y'}) {
      int axis = axes.indexOf(name);
      double shift = Math.abs(here.translation()[axis] - first.translation()[axis]);
      // Up to half a pixel comes from the place within a pixel that a programme counts from.
      if (shift > here.scale()[axis]) {
        return "it is shifted along " + name + " by more than one of its pixels";
      }
    }
    return null;
  }

  private static SlideLevel level(LevelGrid grid, double downsample) {
    return new SlideLevel(
        grid.widthPx(), grid.heightPx(), downsample, grid.tileWidthPx(), grid.tileHeightPx());
  }
}
