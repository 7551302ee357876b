package org.cytostudy.imaging.zarr;

import java.util.ArrayList;
import java.util.List;
import org.cytostudy.imaging.slide.ImageFormatException;

/**
 * The axes of an image in the order in which its arrays have them.
 *
 * @param axes at least x and y, each once
 */
record OmeAxes(List<Axis> axes) {
  static final int MAX_AXES = 5;

  /**
   * One of them.
   *
   * @param name {@code t}, {@code c}, {@code z}, {@code y} or {@code x}
   * @param unit as the file writes it; empty where it writes none
   */
  record Axis(char name, String unit) {}

  static OmeAxes parse(Json place) throws ImageFormatException {
    List<Axis> axes = new ArrayList<>();
    for (Json item : place.items(MAX_AXES)) {
      if (!item.node().isObject()) {
        throw item.unsupported("Axes without a type are those of OME-Zarr before 0.4");
      }
      Json name = item.get("name");
      String text = name.text();
      if (text.length() != 1 || "tczyx".indexOf(text.charAt(0)) < 0) {
        throw name.unsupported("The axis “" + text + "” is not read, only t, c, z, y and x");
      }
      char letter = text.charAt(0);
      if (axes.stream().anyMatch(axis -> axis.name() == letter)) {
        throw name.corrupt("The axis “" + text + "” is there twice");
      }
      String type = item.text("type", typeOf(letter));
      if (!type.equals(typeOf(letter))) {
        throw item.get("type").corrupt("The axis “" + text + "” has the type “" + type + "”");
      }
      axes.add(new Axis(letter, item.text("unit", "")));
    }
    OmeAxes all = new OmeAxes(List.copyOf(axes));
    if (all.indexOf('x') < 0 || all.indexOf('y') < 0) {
      throw place.corrupt("An image needs the axes x and y");
    }
    return all;
  }

  private static String typeOf(char name) {
    return switch (name) {
      case 't' -> "time";
      case 'c' -> "channel";
      default -> "space";
    };
  }

  int count() {
    return axes.size();
  }

  /** Where an axis stands, −1 where the image has none of that name. */
  int indexOf(char name) {
    for (int i = 0; i < axes.size(); i++) {
      if (axes.get(i).name() == name) {
        return i;
      }
    }
    return -1;
  }

  /** Samples along an axis; 1 along one that the image does not have. */
  long length(long[] shape, char name) {
    int index = indexOf(name);
    return index < 0 ? 1 : shape[index];
  }

  String unit(char name) {
    return axes.get(indexOf(name)).unit();
  }
}
