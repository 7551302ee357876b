package org.cytostudy.core.job;

import java.util.List;
import org.cytostudy.core.hash.Sha256;
import org.cytostudy.core.space.ContourOrigin;
import org.jspecify.annotations.Nullable;

/**
 * What became of each section: the JSON of artefacts of kind {@code ribbon-report}.
 *
 * @param sections in the order of the step's specification
 */
public record RibbonReport(List<SectionResult> sections) {
  public RibbonReport {
    sections = List.copyOf(sections);
  }

  /**
   * One section; it has either a ribbon or a problem.
   *
   * @param brain pseudonym of the brain
   * @param section number within the brain
   * @param image name of its image
   * @param imageSha256 content of that image
   * @param ribbon what was found; null where it failed
   * @param problem why it failed; null where it did not
   * @param warnings what a person should know of it and need not act on
   */
  public record SectionResult(
      String brain,
      int section,
      String image,
      Sha256 imageSha256,
      @Nullable Found ribbon,
      @Nullable Problem problem,
      List<String> warnings) {
    public SectionResult {
      warnings = List.copyOf(warnings);
      if ((ribbon == null) == (problem == null)) {
        throw new IllegalArgumentException(
            "A section has either a ribbon or a problem: " + brain + "/" + section);
      }
    }
  }

  /**
   * A ribbon.
   *
   * @param origin who drew the borders; no comparison of thickness may use what was estimated
   * @param stations how many points it has
   * @param pieces how many pieces they make
   * @param lengthMm of the mid-line, all pieces together
   * @param meanThicknessMm over the stations, within the section plane
   * @param stationsOffSurface stations without a vertex: farther from the surface than allowed;
   *     null where there is no surface
   * @param medianOffSurfaceMm distance of the stations with a vertex to it; null without any
   * @param medianCuttingAngleDeg of the stations with a vertex; null without any
   * @param depthMap name of the step's output of kind {@code depth-map}
   */
  public record Found(
      ContourOrigin origin,
      int stations,
      int pieces,
      double lengthMm,
      double meanThicknessMm,
      @Nullable Integer stationsOffSurface,
      @Nullable Double medianOffSurfaceMm,
      @Nullable Double medianCuttingAngleDeg,
      String depthMap) {}

  /**
   * Why a section failed.
   *
   * @param code stable name, e.g. {@code section-not-placed}
   * @param title one sentence: what
   * @param where file and place in it, or the manifest's pointer
   * @param action what to do about it
   */
  public record Problem(String code, String title, String where, String action) {}
}
