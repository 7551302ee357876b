package org.cytostudy.platform.map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.cytostudy.core.id.ProjectId;
import org.cytostudy.core.job.ArtefactKind;
import org.cytostudy.core.space.Space;
import org.cytostudy.platform.access.Access;
import org.cytostudy.platform.access.Membership;
import org.cytostudy.platform.audit.Audit;
import org.cytostudy.platform.audit.Noun;
import org.cytostudy.platform.brain.Side;
import org.cytostudy.platform.geometry.GeometryFiles;
import org.cytostudy.platform.geometry.NamedFile;
import org.cytostudy.platform.ids.Ids;
import org.cytostudy.platform.map.MapViews.MapFile;
import org.cytostudy.platform.map.MapViews.MapView;
import org.cytostudy.platform.map.MapViews.NewMap;
import org.cytostudy.platform.map.MapViews.NewSide;
import org.cytostudy.platform.page.Page;
import org.cytostudy.platform.page.PageRequest;
import org.cytostudy.platform.problem.ConflictException;
import org.cytostudy.platform.problem.FieldError;
import org.cytostudy.platform.problem.InvalidException;
import org.cytostudy.platform.problem.MissingException;
import org.cytostudy.platform.problem.ProblemType;
import org.cytostudy.platform.surface.Surfaces;
import org.jspecify.annotations.Nullable;

/** Keeps versions of maps, each of which then stays as it is. */
@ApplicationScoped
class MapService {
  private final MapRepository maps;
  private final Surfaces surfaces;
  private final GeometryFiles files;
  private final Access access;
  private final Audit audit;
  private final Ids ids;
  private final Clock clock;

  MapService(
      MapRepository maps,
      Surfaces surfaces,
      GeometryFiles files,
      Access access,
      Audit audit,
      Ids ids,
      Clock clock) {
    this.maps = maps;
    this.surfaces = surfaces;
    this.files = files;
    this.access = access;
    this.audit = audit;
    this.ids = ids;
    this.clock = clock;
  }

  @Transactional
  Page<MapView> list(UUID project, PageRequest page) {
    access.requireVisible(new ProjectId(project));
    return maps.list(project, page);
  }

  @Transactional
  MapView get(UUID id) {
    MapView map = maps.find(id).orElseThrow(() -> new MissingException("map", id));
    access.requireProjectOf("map", id, new ProjectId(map.projectId()), Membership.VIEWER);
    return map;
  }

  /** What was read, of a volume or of all sides. */
  private record Contents(
      Space space,
      Surfaces.@Nullable Frozen surface,
      List<MapFile> files,
      int maps,
      boolean labels) {}

  @Transactional
  MapView importMap(UUID projectId, NewMap request) {
    ProjectId project = new ProjectId(projectId);
    access.requireProject(project, Membership.MEMBER);
    Optional<MapView> known = maps.find(project, request.name(), request.version());
    if (known.isPresent()) {
      return same(known.get(), request);
    }
    Contents contents = contents(project, request);
    UUID id = ids.next();
    maps.add(
        new MapView(
            id,
            projectId,
            request.name(),
            request.version(),
            request.kind(),
            request.unit(),
            request.citation(),
            request.licence(),
            contents.space().toString(),
            contents.surface() == null ? null : contents.surface().id(),
            null,
            contents.maps(),
            contents.labels(),
            contents.files(),
            access.caller().subject(),
            clock.instant()));
    audit.record(
        "imported",
        Noun.MAP,
        id,
        project,
        Map.of(
            "name",
            request.name(),
            "version",
            request.version(),
            "space",
            contents.space().toString(),
            "files",
            contents.files().stream().map(MapFile::sha256).toList()));
    return maps.find(id).orElseThrow();
  }

  private Contents contents(ProjectId project, NewMap request) {
    Space space = request.space();
    NamedFile volume = request.volume();
    UUID surface = request.surfaceId();
    List<NewSide> sides = request.hemispheres();
    if (space != null && volume != null && surface == null && sides == null) {
      return volume(project, request, space, volume);
    }
    if (surface != null && sides != null && space == null && volume == null) {
      return surface(project, request, surface, sides);
    }
    throw invalid("/volume", "and space say where a volume lies; surfaceId and hemispheres a map");
  }

  private Contents volume(ProjectId project, NewMap request, Space space, NamedFile volume) {
    MeasuredMap measured = files.read(project, volume, "/volume", MeasuredMap::volume);
    MapFile file = file(project, request, null, volume, measured);
    return new Contents(space, null, List.of(file), measured.maps(), false);
  }

  private Contents surface(ProjectId project, NewMap request, UUID id, List<NewSide> sides) {
    Surfaces.Frozen surface =
        surfaces
            .find(project, id)
            .orElseThrow(() -> invalid("/surfaceId", "is no surface of the project"));
    List<MapFile> read = new ArrayList<>();
    MeasuredMap first = null;
    for (int i = 0; i < sides.size(); i++) {
      NewSide side = sides.get(i);
      String pointer = "/hemispheres/" + i;
      if (read.stream().anyMatch(file -> file.hemisphere() == side.hemisphere())) {
        throw invalid(pointer + "/hemisphere", "is the same as that of the first");
      }
      MeasuredMap measured =
          files.read(project, side.file(), pointer + "/file", MeasuredMap::surface);
      requireFitting(surface, side, measured, pointer);
      if (first != null && first.maps() != measured.maps()) {
        throw GeometryFiles.invalid(
            pointer + "/file",
            "%s: has %d maps, the other side has %d"
                .formatted(side.file().fileName(), measured.maps(), first.maps()));
      }
      first = first == null ? measured : first;
      read.add(file(project, request, side.hemisphere(), side.file(), measured));
    }
    if (first == null) {
      throw invalid("/hemispheres", "has at least one side");
    }
    return new Contents(surface.space(), surface, read, first.maps(), first.labels());
  }

  private static void requireFitting(
      Surfaces.Frozen surface, NewSide side, MeasuredMap measured, String pointer) {
    Surfaces.FrozenSide of =
        surface.sides().stream()
            .filter(each -> each.side() == side.hemisphere())
            .findFirst()
            .orElseThrow(
                () ->
                    invalid(
                        pointer + "/hemisphere",
                        "is a side that " + surface.label() + " does not have"));
    if (of.vertices() != measured.values()) {
      throw GeometryFiles.invalid(
          pointer + "/file",
          "%s: has %d values, %s has %d vertices on that side; give the map of this surface"
              .formatted(
                  side.file().fileName(), measured.values(), surface.label(), of.vertices()));
    }
  }

  private MapFile file(
      ProjectId project,
      NewMap request,
      @Nullable Side side,
      NamedFile file,
      MeasuredMap measured) {
    long bytes =
        files
            .publish(
                project,
                file.sha256(),
                ArtefactKind.MAP,
                request.name() + "@" + request.version() + " " + file.fileName(),
                List.of(),
                List.of())
            .bytes();
    return new MapFile(
        side,
        file.fileName(),
        file.sha256().hex(),
        bytes,
        measured.values(),
        measured.missing(),
        measured.minimum(),
        measured.maximum());
  }

  private static MapView same(MapView known, NewMap request) {
    List<String> given = new ArrayList<>();
    NamedFile volume = request.volume();
    List<NewSide> sides = request.hemispheres();
    if (volume != null) {
      given.add("null " + volume.sha256());
    }
    if (sides != null) {
      sides.forEach(side -> given.add(side.hemisphere() + " " + side.file().sha256()));
    }
    List<String> there =
        known.files().stream().map(file -> file.hemisphere() + " " + file.sha256()).toList();
    Space space = request.space();
    boolean same =
        given.stream().sorted().toList().equals(there.stream().sorted().toList())
            && known.kind() == request.kind()
            && known.unit().equals(request.unit())
            && (space == null || known.space().equals(space.toString()))
            && (request.surfaceId() == null || request.surfaceId().equals(known.surfaceId()));
    if (!same) {
      throw new ConflictException(
          ProblemType.ALREADY_EXISTS,
          "The project has another map as %s@%s. Import this one under another version."
              .formatted(known.name(), known.version()));
    }
    return known;
  }

  private static InvalidException invalid(String pointer, String detail) {
    return new InvalidException(
        ProblemType.INVALID_REQUEST,
        "The map cannot be kept.",
        List.of(new FieldError(pointer, detail)));
  }
}
