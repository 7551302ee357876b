package org.cytostudy.imaging.tiff;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.cytostudy.core.job.ImagePlane;
import org.cytostudy.imaging.slide.AssociatedImage;
import org.cytostudy.imaging.slide.ImageSeries;
import org.jspecify.annotations.Nullable;

/**
 * Pages as they come, and as Aperio writes them: each is a level of the image before it, a picture
 * beside the section, or begins another image.
 */
record PlainContents(List<Image> images, List<Associated> associated) implements TiffContents {
  private static final int REDUCED = 1;

  /** Macro images of some scanners have this bit of NewSubfileType. */
  private static final int MACRO = 8;

  /** An image and what may be its levels. */
  private record Image(TiffDirectory full, List<TiffDirectory> others, int channels) {}

  static PlainContents of(TiffChain chain, List<String> warnings) throws IOException {
    TiffDirectory first = chain.pages().getFirst();
    List<Image> images = new ArrayList<>();
    List<Associated> associated = new ArrayList<>();
    TiffDirectory smallest = first;
    for (TiffDirectory page : chain.pages()) {
      AssociatedImage.Kind kind = page == first ? null : kind(page, first);
      if (kind != null) {
        associated.add(new Associated(kind, page));
        continue;
      }
      Image current = images.isEmpty() ? null : images.getLast();
      String reason =
          current == null ? null : TiffPyramid.whyNoLevel(page, current.full(), smallest);
      if (current != null && reason == null) {
        current.others().add(page);
        smallest = page;
      } else if (current == null || isImage(page, first)) {
        List<TiffDirectory> others = new ArrayList<>(chain.children(page));
        images.add(new Image(page, others, SampleLayout.channels(page)));
        smallest = others.isEmpty() ? page : others.getLast();
      } else {
        warnings.add(page.name() + " is not read: " + reason);
      }
    }
    return new PlainContents(images, associated);
  }

  /** What a page shows that is no section, null where nothing says so. */
  private static AssociatedImage.@Nullable Kind kind(TiffDirectory page, TiffDirectory first)
      throws IOException {
    String text = page.description().toLowerCase(Locale.ROOT);
    if (text.contains("label ")) {
      return AssociatedImage.Kind.LABEL;
    }
    if (text.contains("macro ") || (page.number(Tag.NEW_SUBFILE_TYPE, 0) & MACRO) != 0) {
      return AssociatedImage.Kind.MACRO;
    }
    // Aperio writes a thumbnail in strips between level 0 and level 1, which are tiled.
    boolean preview = first.has(Tag.TILE_WIDTH) && !page.has(Tag.TILE_WIDTH);
    return preview && text.startsWith("aperio") ? AssociatedImage.Kind.THUMBNAIL : null;
  }

  /** Whether a page that is no level is worth asking about: small ones are previews. */
  private static boolean isImage(TiffDirectory page, TiffDirectory first) throws IOException {
    double pixels = (double) page.widthPx() * page.heightPx();
    double whole = (double) first.widthPx() * first.heightPx();
    boolean reduced = (page.number(Tag.NEW_SUBFILE_TYPE, 0) & REDUCED) != 0;
    return !reduced && pixels >= whole / 2;
  }

  @Override
  public List<ImageSeries> series() {
    return images.stream()
        .map(
            image ->
                new ImageSeries(
                    image.full().name(),
                    image.full().widthPx(),
                    image.full().heightPx(),
                    Collections.nCopies(image.channels(), ""),
                    1,
                    1))
        .toList();
  }

  @Override
  public PlaneLocation locate(ImagePlane plane) {
    Image image = images.get(plane.series());
    return new PlaneLocation(image.full(), image.others(), plane.channel(), 0);
  }

  @Override
  public void statePixelSize(int series, TiffCalibration calibration) throws IOException {
    calibration.readAperio(images.get(series).full().description());
  }
}
