package org.cytostudy.imaging.slide;

import java.util.List;
import org.cytostudy.core.job.ImagePlane;

/**
 * One of the independent images of a file, and the planes that it has.
 *
 * @param name as the file calls it; may be empty
 * @param widthPx columns
 * @param heightPx rows
 * @param channels names of its channels, empty where they have none; never an empty list
 * @param zCount optical sections, ≥ 1
 * @param timeCount frames, ≥ 1
 */
public record ImageSeries(
    String name, long widthPx, long heightPx, List<String> channels, int zCount, int timeCount) {
  public ImageSeries {
    if (channels.isEmpty() || zCount < 1 || timeCount < 1) {
      throw new IllegalArgumentException("A series has a plane at least");
    }
    channels = List.copyOf(channels);
  }

  /** How many images it holds. */
  public long planes() {
    return (long) channels.size() * zCount * timeCount;
  }

  boolean has(ImagePlane plane) {
    return plane.channel() < channels.size() && plane.z() < zCount && plane.time() < timeCount;
  }
}
