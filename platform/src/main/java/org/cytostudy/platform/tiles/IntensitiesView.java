package org.cytostudy.platform.tiles;

/**
 * Which values an image has, and which of them are shown as black and white.
 *
 * @param channels 1 for grey, 3 for RGB
 * @param bitDepth bits a sample: 8, 16, or 32, which are floating-point
 * @param lowest of the values that were looked at, which are not all
 * @param highest of them
 * @param low shown as black where nobody chooses
 * @param high shown as white where nobody chooses
 */
public record IntensitiesView(
    int channels, int bitDepth, double lowest, double highest, double low, double high) {

  static IntensitiesView of(SlideFacts facts) {
    Intensities values = facts.intensities();
    return new IntensitiesView(
        facts.format().channels(),
        facts.format().bitDepth(),
        values.lowest(),
        values.highest(),
        values.window().low(),
        values.window().high());
  }
}
