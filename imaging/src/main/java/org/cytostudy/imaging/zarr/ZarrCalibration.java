package org.cytostudy.imaging.zarr;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.cytostudy.imaging.slide.PixelCalibration;
import org.cytostudy.imaging.slide.PixelCalibration.Source;
import org.cytostudy.imaging.slide.SlideLevel;
import org.cytostudy.imaging.zarr.OmeImage.Dataset;

/** Works out the pixel size from the scales and units of an image. */
final class ZarrCalibration {
  /** The units of length that OME-Zarr knows, in µm. */
  private static final Map<String, Double> UM =
      Map.ofEntries(
          Map.entry("yoctometer", 1e-18),
          Map.entry("zeptometer", 1e-15),
          Map.entry("attometer", 1e-12),
          Map.entry("femtometer", 1e-9),
          Map.entry("picometer", 1e-6),
          Map.entry("angstrom", 1e-4),
          Map.entry("nanometer", 1e-3),
          Map.entry("micrometer", 1.),
          Map.entry("millimeter", 1e3),
          Map.entry("centimeter", 1e4),
          Map.entry("inch", 25_400.),
          Map.entry("decimeter", 1e5),
          Map.entry("foot", 304_800.),
          Map.entry("yard", 914_400.),
          Map.entry("meter", 1e6),
          Map.entry("decameter", 1e7),
          Map.entry("hectometer", 1e8),
          Map.entry("kilometer", 1e9),
          Map.entry("mile", 1.609344e9),
          Map.entry("megameter", 1e12),
          Map.entry("gigameter", 1e15),
          Map.entry("terameter", 1e18),
          Map.entry("petameter", 1e21),
          Map.entry("parsec", 3.085677581491367e22),
          Map.entry("exameter", 1e24),
          Map.entry("zettameter", 1e27),
          Map.entry("yottameter", 1e30));

  /** Levels that were rounded differ from the scale that they state by up to this share. */
  private static final double LEVEL_TOLERANCE = 0.05;

  private final OmeImage image;
  private final Dataset full;

  private ZarrCalibration(OmeImage image) {
    this.image = image;
    this.full = image.datasets().getFirst();
  }

  /**
   * Works it out.
   *
   * @param datasets those that became levels, in their order
   */
  static PixelCalibration of(
      OmeImage image, List<Dataset> datasets, List<SlideLevel> levels, List<String> warnings) {
    return new ZarrCalibration(image).find(datasets, levels, warnings);
  }

  private PixelCalibration find(
      List<Dataset> datasets, List<SlideLevel> levels, List<String> warnings) {
    if (!full.transform().scaled()) {
      return unknown("dataset “" + full.path() + "” has no scale");
    }
    OptionalDouble width = umPerUnit('x');
    OptionalDouble height = umPerUnit('y');
    if (width.isEmpty() || height.isEmpty()) {
      char axis = width.isEmpty() ? 'x' : 'y';
      String unit = image.axes().unit(axis);
      return unknown(
          unit.isEmpty()
              ? "axis " + axis + " has no unit"
              : "“" + unit + "”, the unit of axis " + axis + ", is no unit of length");
    }
    double xUm = scale(full, 'x') * width.getAsDouble();
    double yUm = scale(full, 'y') * height.getAsDouble();
    for (double um : new double[] {xUm, yUm}) {
      if (!(um >= PixelCalibration.MIN_UM && um <= PixelCalibration.MAX_UM)) {
        return unknown("its scale gives " + um + " µm, which no pixel of a section has");
      }
    }
    if (!PixelCalibration.agree(xUm, yUm)) {
      return contradiction("Pixels are " + xUm + " µm wide and " + yUm + " µm high");
    }
    for (int i = 1; i < levels.size(); i++) {
      for (char axis : new char[] {'x', 'y'}) {
        double stated = scale(datasets.get(i), axis) / scale(full, axis);
        double measured = levels.get(i).downsample();
        if (!(Math.abs(stated - measured) <= LEVEL_TOLERANCE * measured)) {
          return contradiction(
              "By its scale dataset “%s” is reduced %s times along %s, by its size %s times"
                  .formatted(datasets.get(i).path(), stated, axis, measured));
        }
      }
    }
    if (scale(full, 'x') == 1 && scale(full, 'y') == 1) {
      warnings.add(
          "Its scale is exactly 1 %s, which some programmes write without knowing it; check the pixel size"
              .formatted(image.axes().unit('x')));
    }
    return new PixelCalibration.Known(xUm, Source.OME_ZARR);
  }

  private OptionalDouble umPerUnit(char axis) {
    Double um = UM.get(image.axes().unit(axis));
    return um == null ? OptionalDouble.empty() : OptionalDouble.of(um);
  }

  private double scale(Dataset dataset, char axis) {
    return dataset.transform().scale()[image.axes().indexOf(axis)];
  }

  private static PixelCalibration unknown(String reason) {
    return new PixelCalibration.Unknown("The store does not say it: " + reason);
  }

  private PixelCalibration contradiction(String what) {
    return new PixelCalibration.Contradictory(what + " (" + image.place().where() + ")");
  }
}
