package org.cytostudy.platform.surface;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.cytostudy.core.id.BrainId;
import org.cytostudy.core.id.ProjectId;
import org.cytostudy.core.job.ArtefactKind;
import org.cytostudy.platform.access.Access;
import org.cytostudy.platform.access.Membership;
import org.cytostudy.platform.artefact.Artefacts.Published;
import org.cytostudy.platform.audit.Audit;
import org.cytostudy.platform.audit.Noun;
import org.cytostudy.platform.brain.Brains;
import org.cytostudy.platform.geometry.GeometryFiles;
import org.cytostudy.platform.ids.Ids;
import org.cytostudy.platform.page.Page;
import org.cytostudy.platform.page.PageRequest;
import org.cytostudy.platform.problem.ConflictException;
import org.cytostudy.platform.problem.FieldError;
import org.cytostudy.platform.problem.InvalidException;
import org.cytostudy.platform.problem.MissingException;
import org.cytostudy.platform.problem.ProblemType;
import org.cytostudy.platform.surface.SurfaceViews.NewHemisphere;
import org.cytostudy.platform.surface.SurfaceViews.NewSurface;
import org.cytostudy.platform.surface.SurfaceViews.Surface;
import org.cytostudy.platform.surface.SurfaceViews.SurfaceHemisphere;
import org.jspecify.annotations.Nullable;

/** Keeps versions of surfaces, each of which then stays as it is. */
@ApplicationScoped
class SurfaceService {
  private final SurfaceRepository surfaces;
  private final GeometryFiles files;
  private final Brains brains;
  private final Access access;
  private final Audit audit;
  private final Ids ids;
  private final Clock clock;

  SurfaceService(
      SurfaceRepository surfaces,
      GeometryFiles files,
      Brains brains,
      Access access,
      Audit audit,
      Ids ids,
      Clock clock) {
    this.surfaces = surfaces;
    this.files = files;
    this.brains = brains;
    this.access = access;
    this.audit = audit;
    this.ids = ids;
    this.clock = clock;
  }

  @Transactional
  Page<Surface> list(UUID project, PageRequest page) {
    access.requireVisible(new ProjectId(project));
    return surfaces.list(project, page);
  }

  @Transactional
  Surface get(UUID id) {
    Surface surface = surfaces.find(id).orElseThrow(() -> new MissingException("surface", id));
    access.requireProjectOf("surface", id, new ProjectId(surface.projectId()), Membership.VIEWER);
    return surface;
  }

  @Transactional
  Surface importSurface(UUID projectId, NewSurface request) {
    ProjectId project = new ProjectId(projectId);
    access.requireProject(project, Membership.MEMBER);
    Optional<Surface> known = surfaces.find(project, request.name(), request.version());
    if (known.isPresent()) {
      return same(known.get(), request);
    }
    requireTwoSides(request);
    List<BrainId> shown = shown(project, request.brainId());
    UUID id = ids.next();
    List<SurfaceHemisphere> hemispheres = new ArrayList<>();
    for (int i = 0; i < request.hemispheres().size(); i++) {
      NewHemisphere side = request.hemispheres().get(i);
      String pointer = "/hemispheres/" + i + "/file";
      MeasuredMesh mesh = files.read(project, side.file(), pointer, MeasuredMesh::read);
      requireSound(mesh, pointer, side.file().fileName());
      Published file =
          files.publish(
              project,
              side.file().sha256(),
              ArtefactKind.SURFACE,
              request.name() + "@" + request.version() + " " + side.file().fileName(),
              List.of(),
              shown);
      hemispheres.add(hemisphere(side, mesh, file.bytes()));
    }
    surfaces.add(
        new Surface(
            id,
            projectId,
            request.name(),
            request.version(),
            request.space().toString(),
            request.kind(),
            request.brainId(),
            request.citation(),
            request.licence(),
            hemispheres,
            access.caller().subject(),
            clock.instant()));
    audit.record(
        "imported",
        Noun.SURFACE,
        id,
        project,
        Map.of(
            "name",
            request.name(),
            "version",
            request.version(),
            "space",
            request.space().toString(),
            "files",
            hemispheres.stream().map(SurfaceHemisphere::sha256).toList()));
    return surfaces.find(id).orElseThrow();
  }

  private static void requireTwoSides(NewSurface request) {
    boolean twice =
        request.hemispheres().stream().map(NewHemisphere::hemisphere).distinct().count()
            < request.hemispheres().size();
    if (twice) {
      throw new InvalidException(
          ProblemType.INVALID_REQUEST,
          "The surface has a hemisphere twice.",
          List.of(new FieldError("/hemispheres/1/hemisphere", "is the same as that of the first")));
    }
  }

  private List<BrainId> shown(ProjectId project, @Nullable UUID brain) {
    if (brain == null) {
      return List.of();
    }
    return brains
        .find(new BrainId(brain))
        .filter(found -> found.project().equals(project))
        .map(found -> List.of(found.id()))
        .orElseThrow(
            () ->
                new InvalidException(
                    ProblemType.INVALID_REQUEST,
                    "The surface shows a brain that is not there.",
                    List.of(new FieldError("/brainId", "is no brain of the project"))));
  }

  private static void requireSound(MeasuredMesh mesh, String pointer, String fileName) {
    List<FieldError> errors =
        mesh.faults().stream()
            .map(fault -> new FieldError(pointer, fileName + ": " + fault + "."))
            .toList();
    if (!errors.isEmpty()) {
      throw GeometryFiles.invalid(errors);
    }
  }

  private static SurfaceHemisphere hemisphere(NewHemisphere side, MeasuredMesh mesh, long bytes) {
    return new SurfaceHemisphere(
        side.hemisphere(),
        side.file().fileName(),
        side.file().sha256().hex(),
        bytes,
        mesh.report().vertices(),
        mesh.report().triangles(),
        mesh.report().parts().size(),
        mesh.report().borderEdges(),
        mesh.report().eulerCharacteristic(),
        mesh.report().unusedVertices(),
        mesh.areaMm2());
  }

  /** The name of a file is no part of what a version is. */
  private static Surface same(Surface known, NewSurface request) {
    boolean same =
        known.space().equals(request.space().toString())
            && known.kind() == request.kind()
            && sides(
                    known.hemispheres().stream()
                        .map(side -> side.hemisphere() + " " + side.sha256())
                        .toList())
                .equals(
                    sides(
                        request.hemispheres().stream()
                            .map(side -> side.hemisphere() + " " + side.file().sha256())
                            .toList()));
    if (!same) {
      throw new ConflictException(
          ProblemType.ALREADY_EXISTS,
          "The project has another surface as %s@%s. Import this one under another version."
              .formatted(known.name(), known.version()));
    }
    return known;
  }

  private static List<String> sides(List<String> sides) {
    return sides.stream().sorted().toList();
  }
}
