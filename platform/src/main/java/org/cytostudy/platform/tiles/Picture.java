package org.cytostudy.platform.tiles;

import org.cytostudy.core.hash.Sha256;
import org.cytostudy.imaging.slide.IntensityWindow;
import org.jspecify.annotations.Nullable;

/**
 * All that decides the bytes of an answer, so that equal ones have equal bytes.
 *
 * @param image content of the image file
 * @param window what is shown as black and white; null for the image's own
 */
record Picture(Sha256 image, Cut cut, @Nullable IntensityWindow window, Format format) {
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
    return "\"%s-%d-%d-%d-%d-%d-%d-%s-%s-%d\""
        .formatted(
            image.hex(),
            cut.x(),
            cut.y(),
            cut.widthPx(),
            cut.heightPx(),
            cut.outWidthPx(),
            cut.outHeightPx(),
            seen == null ? "own" : seen.low() + ".." + seen.high(),
            format,
            RENDERING);
  }
}
