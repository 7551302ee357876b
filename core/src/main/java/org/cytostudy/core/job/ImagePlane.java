package org.cytostudy.core.job;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One of the images of a file that holds several, written {@code series/channel/z/time}. All counts
 * start at 0.
 *
 * @param series independent image
 * @param channel stain or wavelength; the colours of an RGB image are one channel
 * @param z optical section
 * @param time frame
 */
public record ImagePlane(int series, int channel, int z, int time) {
  /** The only one of a file that holds one. */
  public static final ImagePlane FIRST = new ImagePlane(0, 0, 0, 0);

  private static final Pattern TEXT =
      Pattern.compile("(\\d{1,9})/(\\d{1,9})/(\\d{1,9})/(\\d{1,9})");

  public ImagePlane {
    if (series < 0 || channel < 0 || z < 0 || time < 0) {
      throw new IllegalArgumentException(
          "series, channel, z and time count from 0, got %d, %d, %d, %d"
              .formatted(series, channel, z, time));
    }
  }

  /**
   * Reads {@code series/channel/z/time}.
   *
   * @throws IllegalArgumentException if it is not of that form
   */
  @JsonCreator
  public static ImagePlane parse(String text) {
    Matcher parts = TEXT.matcher(text);
    if (!parts.matches()) {
      throw new IllegalArgumentException(
          "imagePlane is written series/channel/z/time, counted from 0, e.g. 0/1/0/0; got '"
              + text
              + "'");
    }
    return new ImagePlane(
        Integer.parseInt(parts.group(1)),
        Integer.parseInt(parts.group(2)),
        Integer.parseInt(parts.group(3)),
        Integer.parseInt(parts.group(4)));
  }

  @Override
  @JsonValue
  public String toString() {
    return series + "/" + channel + "/" + z + "/" + time;
  }
}
