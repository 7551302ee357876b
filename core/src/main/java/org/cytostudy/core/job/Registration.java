package org.cytostudy.core.job;

import java.util.List;

/**
 * Where the cortical ribbon of each section of a brain lies, in level-0 pixels, and where its
 * points lie in a reference space. Applied when patches are sampled; pixels stay as scanned.
 *
 * @param brain pseudonym of the brain
 * @param space name and version of the reference space, e.g. {@code phantom-sheet/2}
 * @param sections each section once
 */
public record Registration(String brain, String space, List<SectionRibbon> sections) {
  public Registration {
    sections = List.copyOf(sections);
  }

  /**
   * The ribbon of one section.
   *
   * @param section number within the brain
   * @param points along the pial surface, in order, at most a few hundred µm apart
   */
  public record SectionRibbon(int section, List<RibbonPoint> points) {
    public SectionRibbon {
      points = List.copyOf(points);
    }
  }

  /**
   * A point of the pial contour.
   *
   * @param xPx level-0 pixels, pixel centres at .5
   * @param yPx level-0 pixels, downward
   * @param inwardX unit normal into the cortex
   * @param inwardY unit normal into the cortex
   * @param arcMm arc length along the ribbon from its first point
   * @param uMm registered reference coordinate
   * @param vMm registered reference coordinate
   * @param thicknessMm cortical thickness along the normal, within the section plane
   */
  public record RibbonPoint(
      double xPx,
      double yPx,
      double inwardX,
      double inwardY,
      double arcMm,
      double uMm,
      double vMm,
      double thicknessMm) {}
}
