package org.cytostudy.platform.map;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.cytostudy.imaging.space.GeometryFileException;
import org.cytostudy.imaging.surface.GiftiFile;
import org.cytostudy.imaging.surface.SurfaceMap;
import org.cytostudy.imaging.volume.NiftiVolume;

/**
 * A map that was read, in numbers.
 *
 * @param maps how many the file holds
 * @param values of each
 * @param missing of the first
 */
record MeasuredMap(
    int maps, int values, long missing, double minimum, double maximum, boolean labels) {

  static MeasuredMap volume(Path file) throws IOException {
    NiftiVolume volume = NiftiVolume.read(file);
    int nx = volume.size(0);
    int ny = volume.size(1);
    return measured(
        file,
        volume.volumes(),
        nx * ny * volume.size(2),
        i -> volume.voxel(i % nx, i / nx % ny, i / nx / ny, 0),
        false);
  }

  static MeasuredMap surface(Path file) throws IOException {
    List<SurfaceMap> maps = GiftiFile.read(file).maps();
    float[] values = maps.getFirst().values();
    boolean labels = maps.stream().anyMatch(map -> !map.labels().isEmpty());
    return measured(file, maps.size(), values.length, i -> values[i], labels);
  }

  private static MeasuredMap measured(
      Path file, int maps, int values, IntToDoubleFunction value, boolean labels)
      throws GeometryFileException {
    double minimum = Double.POSITIVE_INFINITY;
    double maximum = Double.NEGATIVE_INFINITY;
    long missing = 0;
    for (int i = 0; i < values; i++) {
      double at = value.applyAsDouble(i);
      if (Double.isFinite(at)) {
        minimum = Math.min(minimum, at);
        maximum = Math.max(maximum, at);
      } else {
        missing++;
      }
    }
    if (missing == values) {
      throw GeometryFileException.corrupt(file, null, "None of its values is a number");
    }
    return new MeasuredMap(maps, values, missing, minimum, maximum, labels);
  }
}
