package org.cytostudy.runner.ribbon;

import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.cytostudy.core.space.Hemisphere;
import org.cytostudy.core.space.SurfaceRef;
import org.cytostudy.core.space.SurfaceRef.HemisphereMesh;
import org.cytostudy.imaging.space.GeometryFileException;
import org.cytostudy.imaging.surface.CorticalSurface;
import org.cytostudy.imaging.surface.GiftiFile;
import org.cytostudy.imaging.surface.HemisphereSurface;
import org.cytostudy.imaging.surface.MeshReport;
import org.cytostudy.imaging.surface.SurfaceMesh;
import org.cytostudy.runner.worker.StepContext;
import org.cytostudy.runner.worker.StepContext.InputFile;
import org.cytostudy.runner.worker.StepFailure;
import org.jspecify.annotations.Nullable;

/**
 * The mid-surface, each hemisphere by itself: a section belongs to one hemisphere, and a station
 * near the midline must not get a vertex of the other.
 */
final class Surfaces {
  private static final String ROLE = "surface";

  private final @Nullable SurfaceRef version;
  private final Map<Hemisphere, CorticalSurface> hemispheres;

  private Surfaces(@Nullable SurfaceRef version, Map<Hemisphere, CorticalSurface> hemispheres) {
    this.version = version;
    this.hemispheres = hemispheres;
  }

  /**
   * Reads the hemispheres of a surface.
   *
   * @param version null where there is none
   * @throws StepFailure if a file is missing, is another one, or holds no surface
   */
  static Surfaces read(@Nullable SurfaceRef version, StepContext context) throws IOException {
    Map<Hemisphere, CorticalSurface> hemispheres = new EnumMap<>(Hemisphere.class);
    if (version != null) {
      for (HemisphereMesh wanted : version.hemispheres()) {
        HemisphereSurface hemisphere =
            new HemisphereSurface(version.space(), wanted.hemisphere(), mesh(wanted, context));
        hemispheres.put(
            wanted.hemisphere(),
            new CorticalSurface(version.name(), version.version(), List.of(hemisphere)));
      }
    }
    return new Surfaces(version, hemispheres);
  }

  private static SurfaceMesh mesh(HemisphereMesh wanted, StepContext context) throws IOException {
    InputFile file =
        context.inputs(ROLE).stream()
            .filter(it -> it.ref().name().equals(wanted.file()))
            .findFirst()
            .orElse(null);
    if (file == null || !file.ref().sha256().equals(wanted.sha256())) {
      throw StepFailure.user(
          "surface-missing",
          file == null
              ? "Surface " + wanted.file() + " is no input"
              : "Surface " + wanted.file() + " has another sha256 than the specification says",
          "manifest /spec/surface",
          "Give the hemisphere's GIFTI file as input of role " + ROLE);
    }
    String where = "input " + ROLE + "/" + wanted.file();
    try {
      SurfaceMesh mesh = GiftiFile.read(file.path()).mesh();
      MeshReport report = MeshReport.of(mesh);
      if (!report.faults().isEmpty()) {
        throw StepFailure.data(
            "surface-invalid",
            "The mesh is no surface: " + String.join("; ", report.faults()),
            where,
            "Mend the mesh and import it as a new version");
      }
      return mesh;
    } catch (GeometryFileException e) {
      throw StepFailure.data("surface-invalid", e.what(), where + ": " + e.where(), e.action());
    }
  }

  /**
   * The surface of a hemisphere; null where the step has no surface at all.
   *
   * @throws SectionProblem if there is a surface, but not of this hemisphere
   */
  @Nullable CorticalSurface of(Hemisphere hemisphere) {
    CorticalSurface found = hemispheres.get(hemisphere);
    if (found == null && version != null) {
      throw new SectionProblem(
          "hemisphere-missing",
          "Surface " + version.label() + " has no " + hemisphere.wireName() + " hemisphere",
          "manifest /spec/surface",
          "Give the mesh of that hemisphere as well, or leave its sections out");
    }
    return found;
  }
}
