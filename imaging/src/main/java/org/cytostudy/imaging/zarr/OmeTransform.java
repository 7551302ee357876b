package org.cytostudy.imaging.zarr;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.cytostudy.imaging.slide.ImageFormatException;

/**
 * How the samples of an array lie in space: sample {@code i} of an axis lies at {@code scale · i +
 * translation}, in the unit of the axis.
 *
 * @param scaled whether the file states a scale; without, it is 1
 */
@SuppressWarnings("ArrayRecordComponent") // never leaves the package, never compared
record OmeTransform(boolean scaled, double[] scale, double[] translation) {
  private static final int MOST = 8;

  static OmeTransform none(int axes) {
    double[] ones = new double[axes];
    Arrays.fill(ones, 1);
    return new OmeTransform(false, ones, new double[axes]);
  }

  /**
   * Applies what {@code coordinateTransformations} lists after this one.
   *
   * @param transformations absent changes nothing
   */
  OmeTransform then(Optional<Json> transformations) throws ImageFormatException {
    OmeTransform result = this;
    if (transformations.isPresent()) {
      for (Json item : transformations.get().items(MOST)) {
        result = result.thenOne(item);
      }
    }
    return result;
  }

  private OmeTransform thenOne(Json item) throws ImageFormatException {
    Json type = item.get("type");
    switch (type.text()) {
      case "identity" -> {
        return this;
      }
      case "scale" -> {
        double[] factors = numbers(item.get("scale"));
        double[] newScale = new double[factors.length];
        double[] newTranslation = new double[factors.length];
        for (int i = 0; i < factors.length; i++) {
          if (!(factors[i] > 0)) {
            throw item.get("scale").corrupt("A scale must be more than 0, not " + factors[i]);
          }
          newScale[i] = scale[i] * factors[i];
          newTranslation[i] = translation[i] * factors[i];
        }
        return new OmeTransform(true, newScale, newTranslation);
      }
      case "translation" -> {
        double[] shift = numbers(item.get("translation"));
        for (int i = 0; i < shift.length; i++) {
          shift[i] += translation[i];
        }
        return new OmeTransform(scaled, scale, shift);
      }
      default -> throw type.unsupported("The transformation “" + type.text() + "” is not read");
    }
  }

  private double[] numbers(Json place) throws ImageFormatException {
    List<Json> items = place.items(OmeAxes.MAX_AXES);
    if (items.size() != scale.length) {
      throw place.corrupt("There must be " + scale.length + " numbers, one for each axis");
    }
    double[] numbers = new double[scale.length];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = items.get(i).number();
      if (!Double.isFinite(numbers[i])) {
        throw items.get(i).corrupt("This is no finite number");
      }
    }
    return numbers;
  }
}
