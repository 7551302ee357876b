package org.cytostudy.platform.surface;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.cytostudy.imaging.surface.GiftiFile;
import org.cytostudy.imaging.surface.MeshReport;
import org.cytostudy.imaging.surface.SurfaceMesh;

/** A mesh that was read, in numbers. */
record MeasuredMesh(MeshReport report, double areaMm2) {

  static MeasuredMesh read(Path file) throws IOException {
    SurfaceMesh mesh = GiftiFile.read(file).mesh();
    return new MeasuredMesh(MeshReport.of(mesh), mesh.areaMm2());
  }

  /** What keeps distances from being measured on it. */
  List<String> faults() {
    return report.faults();
  }
}
