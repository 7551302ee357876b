package org.cytostudy.core.space;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.cytostudy.core.hash.Sha256;
import org.cytostudy.core.job.Required;
import org.jspecify.annotations.Nullable;

/**
 * Where the sections of a brain lie in a space: one version of an answer, never edited. A pixel
 * goes through {@code markers} within the section plane, then through {@code affine} into the
 * space, then through {@code displacement} within it. Pixels themselves stay as scanned.
 *
 * @param formatVersion {@value #FORMAT_VERSION}
 * @param brain pseudonym of the brain
 * @param space the target
 * @param sections each section once
 */
public record SpatialRegistration(
    int formatVersion, String brain, Space space, List<PlacedSection> sections) {
  /** The form that this class reads and writes. */
  public static final int FORMAT_VERSION = 1;

  public SpatialRegistration {
    if (formatVersion != FORMAT_VERSION) {
      throw new IllegalArgumentException(
          "formatVersion must be " + FORMAT_VERSION + ", got " + formatVersion);
    }
    Required.check("brain", brain);
    Required.check("space", space);
    Required.check("sections", sections);
    sections = List.copyOf(sections);
    Set<Integer> seen = new HashSet<>();
    for (PlacedSection section : sections) {
      if (!seen.add(section.section())) {
        throw new IllegalArgumentException("Section " + section.section() + " is placed twice");
      }
    }
  }

  /**
   * One section.
   *
   * @param section number within the brain, from 1
   * @param image hash of the image whose level-0 pixels are meant; a rescan has other pixels
   * @param markers correspondences within the plane; empty where the affine says it all
   * @param affine the plane
   * @param displacement a field of the target space that is added last; null where there is none
   * @param source who computed it
   */
  public record PlacedSection(
      int section,
      Sha256 image,
      List<PlaneMarker> markers,
      SectionAffine affine,
      @Nullable DisplacementRef displacement,
      Source source) {
    public PlacedSection {
      if (section < 1) {
        throw new IllegalArgumentException("section must be at least 1, got " + section);
      }
      Required.check("image", image);
      Required.check("markers", markers);
      Required.check("affine", affine);
      Required.check("source", source);
      markers = List.copyOf(markers);
    }
  }

  /**
   * A point of the image and where it would lie in the plane had the section not been deformed.
   *
   * @param xPx level-0 pixels of the image
   * @param yPx level-0 pixels of the image
   * @param planeXPx level-0 pixels that the affine is applied to
   * @param planeYPx level-0 pixels that the affine is applied to
   */
  public record PlaneMarker(double xPx, double yPx, double planeXPx, double planeYPx) {
    public PlaneMarker {
      if (!Double.isFinite(xPx + yPx + planeXPx + planeYPx)) {
        throw new IllegalArgumentException("A marker holds a value that is no number");
      }
    }
  }

  /**
   * A displacement field, by content.
   *
   * @param file its name when it was imported
   * @param sha256 of its bytes
   */
  public record DisplacementRef(String file, Sha256 sha256) {}

  /**
   * Where a placement comes from.
   *
   * @param tool for example {@code ants}, {@code quicknii}, {@code visualign}
   * @param file name of the file that was imported
   * @param sha256 of its bytes
   */
  public record Source(String tool, String file, Sha256 sha256) {}
}
