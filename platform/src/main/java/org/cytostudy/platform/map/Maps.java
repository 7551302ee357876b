package org.cytostudy.platform.map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.cytostudy.core.hash.Sha256;
import org.cytostudy.core.id.ProjectId;
import org.cytostudy.core.job.ArtefactKind;
import org.cytostudy.core.job.InputRef;
import org.cytostudy.core.job.TargetsSpec;
import org.cytostudy.core.space.Hemisphere;
import org.cytostudy.core.space.Space;
import org.cytostudy.core.space.SurfaceRef;
import org.cytostudy.platform.brain.Side;
import org.cytostudy.platform.map.MapViews.MapFile;
import org.cytostudy.platform.map.MapViews.MapView;
import org.cytostudy.platform.surface.Surfaces;
import org.jspecify.annotations.Nullable;

/** What other features ask about maps. None of it checks access. */
@ApplicationScoped
public class Maps {
  private final MapRepository maps;
  private final Surfaces surfaces;

  Maps(MapRepository maps, Surfaces surfaces) {
    this.maps = maps;
    this.surfaces = surfaces;
  }

  /**
   * A version of a map as inputs of steps.
   *
   * @param surface over whose vertices it is; null for a volume
   * @param count how many maps each file holds
   * @param labels whether its values are keys
   */
  public record Frozen(
      String name,
      String version,
      String unit,
      Space space,
      @Nullable SurfaceRef surface,
      int count,
      boolean labels,
      List<FrozenSide> sides) {
    public Frozen {
      sides = List.copyOf(sides);
    }

    /** {@code name@version}. */
    public String label() {
      return name + "@" + version;
    }

    /** The files. */
    public List<InputRef> inputs() {
      return sides.stream().map(FrozenSide::file).toList();
    }

    /**
     * The step that reads it at patches.
     *
     * @param index which of its maps, from 0
     */
    public TargetsSpec targets(int index) {
      SurfaceRef on = surface;
      String target = count == 1 ? label() : label() + "#" + index;
      if (on == null) {
        return new TargetsSpec(
            target, unit, new TargetsSpec.Volume(space, sides.getFirst().file().name(), index));
      }
      List<TargetsSpec.HemisphereMap> files = new ArrayList<>();
      for (FrozenSide side : sides) {
        Side of = side.side();
        if (of != null) {
          files.add(
              new TargetsSpec.HemisphereMap(Hemisphere.valueOf(of.name()), side.file().name()));
        }
      }
      return new TargetsSpec(target, unit, new TargetsSpec.Surface(on, files, index));
    }
  }

  /** A file; of a volume there is one, without a side. */
  public record FrozenSide(@Nullable Side side, InputRef file) {}

  /** The map, if the project has it. */
  @Transactional
  public Optional<Frozen> find(ProjectId project, UUID id) {
    return maps.find(id)
        .filter(found -> found.projectId().equals(project.value()))
        .map(found -> frozen(project, found));
  }

  private Frozen frozen(ProjectId project, MapView map) {
    UUID surface = map.surfaceId();
    return new Frozen(
        map.name(),
        map.version(),
        map.unit(),
        Space.parse(map.space()),
        surface == null ? null : surfaces.find(project, surface).orElseThrow().ref(),
        map.maps(),
        map.labels(),
        map.files().stream().map(Maps::side).toList());
  }

  private static FrozenSide side(MapFile file) {
    Side side = file.hemisphere();
    String name = side == null ? "map.nii" : side.name().toLowerCase(Locale.ROOT) + ".shape.gii";
    return new FrozenSide(
        side,
        InputRef.stored(
            ArtefactKind.MAP.role(),
            name,
            ArtefactKind.MAP,
            new Sha256(file.sha256()),
            file.bytes()));
  }
}
