package org.cytostudy.imaging.tiff;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The lines {@code key=value} that ImageJ writes into a description.
 *
 * @param channels ≥ 1
 * @param slices optical sections, ≥ 1
 * @param frames times, ≥ 1
 * @param unit of the resolution; empty where none is stated
 */
record ImageJDescription(int channels, int slices, int frames, String unit) {
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");

  static boolean isImageJ(String description) {
    return description.startsWith("ImageJ=");
  }

  static ImageJDescription parse(String description) {
    Map<String, String> values = new HashMap<>();
    for (String line : description.lines().toList()) {
      int equals = line.indexOf('=');
      if (equals > 0) {
        values.putIfAbsent(line.substring(0, equals).strip(), line.substring(equals + 1).strip());
      }
    }
    int channels = number(values, "channels");
    int frames = number(values, "frames");
    int images = number(values, "images");
    // A plain stack states its images alone; they are optical sections.
    boolean dimensions =
        values.containsKey("channels")
            || values.containsKey("slices")
            || values.containsKey("frames");
    int slices = dimensions ? number(values, "slices") : images;
    // ImageJ escapes the micro sign, since its descriptions are ASCII.
    String unit = values.getOrDefault("unit", "").replace("\\u00B5", "\u00b5");
    return new ImageJDescription(channels, slices, frames, unit);
  }

  private static int number(Map<String, String> values, String key) {
    String value = values.getOrDefault(key, "");
    return NUMBER.matcher(value).matches() ? Math.max(1, Integer.parseInt(value)) : 1;
  }

  /** How many images there are. */
  long planes() {
    return (long) channels * slices * frames;
  }
}
