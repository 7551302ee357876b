package org.cytostudy.core.job;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import org.cytostudy.core.hash.Sha256;
import org.cytostudy.core.space.ContourOrigin;
import org.cytostudy.core.space.DepthModel;
import org.cytostudy.core.space.PointMm;
import org.cytostudy.core.space.SurfaceRef;
import org.jspecify.annotations.Nullable;

/**
 * Where the cortical ribbon of each section of a brain lies, in level-0 pixels, and where its
 * points lie in a reference space. Applied when patches are sampled; pixels stay as scanned.
 *
 * @param formatVersion 1 or {@value #FORMAT_VERSION}; files that do not say are of version 1, which
 *     knows sheets alone
 * @param brain pseudonym of the brain
 * @param space name and version of the reference space, e.g. {@code phantom-sheet/2}
 * @param surface whose vertices the points name; null where they name none
 * @param depthModel what mid-depth means; null where points do not say where it lies
 * @param sections each section once
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Registration(
    Integer formatVersion,
    String brain,
    String space,
    @Nullable SurfaceRef surface,
    @Nullable DepthModel depthModel,
    List<SectionRibbon> sections) {
  /** The form that is written. */
  public static final int FORMAT_VERSION = 2;

  public Registration {
    formatVersion = formatVersion == null ? Integer.valueOf(1) : formatVersion;
    if (formatVersion < 1 || formatVersion > FORMAT_VERSION) {
      throw new IllegalArgumentException(
          "formatVersion must be 1 to " + FORMAT_VERSION + ", got " + formatVersion);
    }
    Required.check("brain", brain);
    Required.check("space", space);
    Required.check("sections", sections);
    sections = List.copyOf(sections);
  }

  /** A registration to a sheet. */
  public Registration(String brain, String space, List<SectionRibbon> sections) {
    this(FORMAT_VERSION, brain, space, null, null, sections);
  }

  /**
   * The ribbon of one section.
   *
   * @param section number within the brain
   * @param image sha256 of the image whose pixels are meant; null where the file does not say
   * @param origin who drew the borders; null where the file does not say
   * @param pieces indices of the points that begin another piece of the ribbon, ascending; null
   *     where all points are one piece. Nothing lies between two pieces
   * @param points along the pial surface, in order, at most a few hundred µm apart
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record SectionRibbon(
      int section,
      @Nullable Sha256 image,
      @Nullable ContourOrigin origin,
      @Nullable List<Integer> pieces,
      List<RibbonPoint> points) {
    public SectionRibbon {
      pieces = pieces == null ? null : List.copyOf(pieces);
      points = List.copyOf(points);
      int before = 0;
      for (int first : pieces == null ? List.<Integer>of() : pieces) {
        if (first <= before || first >= points.size()) {
          throw new IllegalArgumentException(
              "pieces of section %d must ascend between 1 and %d, got %s"
                  .formatted(section, points.size() - 1, pieces));
        }
        before = first;
      }
    }

    /** A ribbon of one piece. */
    public SectionRibbon(int section, List<RibbonPoint> points) {
      this(section, null, null, null, points);
    }
  }

  /**
   * A point of the pial contour. As JSON it is flat: what {@code reference} and {@code column} hold
   * stands beside the rest, and what is not there is left out.
   *
   * @param xPx level-0 pixels, pixel centres at .5
   * @param yPx level-0 pixels, downward
   * @param inwardX unit normal into the cortex
   * @param inwardY unit normal into the cortex
   * @param arcMm arc length along the ribbon from its first point: along the mid-line where {@code
   *     column} is there, else along the pial contour
   * @param thicknessMm cortical thickness along the column, within the section plane
   * @param reference where it lies in the reference space
   * @param column the column that begins here; null where it is straight along the normal
   */
  public record RibbonPoint(
      double xPx,
      double yPx,
      double inwardX,
      double inwardY,
      double arcMm,
      double thicknessMm,
      Reference reference,
      @Nullable Column column) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static RibbonPoint of(FlatPoint flat) {
      return flat.point();
    }

    @JsonValue
    FlatPoint flat() {
      return FlatPoint.of(this);
    }
  }

  /** Where a point of the ribbon lies in the reference space. */
  public sealed interface Reference {
    /**
     * On a flat sheet that both hemispheres share.
     *
     * @param uMm first coordinate
     * @param vMm second coordinate
     * @param folded the same place on the sheet as it is folded in space, at mid-depth: what is far
     *     apart on the sheet may be near there. Null where it is not known
     */
    record Sheet(double uMm, double vMm, @Nullable PointMm folded) implements Reference {
      /** A place on a sheet of which nobody knows how it is folded. */
      public Sheet(double uMm, double vMm) {
        this(uMm, vMm, null);
      }
    }

    /**
     * In a space of three dimensions.
     *
     * @param point the place at mid-depth of the column, RAS mm
     * @param surface where on the surface that is; null where there is no surface, and where the
     *     point lies too far from it
     */
    record Place(PointMm point, @Nullable OnSurface surface) implements Reference {}
  }

  /**
   * A vertex of the registration's surface, of the hemisphere that the section is of.
   *
   * @param vertex the one that is nearest
   * @param offSurfaceMm how far it is from the point
   * @param cuttingAngleDeg between the normal of the surface there and the section plane, 0 (along
   *     the columns) to 90
   */
  public record OnSurface(int vertex, double offSurfaceMm, double cuttingAngleDeg) {}

  /**
   * Where a column goes that begins at a point of the pial contour, level-0 pixels.
   *
   * @param midXPx at mid-depth
   * @param midYPx at mid-depth
   * @param whiteXPx where it meets the white matter
   * @param whiteYPx where it meets the white matter
   */
  public record Column(double midXPx, double midYPx, double whiteXPx, double whiteYPx) {}
}
