package org.cytostudy.platform.tiles;

import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.cytostudy.imaging.slide.IntensityWindow;
import org.cytostudy.imaging.slide.PixelFormat;
import org.cytostudy.platform.problem.FieldError;
import org.cytostudy.platform.problem.InvalidException;
import org.cytostudy.platform.problem.ProblemType;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** Which values of the image a caller wants to see as black and as white; both or none. */
public class WindowParameters {
  @QueryParam("low")
  @Parameter(description = "The value shown as black; see the image's intensities")
  @Nullable String low;

  @QueryParam("high")
  @Parameter(description = "The value shown as white, above low")
  @Nullable String high;

  /**
   * The window that is asked for; null where that is none, or shows 8-bit samples as they are.
   *
   * @throws InvalidException if it is no window
   */
  @Nullable IntensityWindow window(PixelFormat format) {
    if (low == null && high == null) {
      return null;
    }
    double black = number("low", low);
    double white = number("high", high);
    if (black >= white) {
      throw invalid("high", "is not above low, which is " + low);
    }
    IntensityWindow window = new IntensityWindow(black, white);
    boolean asTheyAre = format.bitDepth() == 8 && window.equals(IntensityWindow.whole(format));
    return asTheyAre ? null : window;
  }

  private static double number(String name, @Nullable String text) {
    if (text == null) {
      throw invalid(name, "is missing");
    }
    try {
      double value = Double.parseDouble(text);
      if (Double.isFinite(value)) {
        return value;
      }
    } catch (NumberFormatException e) {
      // Said below, as of a number that is not finite.
    }
    throw invalid(name, "is not a finite number");
  }

  private static InvalidException invalid(String name, String fault) {
    return new InvalidException(
        ProblemType.INVALID_REQUEST,
        "A window is two numbers, low below high, in values of the image.",
        List.of(new FieldError("?" + name, fault)));
  }
}
