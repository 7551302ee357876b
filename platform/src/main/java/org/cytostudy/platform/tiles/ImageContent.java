package org.cytostudy.platform.tiles;

import org.cytostudy.core.hash.Sha256;
import org.cytostudy.core.job.ImagePlane;
import org.cytostudy.platform.section.Sections.Placed;
import org.jspecify.annotations.Nullable;

/**
 * What the pixels of an image are, wherever it is registered.
 *
 * @param sha256 content of its file
 * @param plane which of the images in the file; null where it holds one only
 */
record ImageContent(Sha256 sha256, @Nullable ImagePlane plane) {
  static ImageContent of(Placed image) {
    return new ImageContent(image.sha256(), image.plane());
  }
}
