package org.cytostudy.platform.tiles;

/**
 * A rectangle of an image and the size that it is shown at; never larger than it is.
 *
 * @param x left column, in pixels of level 0, within the image as all of the rectangle is
 * @param y top row
 * @param widthPx columns of level 0, at least 1
 * @param heightPx rows of level 0, at least 1
 * @param outWidthPx columns of the picture, 1 to {@code widthPx}
 * @param outHeightPx rows of the picture, 1 to {@code heightPx}
 */
record Cut(long x, long y, long widthPx, long heightPx, int outWidthPx, int outHeightPx) {
  Cut {
    boolean sizes =
        outWidthPx >= 1 && outHeightPx >= 1 && outWidthPx <= widthPx && outHeightPx <= heightPx;
    if (x < 0 || y < 0 || !sizes) {
      throw new IllegalArgumentException(
          "%d × %d px at %d, %d cannot be shown with %d × %d px"
              .formatted(widthPx, heightPx, x, y, outWidthPx, outHeightPx));
    }
  }
}
