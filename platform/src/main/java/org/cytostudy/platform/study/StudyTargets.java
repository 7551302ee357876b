package org.cytostudy.platform.study;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.cytostudy.core.id.ProjectId;
import org.cytostudy.core.job.ProbeSpec;
import org.cytostudy.core.space.SurfaceRef;
import org.cytostudy.platform.map.Maps;
import org.cytostudy.platform.patchset.PatchGeometry;
import org.cytostudy.platform.problem.FieldError;
import org.cytostudy.platform.problem.InvalidException;
import org.cytostudy.platform.problem.ProblemType;
import org.cytostudy.platform.study.NewStudy.NewTarget;

/** Which map a study predicts, and whether it can be read at the patches. */
@ApplicationScoped
class StudyTargets {
  private final Maps maps;

  StudyTargets(Maps maps) {
    this.maps = maps;
  }

  /**
   * The target, if the request names one.
   *
   * @throws InvalidException if no variant predicts it, or it lies elsewhere than the patches
   */
  Optional<StudyTarget> of(ProjectId project, NewStudy request, PatchGeometry geometry) {
    NewTarget wanted = request.target();
    if (wanted == null) {
      return Optional.empty();
    }
    boolean predicted =
        request.variants().stream()
            .anyMatch(variant -> variant.probe().kinds().contains(ProbeSpec.Kind.RIDGE));
    if (!predicted) {
      throw invalid("/target", "is predicted by no variant: none has a probe of kind 'ridge'");
    }
    Maps.Frozen map =
        maps.find(project, wanted.mapId())
            .orElseThrow(() -> invalid("/target/mapId", "is no map of the project"));
    if (wanted.indexOrFirst() >= map.count()) {
      throw invalid("/target/index", "is 0 to " + (map.count() - 1) + " in " + map.label());
    }
    if (map.labels()) {
      throw invalid("/target/mapId", "has keys of labels, which are no measure to predict");
    }
    requirePlace(map, geometry);
    return Optional.of(new StudyTarget(map, wanted.indexOrFirst()));
  }

  private static void requirePlace(Maps.Frozen map, PatchGeometry geometry) {
    SurfaceRef of = map.surface();
    SurfaceRef on = geometry.surface();
    if (of != null && (on == null || !of.label().equals(on.label()))) {
      throw mismatch(
          map.label() + " is over the vertices of " + of.label(),
          on == null ? "name no vertices" : "name those of " + on.label());
    }
    boolean inSpace =
        geometry.on() != PatchGeometry.On.SHEET && map.space().toString().equals(geometry.space());
    if (of == null && !inSpace) {
      throw mismatch(
          map.label() + " lies in " + map.space(),
          geometry.on() == PatchGeometry.On.SHEET
              ? "lie on a flat sheet"
              : "lie in " + (geometry.space() == null ? "several spaces" : geometry.space()));
    }
  }

  private static InvalidException mismatch(String map, String patches) {
    return new InvalidException(
        ProblemType.SPACE_MISMATCH,
        map + ", and the patches " + patches + ".",
        List.of(new FieldError("/target/mapId", "lies elsewhere than the patches")));
  }

  private static InvalidException invalid(String pointer, String detail) {
    return new InvalidException(
        ProblemType.INVALID_REQUEST,
        "The study cannot be made.",
        List.of(new FieldError(pointer, detail)));
  }
}
