package org.cytostudy.runner.targets;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cytostudy.core.hash.Sha256;
import org.cytostudy.core.job.Registration.Reference;
import org.cytostudy.core.job.TargetsSpec;
import org.cytostudy.core.job.TargetsSpec.HemisphereMap;
import org.cytostudy.core.space.SurfaceRef.HemisphereMesh;
import org.cytostudy.imaging.space.GeometryFileException;
import org.cytostudy.imaging.surface.GiftiFile;
import org.cytostudy.imaging.surface.SurfaceMap;
import org.cytostudy.runner.data.PatchIndex.Row;
import org.cytostudy.runner.data.PatchPlace.MeshVersion;
import org.cytostudy.runner.worker.StepContext;
import org.cytostudy.runner.worker.StepContext.InputFile;
import org.cytostudy.runner.worker.StepFailure;

/** Maps over the vertices of a surface, read at the vertex of each patch. */
final class VertexMap implements PatchMap {
  private final TargetsSpec.Surface source;
  private final Map<Sha256, float[]> valuesOf = new HashMap<>();

  private VertexMap(TargetsSpec.Surface source) {
    this.source = source;
  }

  static VertexMap open(TargetsSpec.Surface source, StepContext context) throws IOException {
    VertexMap map = new VertexMap(source);
    for (HemisphereMap file : source.files()) {
      HemisphereMesh mesh =
          source.surface().hemispheres().stream()
              .filter(it -> it.hemisphere() == file.hemisphere())
              .findFirst()
              .orElseThrow(
                  () ->
                      StepFailure.user(
                          "hemisphere-missing",
                          "Surface %s has no %s hemisphere"
                              .formatted(source.surface().label(), file.hemisphere().wireName()),
                          "manifest /spec/source/surface",
                          "Name the mesh that the map is of"));
      map.valuesOf.put(mesh.sha256(), values(file.file(), source.map(), context));
    }
    return map;
  }

  private static float[] values(String name, int wanted, StepContext context) throws IOException {
    InputFile file = PatchMap.input(name, context);
    try {
      List<SurfaceMap> maps = GiftiFile.read(file.path()).maps();
      if (wanted >= maps.size()) {
        throw PatchMap.noSuchMap(name, wanted, maps.size());
      }
      if (!maps.get(wanted).labels().isEmpty()) {
        throw StepFailure.user(
            "map-of-labels",
            "The map holds keys of labels, which are names and no measure",
            "input map/" + name,
            "Give a map of values; areas come from annotations");
      }
      return maps.get(wanted).values();
    } catch (GeometryFileException e) {
      throw StepFailure.data(
          "map-invalid", e.what(), "input map/" + name + ": " + e.where(), e.action());
    }
  }

  @Override
  public double at(Row patch) {
    MeshVersion mesh = patch.place().surface();
    if (!(patch.place().reference() instanceof Reference.Place place)
        || !patch.place().space().equals(source.surface().space().toString())
        || (mesh != null && !isOfSource(mesh))) {
      throw StepFailure.user(
          "surface-differs",
          "The map is of surface %s, the patches lie on %s in %s"
              .formatted(
                  source.surface().label(),
                  mesh == null ? "none" : mesh.surface(),
                  patch.place().space()),
          "input patch-index, patch " + patch.patchId(),
          "Find the ribbons with that surface and sample anew, or bring the map to theirs");
    }
    if (mesh == null || place.surface() == null) {
      return Double.NaN;
    }
    float[] values = valuesOf.get(mesh.sha256());
    if (values == null) {
      return Double.NaN;
    }
    int vertex = place.surface().vertex();
    if (vertex >= values.length) {
      throw StepFailure.data(
          "map-of-another-mesh",
          "The map has %d values, a patch lies on vertex %d".formatted(values.length, vertex),
          "input patch-index, patch " + patch.patchId(),
          "Give the map of the mesh that the ribbons were found with");
    }
    return values[vertex];
  }

  private boolean isOfSource(MeshVersion mesh) {
    return source.surface().hemispheres().stream()
        .anyMatch(it -> it.sha256().equals(mesh.sha256()));
  }
}
