package org.cytostudy.platform.surface;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.cytostudy.core.hash.Sha256;
import org.cytostudy.core.id.ProjectId;
import org.cytostudy.core.job.ArtefactKind;
import org.cytostudy.core.job.InputRef;
import org.cytostudy.core.space.Hemisphere;
import org.cytostudy.core.space.Space;
import org.cytostudy.core.space.SurfaceRef;
import org.cytostudy.core.space.SurfaceRef.HemisphereMesh;
import org.cytostudy.platform.brain.Side;
import org.cytostudy.platform.surface.SurfaceViews.Surface;
import org.cytostudy.platform.surface.SurfaceViews.SurfaceHemisphere;

/** What other features ask about surfaces. None of it checks access. */
@ApplicationScoped
public class Surfaces {
  private final SurfaceRepository surfaces;

  Surfaces(SurfaceRepository surfaces) {
    this.surfaces = surfaces;
  }

  /** A version of a surface as an input of steps. */
  public record Frozen(
      UUID id,
      ProjectId project,
      String name,
      String version,
      Space space,
      SurfaceKind kind,
      List<FrozenSide> sides) {
    public Frozen {
      sides = List.copyOf(sides);
    }

    /** {@code name@version}. */
    public String label() {
      return name + "@" + version;
    }

    /** As steps name it. */
    public SurfaceRef ref() {
      return new SurfaceRef(
          name,
          version,
          space,
          sides.stream()
              .map(
                  side ->
                      new HemisphereMesh(
                          Hemisphere.valueOf(side.side().name()),
                          side.file().name(),
                          side.file().sha256()))
              .toList());
    }

    /** The files, one a hemisphere. */
    public List<InputRef> inputs() {
      return sides.stream().map(FrozenSide::file).toList();
    }
  }

  /** One hemisphere. */
  public record FrozenSide(Side side, int vertices, InputRef file) {}

  /** The surface, if the project has it. */
  @Transactional
  public Optional<Frozen> find(ProjectId project, UUID id) {
    return surfaces
        .find(id)
        .filter(found -> found.projectId().equals(project.value()))
        .map(Surfaces::frozen);
  }

  /** The version of this name, if the project has it. */
  @Transactional
  public Optional<Frozen> find(ProjectId project, String name, String version) {
    return surfaces.find(project, name, version).map(Surfaces::frozen);
  }

  private static Frozen frozen(Surface surface) {
    return new Frozen(
        surface.id(),
        new ProjectId(surface.projectId()),
        surface.name(),
        surface.version(),
        Space.parse(surface.space()),
        surface.kind(),
        surface.hemispheres().stream().map(Surfaces::side).toList());
  }

  private static FrozenSide side(SurfaceHemisphere side) {
    return new FrozenSide(
        side.hemisphere(),
        side.vertices(),
        InputRef.stored(
            ArtefactKind.SURFACE.role(),
            side.hemisphere().name().toLowerCase(Locale.ROOT) + ".surf.gii",
            ArtefactKind.SURFACE,
            new Sha256(side.sha256()),
            side.bytes()));
  }
}
