package org.cytostudy.platform.cell;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.cytostudy.platform.problem.FieldError;
import org.cytostudy.platform.problem.InvalidException;
import org.cytostudy.platform.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/**
 * Which columns of a table hold what. Names are those of QuPath ({@code Centroid X µm}, {@code
 * Nucleus: Area µm^2}, {@code Class}), of StarDist with scikit-image ({@code centroid-0} is y) and
 * ImageJ ({@code X}, {@code Area}), and of BigBrain ({@code x(micron) area(micron**2) layer}). A
 * unit counts where a header names it; else the caller says which it is, for it is never guessed.
 *
 * @param area index, -1 where there is none
 * @param className index, -1 where there is none
 * @param pxPerUnit what a coordinate is multiplied by to be in pixels
 * @param um2PerUnit what an area is multiplied by to be in µm²
 */
record CellColumns(int x, int y, int area, int className, double pxPerUnit, double um2PerUnit) {
  private static final List<String> X = List.of("centroid x", "centroid-1", "x");
  private static final List<String> Y = List.of("centroid y", "centroid-0", "y");
  private static final List<String> AREA =
      List.of("nucleus: area", "cell: area", "nucleus area", "cell area", "area");
  private static final List<String> CLASS =
      List.of("classification", "class", "layer", "type", "label name");
  private static final Pattern UM = Pattern.compile("µm|μm|\\bum|_um|micron");
  private static final Pattern PX = Pattern.compile("\\bpx|_px|pixel");
  private static final Pattern DECORATION =
      Pattern.compile(
          "[(\\[]?(µm|μm|\\bum|_um|microns?|\\bpx|_px|pixels?)(\\^?2|\\*\\*2|²)?[)\\]]?");

  /**
   * Finds the columns by their names.
   *
   * @param unit for columns that name none
   * @throws InvalidException if one of x and y is missing, or nobody says their unit
   */
  static CellColumns of(List<String> header, @Nullable LengthUnit unit, double pixelSizeUm) {
    List<String> names = header.stream().map(CellColumns::bare).toList();
    int x = first(names, X);
    int y = first(names, Y);
    if (x < 0 || y < 0) {
      throw invalid(
          "line 1",
          "names no columns of coordinates such as x and y, or Centroid X µm and Centroid Y µm");
    }
    int area = first(names, AREA);
    LengthUnit ofX = unit(header.get(x), unit);
    if (ofX != unit(header.get(y), unit)) {
      throw invalid("line 1", "gives x and y in different units");
    }
    return new CellColumns(
        x,
        y,
        area,
        first(names, CLASS),
        ofX == LengthUnit.PX ? 1 : 1 / pixelSizeUm,
        area < 0 || unit(header.get(area), unit) == LengthUnit.UM ? 1 : pixelSizeUm * pixelSizeUm);
  }

  /** A table without a header: x, y, area and layer, as BigBrain has them. */
  static CellColumns bigBrain(int columns, @Nullable LengthUnit unit, double pixelSizeUm) {
    List<String> header = new ArrayList<>(List.of("x", "y", "area", "layer"));
    return of(header.subList(0, Math.min(columns, header.size())), unit, pixelSizeUm);
  }

  private static String bare(String name) {
    return DECORATION.matcher(name.strip().toLowerCase(Locale.ROOT)).replaceAll("").strip();
  }

  private static int first(List<String> names, List<String> wanted) {
    return wanted.stream()
        .mapToInt(names::indexOf)
        .filter(index -> index >= 0)
        .findFirst()
        .orElse(-1);
  }

  private static LengthUnit unit(String name, @Nullable LengthUnit otherwise) {
    String lower = name.toLowerCase(Locale.ROOT);
    if (UM.matcher(lower).find()) {
      return LengthUnit.UM;
    }
    if (PX.matcher(lower).find()) {
      return LengthUnit.PX;
    }
    if (otherwise == null) {
      throw invalid("?unit", "is needed: the column '" + name.strip() + "' does not say px or µm");
    }
    return otherwise;
  }

  static InvalidException invalid(String where, String detail) {
    return new InvalidException(
        ProblemType.INVALID_CELL_TABLE,
        "Nothing was stored; errors says why.",
        List.of(new FieldError(where, detail)));
  }
}
