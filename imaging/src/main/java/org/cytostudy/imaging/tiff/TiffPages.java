package org.cytostudy.imaging.tiff;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.cytostudy.imaging.slide.AssociatedImage;
import org.cytostudy.imaging.slide.ImageFormatException;
import org.cytostudy.imaging.slide.SlideLevel;
import org.jspecify.annotations.Nullable;

/**
 * Sorts the directories of a file: the first is level 0; others, pages or sub-directories of it,
 * that show the same at a lower resolution are the other levels; the rest is not read.
 *
 * @param directories all of them, those that are not read too
 * @param base directory of level 0
 * @param layers the levels, full resolution first
 * @param levels the same, as readers show them
 * @param associated labels, macro images and thumbnails
 */
record TiffPages(
    List<TiffDirectory> directories,
    TiffDirectory base,
    List<TiffLayer> layers,
    List<SlideLevel> levels,
    List<AssociatedImage> associated) {
  private static final int MAX_DIRECTORIES = 1024;

  /** Rounding of each halving may cost up to about a pixel in either direction. */
  private static final double ROUNDING_PX = 2;

  static TiffPages read(TiffInput in, List<String> warnings) throws IOException {
    List<TiffDirectory> pages = chain(in, in.firstDirectory(), "IFD ");
    TiffDirectory base = pages.getFirst();
    TiffLayer full = TiffLayer.of(in, base);
    List<TiffDirectory> others = new ArrayList<>(pages.subList(1, pages.size()));
    long[] children = base.longs(Tag.SUB_IFDS);
    if (children.length > MAX_DIRECTORIES) {
      throw ImageFormatException.corrupt(
          "There would be " + children.length + " sub-directories", base.where(Tag.SUB_IFDS));
    }
    for (int i = 0; i < children.length; i++) {
      others.add(new TiffDirectory(in, children[i], base.name() + ", sub-IFD " + i));
    }
    List<TiffLayer> layers = new ArrayList<>(List.of(full));
    List<SlideLevel> levels = new ArrayList<>(List.of(level(full, 1)));
    List<AssociatedImage> associated = new ArrayList<>();
    for (TiffDirectory other : others) {
      AssociatedImage.Kind kind = associatedKind(other, full);
      if (kind != null) {
        associated.add(associated(in, other, kind));
        continue;
      }
      String reason = whyNoLevel(other, full, layers.getLast());
      if (reason != null) {
        warnings.add(other.name() + " is not read: " + reason);
        continue;
      }
      TiffLayer layer = TiffLayer.of(in, other);
      if (!layer.format().equals(full.format())) {
        warnings.add(other.name() + " is not read: its pixels are made up differently");
        continue;
      }
      layers.add(layer);
      levels.add(level(layer, downsample(full, layer.width(), layer.height())));
    }
    List<TiffDirectory> all = new ArrayList<>(List.of(base));
    all.addAll(others);
    return new TiffPages(
        List.copyOf(all), base, List.copyOf(layers), List.copyOf(levels), List.copyOf(associated));
  }

  private static AssociatedImage associated(
      TiffInput in, TiffDirectory directory, AssociatedImage.Kind kind) throws IOException {
    return new AssociatedImage(
        kind,
        directory.name(),
        (int) Math.clamp(directory.number(Tag.IMAGE_WIDTH, 0), 0, TiffLayer.MAX_SIDE_PX),
        (int) Math.clamp(directory.number(Tag.IMAGE_LENGTH, 0), 0, TiffLayer.MAX_SIDE_PX),
        () -> TileDecoder.whole(in, TiffLayer.of(in, directory)));
  }

  /** What a directory that is no level shows, null where nothing says so. */
  private static AssociatedImage.@Nullable Kind associatedKind(TiffDirectory other, TiffLayer full)
      throws IOException {
    String text = other.text(Tag.IMAGE_DESCRIPTION).toLowerCase(Locale.ROOT);
    if (text.contains("label ")) {
      return AssociatedImage.Kind.LABEL;
    }
    if (text.contains("macro ") || (other.number(Tag.NEW_SUBFILE_TYPE, 0) & 8) != 0) {
      return AssociatedImage.Kind.MACRO;
    }
    // Aperio writes a thumbnail in strips between level 0 and level 1, which are tiled.
    boolean preview = full.tiled() && !other.has(Tag.TILE_WIDTH);
    return preview && text.startsWith("aperio") ? AssociatedImage.Kind.THUMBNAIL : null;
  }

  private static List<TiffDirectory> chain(TiffInput in, long first, String name)
      throws IOException {
    List<TiffDirectory> found = new ArrayList<>();
    Set<Long> seen = new HashSet<>();
    for (long offset = first; offset != 0; offset = found.getLast().next()) {
      if (!seen.add(offset)) {
        throw ImageFormatException.corrupt(
            "The directories form a loop", name + found.size() + ", offset " + offset);
      }
      if (found.size() == MAX_DIRECTORIES) {
        throw ImageFormatException.tooLarge(
            "The file has more than " + MAX_DIRECTORIES + " directories", name + found.size());
      }
      found.add(new TiffDirectory(in, offset, name + found.size()));
    }
    if (found.isEmpty()) {
      throw ImageFormatException.truncated("The file has no directory", "header");
    }
    return found;
  }

  private static @Nullable String whyNoLevel(
      TiffDirectory other, TiffLayer full, TiffLayer smallest) throws IOException {
    long width = other.number(Tag.IMAGE_WIDTH, 0);
    long height = other.number(Tag.IMAGE_LENGTH, 0);
    if (width < 1 || height < 1) {
      return "it has no size";
    }
    if (width >= smallest.width() && height >= smallest.height()) {
      return "it is not smaller than the level before it (" + width + " × " + height + " px)";
    }
    double ratio = Math.max((double) full.width() / width, (double) full.height() / height);
    if (Math.abs(full.width() / ratio - width) > ROUNDING_PX
        || Math.abs(full.height() / ratio - height) > ROUNDING_PX) {
      return "it has other proportions (" + width + " × " + height + " px)";
    }
    if (other.has(Tag.TILE_WIDTH) != full.tiled()) {
      return "it is a preview, not a level";
    }
    return null;
  }

  private static SlideLevel level(TiffLayer layer, double downsample) {
    return new SlideLevel(
        layer.width(), layer.height(), downsample, layer.tileWidth(), layer.tileHeight());
  }

  /** Whole where rounding explains the difference: then positions map exactly. */
  private static double downsample(TiffLayer full, long width, long height) {
    double byWidth = (double) full.width() / width;
    double byHeight = (double) full.height() / height;
    double mean = full.width() >= full.height() ? byWidth : byHeight;
    for (double whole : new double[] {Math.rint(mean), Math.floor(mean), Math.ceil(mean)}) {
      boolean explains =
          Math.abs(full.width() / whole - width) < 1.01
              && Math.abs(full.height() / whole - height) < 1.01;
      if (explains) {
        return whole;
      }
    }
    return mean;
  }
}
