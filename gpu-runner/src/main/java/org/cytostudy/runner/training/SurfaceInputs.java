package org.cytostudy.runner.training;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.cytostudy.imaging.space.GeometryFileException;
import org.cytostudy.imaging.surface.GeodesicMesh;
import org.cytostudy.imaging.surface.GiftiFile;
import org.cytostudy.imaging.surface.SurfaceMesh;
import org.cytostudy.runner.data.PatchPlace.MeshVersion;
import org.cytostudy.runner.worker.StepContext;
import org.cytostudy.runner.worker.StepContext.InputFile;
import org.cytostudy.runner.worker.StepFailure;

/**
 * The meshes that the vertices of training patches are of, found among the inputs by their hash: a
 * vertex number means something only on the very mesh that it was found on.
 */
final class SurfaceInputs {
  private static final String ROLE = "surface";

  private final Positions positions;
  private final boolean mirrored;
  private final List<InputFile> files;

  SurfaceInputs(Positions positions, boolean mirrored, StepContext context) {
    this.positions = positions;
    this.mirrored = mirrored;
    this.files = context.inputs(ROLE);
  }

  /**
   * A mesh for each of the positions' meshes; the same one for all where hemispheres are mirrored.
   *
   * @throws StepFailure if one is no input or no surface, hemispheres have two versions, or
   *     mirrored ones do not have the same vertices
   */
  List<GeodesicMesh> meshes() throws IOException {
    List<MeshVersion> versions = positions.meshes();
    checkVersions(versions);
    List<SurfaceMesh> read = new ArrayList<>();
    for (MeshVersion version : versions) {
      read.add(read(version));
    }
    List<GeodesicMesh> meshes = new ArrayList<>();
    for (int i = 0; i < read.size(); i++) {
      if (mirrored && i > 0) {
        checkMirror(read.getFirst(), read.get(i));
        meshes.add(meshes.getFirst());
      } else {
        meshes.add(measured(read.get(i), versions.get(i)));
      }
    }
    checkVertices(read);
    return meshes;
  }

  private void checkVersions(List<MeshVersion> versions) {
    boolean[] sides = new boolean[2 * versions.size()];
    for (int i = 0; i < positions.count(); i++) {
      sides[2 * positions.mesh(i) + (positions.right(i) ? 1 : 0)] = true;
    }
    int left = 0;
    int right = 0;
    for (int m = 0; m < versions.size(); m++) {
      left += sides[2 * m] ? 1 : 0;
      right += sides[2 * m + 1] ? 1 : 0;
    }
    if (left > 1 || right > 1) {
      throw StepFailure.data(
          "surfaces-mixed",
          "Training patches of one hemisphere lie on different surfaces: " + versions,
          "input patch-index, columns surface and surface_sha256",
          "Find all ribbons with one version of the surface");
    }
  }

  private SurfaceMesh read(MeshVersion version) throws IOException {
    for (InputFile file : files) {
      if (file.ref().sha256().equals(version.sha256())) {
        try {
          return GiftiFile.read(file.path()).mesh();
        } catch (GeometryFileException e) {
          throw StepFailure.data(
              "surface-invalid", e.what(), "input surface/" + file.ref().name(), e.action());
        }
      }
    }
    throw StepFailure.user(
        "surface-missing",
        files.isEmpty()
            ? "Geodesic distances are measured on surface "
                + version.surface()
                + ", which is no input of this step"
            : "None of the given surfaces is the one that the patches lie on: "
                + version.surface()
                + ", sha256 "
                + version.sha256(),
        "manifest /inputs, role " + ROLE,
        "Give the mid-surface of each hemisphere as input of role surface, or take distance"
            + " euclidean");
  }

  private static GeodesicMesh measured(SurfaceMesh mesh, MeshVersion version) {
    try {
      return new GeodesicMesh(mesh);
    } catch (IllegalArgumentException e) {
      throw StepFailure.data(
          "surface-invalid",
          "No distances can be measured on the mesh: " + e.getMessage(),
          "input surface, " + version.surface() + ", sha256 " + version.sha256(),
          "Mend the mesh, import it as a new version and find the ribbons anew");
    }
  }

  /** Mirrored hemispheres have the same triangles, which may turn the other way. */
  private static void checkMirror(SurfaceMesh left, SurfaceMesh right) {
    boolean alike =
        left.vertexCount() == right.vertexCount() && left.triangleCount() == right.triangleCount();
    for (int t = 0; alike && t < left.triangleCount(); t++) {
      for (int corner = 0; alike && corner < 3; corner++) {
        int wanted = left.corner(t, corner);
        alike =
            right.corner(t, 0) == wanted
                || right.corner(t, 1) == wanted
                || right.corner(t, 2) == wanted;
      }
    }
    if (!alike) {
      throw StepFailure.user(
          "surfaces-not-mirrored",
          "The hemispheres' meshes do not have the same triangles, so that a vertex number means"
              + " different places on them",
          "spec /objective/hemispheres",
          "Take hemispheres apart, or a surface whose hemispheres correspond vertex by vertex");
    }
  }

  private void checkVertices(List<SurfaceMesh> meshes) {
    for (int i = 0; i < positions.count(); i++) {
      int vertices = meshes.get(positions.mesh(i)).vertexCount();
      if (positions.vertex(i) < 0 || positions.vertex(i) >= vertices) {
        throw StepFailure.data(
            "vertex-unknown",
            "A patch lies on vertex %d, the mesh has %d".formatted(positions.vertex(i), vertices),
            "input patch-index, column vertex",
            "Sample the patches anew from the ribbons");
      }
    }
  }
}
