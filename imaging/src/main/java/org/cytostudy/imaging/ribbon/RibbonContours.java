package org.cytostudy.imaging.ribbon;

import java.util.List;
import org.cytostudy.core.space.ContourOrigin;

/**
 * The two borders of the cortex on a section.
 *
 * @param origin who drew them
 * @param pixelSizeUm µm per level-0 pixel
 * @param pial the outer border: closed around a whole section or gyrus, open where the cortex is
 *     cut
 * @param white the border to the white matter, closed and open likewise
 */
public record RibbonContours(
    ContourOrigin origin, double pixelSizeUm, List<Contour> pial, List<Contour> white) {
  public RibbonContours {
    pial = List.copyOf(pial);
    white = List.copyOf(white);
    if (!(pixelSizeUm > 0)) {
      throw new IllegalArgumentException("pixelSizeUm must be over 0, got " + pixelSizeUm);
    }
    if (pial.isEmpty() || white.isEmpty()) {
      throw new IllegalArgumentException(
          "A ribbon needs a pial and a white contour, got %d and %d"
              .formatted(pial.size(), white.size()));
    }
  }
}
