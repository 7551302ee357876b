package org.cytostudy.imaging.vips;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.cytostudy.imaging.slide.AssociatedImage;
import org.cytostudy.imaging.slide.Extent;
import org.cytostudy.imaging.slide.ImageFormatException;
import org.cytostudy.imaging.slide.PixelCalibration;
import org.cytostudy.imaging.slide.PixelCalibration.Source;
import org.cytostudy.imaging.slide.SlideLevel;
import org.cytostudy.imaging.vips.VipsSlideReader.VipsSource;

/** A slide scanner's file, as OpenSlide understands it. */
final class OpenSlideFile {
  private static final String LOADER = "vips_openslideload";
  private static final int MAX_LEVELS = 64;
  private static final int DEFAULT_TILE_PX = 256;

  private final VipsLibrary vips;
  private final Path file;
  private final List<VipsImage> opened;
  private final Map<String, String> texts;

  private OpenSlideFile(
      VipsLibrary vips, Path file, List<VipsImage> opened, Map<String, String> texts) {
    this.vips = vips;
    this.file = file;
    this.opened = opened;
    this.texts = texts;
  }

  /**
   * Opens all levels.
   *
   * @param opened takes the images, to be closed by the caller
   */
  static VipsSource open(VipsLibrary vips, Path file, List<VipsImage> opened)
      throws ImageFormatException {
    VipsImage full = VipsImage.open(vips, LOADER, file, Map.of(), "level 0");
    opened.add(full);
    return new OpenSlideFile(vips, file, opened, full.texts()).read(full);
  }

  private VipsSource read(VipsImage full) throws ImageFormatException {
    List<String> warnings = new ArrayList<>();
    List<VipsImage> images = new ArrayList<>(List.of(full));
    List<SlideLevel> levels =
        new ArrayList<>(List.of(level(0, full.widthPx(), full.heightPx(), 1)));
    int count =
        Math.min(MAX_LEVELS, number("openslide.level-count").map(Double::intValue).orElse(1));
    for (int i = 1; i < count; i++) {
      VipsImage image = VipsImage.open(vips, LOADER, file, Map.of("level", i), "level " + i);
      opened.add(image);
      String reason =
          image.extent().whyNoLevel(Extent.of(levels.getFirst()), Extent.of(levels.getLast()));
      if (reason != null) {
        warnings.add("Level " + i + " is not read: " + reason);
        continue;
      }
      images.add(image);
      levels.add(
          level(
              i,
              image.widthPx(),
              image.heightPx(),
              image.extent().downsample(Extent.of(levels.getFirst()))));
    }
    return new VipsSource(
        List.copyOf(images),
        List.copyOf(levels),
        calibration(),
        "OpenSlide " + texts.getOrDefault("openslide.vendor", ""),
        associated(warnings),
        descriptions(),
        List.copyOf(warnings));
  }

  private SlideLevel level(int index, int widthPx, int heightPx, double downsample) {
    String prefix = "openslide.level[" + index + "].tile-";
    return new SlideLevel(
        widthPx,
        heightPx,
        downsample,
        number(prefix + "width").map(Double::intValue).filter(n -> n > 0).orElse(DEFAULT_TILE_PX),
        number(prefix + "height").map(Double::intValue).filter(n -> n > 0).orElse(DEFAULT_TILE_PX));
  }

  private PixelCalibration calibration() {
    Optional<Double> xUm = number("openslide.mpp-x");
    Optional<Double> yUm = number("openslide.mpp-y");
    if (xUm.isEmpty() || yUm.isEmpty()) {
      return new PixelCalibration.Unknown(
          "The file does not say it: OpenSlide finds no microns per pixel in it");
    }
    for (double um : new double[] {xUm.get(), yUm.get()}) {
      if (!(um >= PixelCalibration.MIN_UM && um <= PixelCalibration.MAX_UM)) {
        return new PixelCalibration.Unknown(
            "OpenSlide finds " + um + " µm per pixel, which no pixel of a section has");
      }
    }
    if (!PixelCalibration.agree(xUm.get(), yUm.get())) {
      return new PixelCalibration.Contradictory(
          "Pixels are " + xUm.get() + " µm wide and " + yUm.get() + " µm high by OpenSlide");
    }
    return new PixelCalibration.Known(xUm.get(), Source.OPENSLIDE);
  }

  private List<AssociatedImage> associated(List<String> warnings) throws ImageFormatException {
    List<AssociatedImage> found = new ArrayList<>();
    for (String name : texts.getOrDefault("slide-associated-images", "").split(",\\s*")) {
      Optional<AssociatedImage.Kind> kind = kind(name);
      if (kind.isPresent()) {
        VipsImage image =
            VipsImage.open(vips, LOADER, file, Map.of("associated", name), "associated " + name);
        opened.add(image);
        found.add(
            new AssociatedImage(
                kind.get(),
                name,
                image.widthPx(),
                image.heightPx(),
                () -> image.read(0, 0, image.widthPx(), image.heightPx())));
      } else if (!name.isEmpty()) {
        warnings.add("The associated image “" + name + "” is not read");
      }
    }
    return List.copyOf(found);
  }

  private static Optional<AssociatedImage.Kind> kind(String name) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "label" -> Optional.of(AssociatedImage.Kind.LABEL);
      case "macro" -> Optional.of(AssociatedImage.Kind.MACRO);
      case "thumbnail" -> Optional.of(AssociatedImage.Kind.THUMBNAIL);
      default -> Optional.empty();
    };
  }

  private Map<String, String> descriptions() {
    Map<String, String> found = new TreeMap<>();
    texts.forEach(
        (name, text) -> {
          boolean geometry = name.startsWith("openslide.level") || name.startsWith("vips-");
          if (!geometry && !text.isBlank()) {
            found.put(name, text.strip());
          }
        });
    return found;
  }

  private Optional<Double> number(String field) {
    try {
      return Optional.ofNullable(texts.get(field)).map(Double::valueOf);
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
