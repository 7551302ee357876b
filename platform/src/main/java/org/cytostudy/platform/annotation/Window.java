package org.cytostudy.platform.annotation;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.QueryParam;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** What a viewer asks of an image's annotations, as {@code @BeanParam}. */
public class Window {
  private static final int MOST = 10_000;
  private static final String NUMBER = "-?[0-9]{1,9}(\\.[0-9]{1,9})?";

  @QueryParam("bbox")
  @Pattern(
      regexp = NUMBER + "(," + NUMBER + "){3}",
      message = "is four numbers of level-0 pixels: left,top,right,bottom")
  @Parameter(description = "left,top,right,bottom in level-0 pixels")
  @Nullable String bbox;

  @QueryParam("minSizePx")
  @Min(0)
  @Parameter(description = "Leave out what is smaller on its longer side, but no points")
  @Nullable Double minSizePx;

  @QueryParam("kind")
  @Parameter(description = "Only these kinds; may be given several times")
  List<Kind> kinds = List.of();

  @QueryParam("limit")
  @Min(1)
  @Max(MOST)
  @Parameter(description = "The largest so many, 1–10,000; 10,000 with any other filter")
  @Nullable Integer limit;

  Selection selection() {
    if (bbox == null && minSizePx == null && kinds.isEmpty() && limit == null) {
      return Selection.ALL;
    }
    return new Selection(
        bbox == null ? null : box(bbox),
        minSizePx == null ? 0 : minSizePx,
        Set.copyOf(kinds),
        limit == null ? MOST : limit);
  }

  private static Box box(String text) {
    double[] sides = Arrays.stream(text.split(",")).mapToDouble(Double::parseDouble).toArray();
    return new Box(
        Math.min(sides[0], sides[2]),
        Math.min(sides[1], sides[3]),
        Math.max(sides[0], sides[2]),
        Math.max(sides[1], sides[3]));
  }
}
