package org.cytostudy.imaging.slide;

/**
 * One of the images of a file that holds several. All counts start at 0.
 *
 * @param series independent image
 * @param channel stain or wavelength; the colours of an RGB image are one channel
 * @param z optical section
 * @param time frame
 */
public record Plane(int series, int channel, int z, int time) {
  /** The only one of a file that holds one. */
  public static final Plane FIRST = new Plane(0, 0, 0, 0);

  public Plane {
    if (series < 0 || channel < 0 || z < 0 || time < 0) {
      throw new IllegalArgumentException(
          "series, channel, z and time count from 0, got %d, %d, %d, %d"
              .formatted(series, channel, z, time));
    }
  }
}
