package org.cytostudy.core.job;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.List;
import org.cytostudy.core.hash.Sha256;
import org.cytostudy.core.space.DepthModel;
import org.cytostudy.core.space.Hemisphere;
import org.cytostudy.core.space.Space;
import org.cytostudy.core.space.SurfaceRef;
import org.jspecify.annotations.Nullable;

/**
 * Finds the cortical ribbon of sections: depth, thickness, mid-line, and where each station lies in
 * a space and on a surface. Inputs: role {@code contours} (GeoJSON with pial and white borders),
 * role {@code image} (of the sections without contours alone), role {@code pyramid} (of those of
 * them without levels of their own), role {@code spatial-registration} (one a brain), role {@code
 * displacement-field} (those that the registrations name, by sha256), role {@code surface} (GIFTI,
 * named as in {@code surface}). Outputs: one {@code registration} a brain, one {@code depth-map} a
 * section, one {@code ribbon-report} ({@link RibbonReport}). A section that cannot be done is a row
 * of the report; the others go on.
 *
 * @param gridUm spacing of the grid on which the depth is solved; a thirtieth of the thickness is
 *     fine enough
 * @param depthMapUm µm per pixel of the depth maps
 * @param stationSpacingMm between the stations, along the pial contour
 * @param withinMm how far a station may lie from the surface and still have a vertex
 * @param assumedThicknessMm of the cortex where contours are estimated
 * @param depthModel what mid-depth and the depth maps mean
 * @param pialClass class of the pial contours in the GeoJSON, in any case
 * @param whiteClass class of the white contours
 * @param space that the spatial registrations lead to
 * @param surface of that space; null where there is none, and then no station has a vertex
 * @param sections what to do
 */
@JsonTypeName("ribbon")
public record RibbonSpec(
    @Range(min = 10, max = 500) double gridUm,
    @Range(min = 10, max = 500) double depthMapUm,
    @Range(min = 0.02, max = 5) double stationSpacingMm,
    @Range(min = 0.05, max = 50) double withinMm,
    @Range(min = 0.5, max = 8) double assumedThicknessMm,
    DepthModel depthModel,
    String pialClass,
    String whiteClass,
    Space space,
    @Nullable SurfaceRef surface,
    List<RibbonSection> sections)
    implements StepSpec {
  public RibbonSpec {
    Required.check("depthModel", depthModel);
    Required.check("pialClass", pialClass);
    Required.check("whiteClass", whiteClass);
    Required.check("space", space);
    Required.check("sections", sections);
    sections = List.copyOf(sections);
    Ranges.check(
        RibbonSpec.class,
        gridUm,
        depthMapUm,
        stationSpacingMm,
        withinMm,
        assumedThicknessMm,
        depthModel,
        pialClass,
        whiteClass,
        space,
        surface,
        sections);
    if (surface != null && !surface.space().equals(space)) {
      throw new IllegalArgumentException(
          "surface "
              + surface.label()
              + " is of space "
              + surface.space()
              + ", the sections are registered to "
              + space);
    }
  }

  /**
   * The usual settings for human cortex: grid 80 µm, depth maps at 50 µm, stations every 0.4 mm, 3
   * mm to the surface, 2.5 mm assumed for estimated contours, equivolumetric depth, classes {@code
   * Pial} and {@code White}.
   */
  public static RibbonSpec usual(
      Space space, @Nullable SurfaceRef surface, List<RibbonSection> sections) {
    return new RibbonSpec(
        80, 50, 0.4, 3, 2.5, DepthModel.EQUIVOLUMETRIC, "Pial", "White", space, surface, sections);
  }

  /**
   * A section.
   *
   * @param brain pseudonym of the brain
   * @param hemisphere whose surface its stations are mapped to
   * @param block label of the block
   * @param section number of the section within the brain
   * @param image name of its image; an input of role {@code image} where {@code contours} is null
   * @param imageSha256 content of that image
   * @param imageWidthPx columns of its level 0
   * @param imageHeightPx rows of its level 0
   * @param imagePixelSizeUm µm per pixel of its level 0, as ingestion accepted it
   * @param contours name of the input of role {@code contours}; null where nobody drew any: they
   *     are estimated from the tissue then, and marked so
   * @param pyramid name of the input of role {@code pyramid} that holds the image's smaller levels,
   *     from 1 : 2 on; null where its file has levels itself, or is not read
   */
  public record RibbonSection(
      String brain,
      Hemisphere hemisphere,
      String block,
      int section,
      String image,
      Sha256 imageSha256,
      @Range(min = 1, max = 4_000_000) long imageWidthPx,
      @Range(min = 1, max = 4_000_000) long imageHeightPx,
      @Range(min = 0.01, max = 1000) double imagePixelSizeUm,
      @Nullable String contours,
      @Nullable String pyramid) {
    public RibbonSection {
      Required.check("brain", brain);
      Required.check("hemisphere", hemisphere);
      Required.check("block", block);
      Required.check("image", image);
      Required.check("imageSha256", imageSha256);
      Ranges.check(
          RibbonSection.class,
          brain,
          hemisphere,
          block,
          section,
          image,
          imageSha256,
          imageWidthPx,
          imageHeightPx,
          imagePixelSizeUm,
          contours,
          pyramid);
    }
  }

  @Override
  public StepType stepType() {
    return StepType.RIBBON;
  }
}
