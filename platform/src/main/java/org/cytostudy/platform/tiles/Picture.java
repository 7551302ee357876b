package org.cytostudy.platform.tiles;

import org.cytostudy.core.job.ImagePlane;
import org.cytostudy.imaging.slide.IntensityWindow;
import org.jspecify.annotations.Nullable;

/**
 * All that decides the bytes of an answer, so that equal ones have equal bytes.
 *
 * @param image what it shows
 * @param window what is shown as black and white; null for the image's own
 */
record Picture(ImageContent image, Cut cut, @Nullable IntensityWindow window, Format format) {
  /** Goes up when equal pictures get other bytes, e.g. by another JPEG quality. */
  private static final int RENDERING = 1;

  /** How it is encoded. */
  enum Format {
    JPG("image/jpeg"),
    PNG("image/png");

    private final String mediaType;

    Format(String mediaType) {
      this.mediaType = mediaType;
    }

    String mediaType() {
      return mediaType;
    }
  }

  /** A strong entity tag. */
  String etag() {
    IntensityWindow seen = window;
    // Joined by hand: a format string would cost more than the rest of the answer.
    StringBuilder tag = new StringBuilder(160).append('"').append(image.sha256().hex());
    ImagePlane plane = image.plane();
    if (plane != null) {
      tag.append('-').append(plane);
    }
    tag.append('-').append(cut.x()).append('-').append(cut.y());
    tag.append('-').append(cut.widthPx()).append('-').append(cut.heightPx());
    tag.append('-').append(cut.outWidthPx()).append('-').append(cut.outHeightPx());
    tag.append('-').append(format == Format.JPG ? "jpg" : "png");
    if (seen != null) {
      tag.append('-').append(seen.low()).append("..").append(seen.high());
    }
    return tag.append("-r").append(RENDERING).append('"').toString();
  }
}
