package org.cytostudy.runner.targets;

import java.io.IOException;
import org.cytostudy.core.job.Registration.Reference;
import org.cytostudy.core.job.TargetsSpec;
import org.cytostudy.imaging.space.GeometryFileException;
import org.cytostudy.imaging.volume.NiftiVolume;
import org.cytostudy.imaging.volume.NiftiVolume.Interpolation;
import org.cytostudy.runner.data.PatchIndex.Row;
import org.cytostudy.runner.worker.StepContext;
import org.cytostudy.runner.worker.StepContext.InputFile;
import org.cytostudy.runner.worker.StepFailure;

/** A volume, read by trilinear interpolation at mid-depth of the patch's column. */
final class VolumeMap implements PatchMap {
  private final TargetsSpec.Volume source;
  private final NiftiVolume volume;

  private VolumeMap(TargetsSpec.Volume source, NiftiVolume volume) {
    this.source = source;
    this.volume = volume;
  }

  static VolumeMap open(TargetsSpec.Volume source, StepContext context) throws IOException {
    InputFile file = PatchMap.input(source.file(), context);
    try {
      NiftiVolume volume = NiftiVolume.read(file.path());
      if (source.volume() >= volume.volumes()) {
        throw PatchMap.noSuchMap(source.file(), source.volume(), volume.volumes());
      }
      return new VolumeMap(source, volume);
    } catch (GeometryFileException e) {
      throw StepFailure.data(
          "map-invalid", e.what(), "input map/" + source.file() + ": " + e.where(), e.action());
    }
  }

  @Override
  public double at(Row patch) {
    if (!(patch.place().reference() instanceof Reference.Place place)
        || !patch.place().space().equals(source.space().toString())) {
      throw StepFailure.user(
          "space-differs",
          "The map is of space %s, the patches lie in %s"
              .formatted(source.space(), patch.place().space()),
          "input patch-index, patch " + patch.patchId(),
          "Register the brains to the map's space and sample anew, or bring the map into theirs;"
              + " nothing is converted silently");
    }
    return volume.at(place.point(), source.volume(), Interpolation.LINEAR);
  }
}
