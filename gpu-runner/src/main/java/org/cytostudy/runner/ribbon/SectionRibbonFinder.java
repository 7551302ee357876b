package org.cytostudy.runner.ribbon;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.cytostudy.core.job.ArtefactKind;
import org.cytostudy.core.job.Registration.OnSurface;
import org.cytostudy.core.job.Registration.Reference;
import org.cytostudy.core.job.Registration.RibbonPoint;
import org.cytostudy.core.job.Registration.SectionRibbon;
import org.cytostudy.core.job.RibbonReport.Found;
import org.cytostudy.core.job.RibbonReport.SectionResult;
import org.cytostudy.core.job.RibbonSpec;
import org.cytostudy.core.job.RibbonSpec.RibbonSection;
import org.cytostudy.imaging.ribbon.CorticalRibbon;
import org.cytostudy.imaging.ribbon.RibbonContours;
import org.cytostudy.imaging.space.SectionTransform;
import org.cytostudy.imaging.surface.CorticalSurface;
import org.cytostudy.runner.worker.StepContext;
import org.jspecify.annotations.Nullable;

/** Finds the ribbon of one section at a time of one brain; several threads may. */
final class SectionRibbonFinder {
  private final RibbonSpec spec;
  private final StepContext context;
  private final SectionContours contours;
  private final Placements.OfBrain placements;
  private final Surfaces surfaces;
  private final String depthMaps;

  /**
   * @param depthMaps folder of the depth maps
   */
  SectionRibbonFinder(
      RibbonSpec spec,
      StepContext context,
      Placements.OfBrain placements,
      Surfaces surfaces,
      String depthMaps) {
    this.spec = spec;
    this.context = context;
    this.contours = new SectionContours(spec, context);
    this.placements = placements;
    this.surfaces = surfaces;
    this.depthMaps = depthMaps;
  }

  /**
   * What became of a section.
   *
   * @param ribbon null where it failed
   */
  record Outcome(SectionResult result, @Nullable SectionRibbon ribbon) {}

  Outcome find(RibbonSection section) throws IOException {
    List<String> warnings = new ArrayList<>();
    try {
      SectionTransform transform = placements.transform(section);
      CorticalSurface surface = surfaces.of(section.hemisphere());
      RibbonContours borders = contours.of(section, warnings);
      CorticalRibbon ribbon = solve(borders, section);
      Stations stations =
          new Stations(
              spec.depthModel(),
              spec.stationSpacingMm(),
              spec.withinMm(),
              section.imagePixelSizeUm() / 1000,
              transform,
              surface);
      ribbon.columns(spec.stationSpacingMm() * 1000).forEach(stations::add);
      if (stations.points().isEmpty()) {
        throw new SectionProblem(
            "ribbon-empty",
            "No column leads from the pial to the white border",
            where(section),
            "Look at the contours: the borders may be swapped, or too far apart");
      }
      String depthMap = writeDepthMap(ribbon, section, warnings);
      SectionRibbon found =
          new SectionRibbon(
              section.section(),
              section.imageSha256(),
              borders.origin(),
              stations.breaks(),
              stations.points());
      return new Outcome(
          result(section, found(found, stations, surface != null, depthMap), warnings), found);
    } catch (SectionProblem e) {
      return new Outcome(
          new SectionResult(
              section.brain(),
              section.section(),
              section.image(),
              section.imageSha256(),
              null,
              e.problem(),
              warnings),
          null);
    }
  }

  private CorticalRibbon solve(RibbonContours borders, RibbonSection section) {
    try {
      return CorticalRibbon.solve(borders, spec.gridUm());
    } catch (IllegalArgumentException e) {
      throw new SectionProblem(
          "ribbon-unsolvable",
          String.valueOf(e.getMessage()),
          where(section),
          "Mend the contours at that place, or take another gridUm");
    }
  }

  private static String where(RibbonSection section) {
    return section.contours() == null
        ? "contours estimated from image " + section.image()
        : "contours " + section.contours();
  }

  private String writeDepthMap(CorticalRibbon ribbon, RibbonSection section, List<String> warnings)
      throws IOException {
    DepthMap map = DepthMap.of(ribbon, section, spec.depthModel(), spec.depthMapUm());
    if (map.pixelSizeUm() > spec.depthMapUm() * 1.001) {
      warnings.add(
          "The depth map has %.1f µm per pixel instead of %.1f: a map has at most %d pixels, and none finer than the image"
              .formatted(map.pixelSizeUm(), spec.depthMapUm(), DepthMap.MOST_PIXELS));
    }
    String name = depthMaps + "/" + section.section() + ".png";
    map.write(context.output(name));
    context.publish(
        name,
        ArtefactKind.DEPTH_MAP,
        "image/png",
        Map.of(
            "brain", section.brain(),
            "section", Integer.toString(section.section()),
            "image", section.imageSha256().hex(),
            "pixelSizeUm", Double.toString(map.pixelSizeUm()),
            "depthModel", spec.depthModel().wireName()));
    return name;
  }

  private static SectionResult result(RibbonSection section, Found found, List<String> warnings) {
    return new SectionResult(
        section.brain(),
        section.section(),
        section.image(),
        section.imageSha256(),
        found,
        null,
        warnings);
  }

  private static Found found(
      SectionRibbon ribbon, Stations stations, boolean hasSurface, String depthMap) {
    List<OnSurface> on =
        stations.points().stream()
            .map(RibbonPoint::reference)
            .map(reference -> reference instanceof Reference.Place place ? place.surface() : null)
            .filter(Objects::nonNull)
            .toList();
    return new Found(
        Objects.requireNonNull(ribbon.origin()),
        stations.points().size(),
        stations.pieces(),
        stations.lengthMm(),
        stations.points().stream().mapToDouble(RibbonPoint::thicknessMm).average().orElseThrow(),
        hasSurface ? Integer.valueOf(stations.points().size() - on.size()) : null,
        median(on.stream().mapToDouble(OnSurface::offSurfaceMm).toArray()),
        median(on.stream().mapToDouble(OnSurface::cuttingAngleDeg).toArray()),
        depthMap);
  }

  private static @Nullable Double median(double[] values) {
    Arrays.sort(values);
    return values.length == 0 ? null : Double.valueOf(values[values.length / 2]);
  }
}
