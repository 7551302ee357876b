package org.cytostudy.imaging.slide;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.cytostudy.core.job.ImagePlane;
import org.jspecify.annotations.Nullable;

/** A file that holds several images, and nobody said which, or one that it does not hold. */
public final class PlaneChoiceException extends ImageFormatException {
  private static final long serialVersionUID = 1L;

  private final transient List<ImageSeries> series;

  private PlaneChoiceException(Problem problem, String what, List<ImageSeries> series) {
    super(problem, what, null, action(series));
    this.series = List.copyOf(series);
  }

  /**
   * The plane to open: the wanted one, or the only one.
   *
   * @param wanted null where nobody chose
   * @throws PlaneChoiceException if there are several, or not the wanted one
   */
  public static ImagePlane choose(List<ImageSeries> series, @Nullable ImagePlane wanted)
      throws PlaneChoiceException {
    if (wanted == null) {
      if (series.size() == 1 && series.getFirst().planes() == 1) {
        return ImagePlane.FIRST;
      }
      throw new PlaneChoiceException(
          Problem.SEVERAL_PLANES, "The file holds several images: " + listed(series), series);
    }
    if (wanted.series() >= series.size() || !series.get(wanted.series()).has(wanted)) {
      throw new PlaneChoiceException(
          Problem.NO_SUCH_PLANE,
          "There is no "
              + "series %d, channel %d, z %d, time %d"
                  .formatted(wanted.series(), wanted.channel(), wanted.z(), wanted.time())
              + "; the file holds "
              + listed(series),
          series);
    }
    return wanted;
  }

  /** What there is to choose from. */
  public List<ImageSeries> series() {
    return series;
  }

  private static String listed(List<ImageSeries> series) {
    return IntStream.range(0, series.size())
        .mapToObj(i -> "series " + i + " " + described(series.get(i)))
        .collect(Collectors.joining("; "));
  }

  private static String described(ImageSeries one) {
    String channels =
        IntStream.range(0, one.channels().size())
            .mapToObj(i -> (i + " " + one.channels().get(i)).strip())
            .collect(Collectors.joining(", "));
    return "%s(%d × %d px, channels %s, %d z, %d times)"
        .formatted(
            one.name().isEmpty() ? "" : "“" + one.name() + "” ",
            one.widthPx(),
            one.heightPx(),
            channels,
            one.zCount(),
            one.timeCount());
  }

  private static String action(List<ImageSeries> series) {
    return "Say which: series 0 to "
        + (series.size() - 1)
        + ", channel, z and time, each counted from 0";
  }
}
