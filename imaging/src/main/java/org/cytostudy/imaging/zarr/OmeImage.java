package org.cytostudy.imaging.zarr;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.cytostudy.imaging.slide.ImageFormatException;

/**
 * One entry of {@code multiscales}: an image and where its levels are.
 *
 * @param place where it stands
 * @param name as the file calls it; may be empty
 * @param datasets its levels, full resolution first
 * @param channels what {@code omero} says of its channels; empty where it says nothing
 */
record OmeImage(
    Json place, String name, OmeAxes axes, List<Dataset> datasets, List<Channel> channels) {
  private static final int MAX_DATASETS = 64;
  private static final int MAX_CHANNELS = 1024;
  private static final List<String> RGB = List.of("FF0000", "00FF00", "0000FF");

  /**
   * A level.
   *
   * @param path of its array within the store
   * @param transform from its samples to space
   */
  record Dataset(String path, OmeTransform transform) {}

  /**
   * A channel as viewers show it.
   *
   * @param label may be empty
   * @param color six hexadecimal digits; may be empty
   */
  record Channel(String label, String color) {}

  /**
   * Reads an entry.
   *
   * @param group path of the group that it belongs to
   * @param omero settings of that group's viewers
   */
  static OmeImage parse(Json place, String group, String version, Optional<Json> omero)
      throws ImageFormatException {
    String stated = place.text("version", version);
    if (!stated.equals(version)) {
      throw place.unsupported(
          "Version " + stated + " of OME-Zarr is not read here, only 0.4 and 0.5");
    }
    OmeAxes axes = OmeAxes.parse(place.get("axes"));
    List<Dataset> datasets = new ArrayList<>();
    for (Json item : place.get("datasets").items(MAX_DATASETS)) {
      Json path = item.get("path");
      if (!ZarrStore.staysInside(path.text())) {
        throw path.corrupt("“" + path.text() + "” is no folder within the store");
      }
      OmeTransform transform =
          OmeTransform.none(axes.count())
              .then(item.find("coordinateTransformations"))
              .then(place.find("coordinateTransformations"));
      datasets.add(new Dataset(ZarrStore.join(group, path.text()), transform));
    }
    if (datasets.isEmpty()) {
      throw place.get("datasets").corrupt("The image has no level");
    }
    return new OmeImage(
        place, place.text("name", ""), axes, List.copyOf(datasets), channels(omero));
  }

  private static List<Channel> channels(Optional<Json> omero) throws ImageFormatException {
    Optional<Json> list = omero.flatMap(settings -> settings.find("channels"));
    List<Channel> channels = new ArrayList<>();
    if (list.isPresent()) {
      for (Json item : list.get().items(MAX_CHANNELS)) {
        channels.add(new Channel(item.text("label", ""), item.text("color", "")));
      }
    }
    return List.copyOf(channels);
  }

  /**
   * Whether three channels are the colours of one image: unless the file shows them in other
   * colours than red, green and blue. Floating-point samples are measurements, not colours.
   */
  boolean rgb(ZarrArray full) {
    if (axes.length(full.shape(), 'c') != 3 || full.type() == SampleType.FLOAT32) {
      return false;
    }
    List<String> colors =
        channels.stream().map(channel -> channel.color().toUpperCase(Locale.ROOT)).toList();
    return colors.stream().allMatch(String::isEmpty) || colors.equals(RGB);
  }

  /** Names of the channels to choose from. */
  List<String> channelNames(ZarrArray full) {
    if (rgb(full)) {
      return List.of("");
    }
    List<String> names = new ArrayList<>();
    for (int i = 0; i < axes.length(full.shape(), 'c'); i++) {
      names.add(i < channels.size() ? channels.get(i).label() : "");
    }
    return names;
  }
}
