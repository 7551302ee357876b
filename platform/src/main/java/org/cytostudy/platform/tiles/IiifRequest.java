package org.cytostudy.platform.tiles;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cytostudy.platform.problem.InvalidException;
import org.cytostudy.platform.problem.ProblemType;
import org.cytostudy.platform.problem.UnsupportedException;
import org.cytostudy.platform.tiles.Picture.Format;

/**
 * An image request of the IIIF Image API 3.0, sections 4.1 to 4.5, as level 1 has it: regions
 * {@code full}, {@code square} and {@code x,y,w,h}; sizes {@code max}, {@code w,}, {@code ,h},
 * {@code w,h} and, beyond level 1, {@code !w,h}. What the API knows and is not done here is
 * answered with 501, all else that is no request with 400, as the API asks for.
 *
 * @param cut what is shown
 * @param canonical the address of the same picture that the API prefers, from the region on
 */
record IiifRequest(Cut cut, Format format, String canonical) {
  /** Sides of the largest picture: its pixels are held in memory. */
  static final int MOST_PX = 2048;

  private static final Pattern PIXELS = Pattern.compile("(\\d+),(\\d+),(\\d+),(\\d+)");
  private static final Pattern SIZE = Pattern.compile("(!?)(\\d*),(\\d*)");

  private record Region(long x, long y, long width, long height) {}

  private record Size(long width, long height) {}

  /**
   * Reads the parameters of an address.
   *
   * @param widthPx of the image
   * @param heightPx of the image
   * @throws InvalidException if they are no request for this image
   * @throws UnsupportedException if they are one that is not answered here
   */
  static IiifRequest of(
      long widthPx,
      long heightPx,
      String region,
      String size,
      String rotation,
      String quality,
      String format) {
    Region shown = region(region, widthPx, heightPx);
    Size largest = confined(shown, new Size(MOST_PX, MOST_PX), 1);
    Size out = size(size, shown);
    if (!rotation.equals("0")) {
      throw invalid("rotation", rotation, "0");
    }
    if (!quality.equals("default") && !quality.equals("color")) {
      throw invalid("quality", quality, "default and color");
    }
    if (!format.equals("jpg") && !format.equals("png")) {
      throw invalid("format", format, "jpg and png");
    }
    boolean whole = shown.width() == widthPx && shown.height() == heightPx;
    String canonical =
        "%s/%s/0/default.%s"
            .formatted(
                whole
                    ? "full"
                    : "%d,%d,%d,%d".formatted(shown.x(), shown.y(), shown.width(), shown.height()),
                out.equals(largest) ? "max" : out.width() + "," + out.height(),
                format);
    return new IiifRequest(
        new Cut(
            shown.x(),
            shown.y(),
            shown.width(),
            shown.height(),
            Math.toIntExact(out.width()),
            Math.toIntExact(out.height())),
        Format.valueOf(format.toUpperCase(Locale.ROOT)),
        canonical);
  }

  private static Region region(String text, long widthPx, long heightPx) {
    if (text.equals("full")) {
      return new Region(0, 0, widthPx, heightPx);
    }
    if (text.equals("square")) {
      long side = Math.min(widthPx, heightPx);
      return new Region((widthPx - side) / 2, (heightPx - side) / 2, side, side);
    }
    if (text.startsWith("pct:")) {
      throw new UnsupportedException(
          ProblemType.IMAGE_REQUEST_NOT_SUPPORTED, "Name the region in pixels: x,y,w,h.");
    }
    Matcher pixels = PIXELS.matcher(text);
    if (!pixels.matches()) {
      throw invalid("region", text, "full, square and x,y,w,h");
    }
    long x = number(pixels.group(1));
    long y = number(pixels.group(2));
    long width = Math.min(number(pixels.group(3)), widthPx - x);
    long height = Math.min(number(pixels.group(4)), heightPx - y);
    if (width < 1 || height < 1) {
      throw new InvalidException(
          ProblemType.INVALID_REQUEST,
          "Region '%s' holds no pixel of the image, which is %d × %d px."
              .formatted(text, widthPx, heightPx));
    }
    return new Region(x, y, width, height);
  }

  private static Size size(String text, Region region) {
    boolean upscaling = text.startsWith("^");
    String plain = upscaling ? text.substring(1) : text;
    if (plain.startsWith("pct:")) {
      throw new UnsupportedException(
          ProblemType.IMAGE_REQUEST_NOT_SUPPORTED, "Name the size in pixels: w,h.");
    }
    double mostScale = upscaling ? Double.MAX_VALUE : 1;
    Size size =
        plain.equals("max")
            ? confined(region, new Size(MOST_PX, MOST_PX), mostScale)
            : named(plain, text, region, mostScale);
    if (upscaling && (size.width() > region.width() || size.height() > region.height())) {
      throw new UnsupportedException(
          ProblemType.IMAGE_REQUEST_NOT_SUPPORTED,
          "No picture is made larger than its region; leave out the ^.");
    }
    if (size.width() > Math.min(region.width(), MOST_PX)
        || size.height() > Math.min(region.height(), MOST_PX)
        || size.width() < 1
        || size.height() < 1) {
      throw new InvalidException(
          ProblemType.INVALID_REQUEST,
          "Size '%s' would be %d × %d px. It has at least 1 px a side, at most %d, and not more than the region's %d × %d."
              .formatted(
                  text, size.width(), size.height(), MOST_PX, region.width(), region.height()));
    }
    return size;
  }

  private static Size named(String plain, String text, Region region, double mostScale) {
    Matcher size = SIZE.matcher(plain);
    if (!size.matches() || (size.group(2).isEmpty() && size.group(3).isEmpty())) {
      throw invalid("size", text, "max, w, ,h w,h and !w,h");
    }
    boolean confined = !size.group(1).isEmpty();
    if (size.group(2).isEmpty() || size.group(3).isEmpty()) {
      if (confined) {
        throw invalid("size", text, "max, w, ,h w,h and !w,h");
      }
      return size.group(2).isEmpty()
          ? byHeight(number(size.group(3)), region)
          : byWidth(number(size.group(2)), region);
    }
    Size wanted = new Size(number(size.group(2)), number(size.group(3)));
    return confined && wanted.width() > 0 && wanted.height() > 0
        ? confined(region, wanted, mostScale)
        : wanted;
  }

  private static Size byWidth(long width, Region region) {
    return new Size(width, atLeastOne((double) region.height() * width / region.width()));
  }

  private static Size byHeight(long height, Region region) {
    return new Size(atLeastOne((double) region.width() * height / region.height()), height);
  }

  /** As large as possible within these sides and the largest picture, of the same proportions. */
  private static Size confined(Region region, Size most, double mostScale) {
    long mostWidth = Math.min(most.width(), MOST_PX);
    long mostHeight = Math.min(most.height(), MOST_PX);
    double across = (double) mostWidth / region.width();
    double down = (double) mostHeight / region.height();
    double scale = Math.min(mostScale, Math.min(across, down));
    return new Size(
        Math.min(mostWidth, atLeastOne(region.width() * scale)),
        Math.min(mostHeight, atLeastOne(region.height() * scale)));
  }

  private static long atLeastOne(double length) {
    return Math.max(1, Math.round(length));
  }

  /** Digits; beyond what any image has it makes no difference how many. */
  private static long number(String digits) {
    return digits.length() > 12 ? 1_000_000_000_000L : Long.parseLong(digits);
  }

  private static InvalidException invalid(String what, String text, String known) {
    return new InvalidException(
        ProblemType.INVALID_REQUEST,
        "The %s '%s' is not known here; there is %s.".formatted(what, text, known));
  }
}
