package org.cytostudy.core.job;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Objects;
import org.cytostudy.core.job.Registration.Column;
import org.cytostudy.core.job.Registration.OnSurface;
import org.cytostudy.core.job.Registration.Reference;
import org.cytostudy.core.job.Registration.RibbonPoint;
import org.cytostudy.core.space.PointMm;
import org.jspecify.annotations.Nullable;

/**
 * The JSON of a {@link RibbonPoint}. Flat, since there are hundreds of thousands in a file, and
 * since the points of the first version were.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record FlatPoint(
    double xPx,
    double yPx,
    double inwardX,
    double inwardY,
    double arcMm,
    @Nullable Double uMm,
    @Nullable Double vMm,
    double thicknessMm,
    @Nullable Double xMm,
    @Nullable Double yMm,
    @Nullable Double zMm,
    @Nullable Integer vertex,
    @Nullable Double offSurfaceMm,
    @Nullable Double cuttingAngleDeg,
    @Nullable Double midXPx,
    @Nullable Double midYPx,
    @Nullable Double whiteXPx,
    @Nullable Double whiteYPx) {

  static FlatPoint of(RibbonPoint point) {
    Reference.Sheet sheet = point.reference() instanceof Reference.Sheet it ? it : null;
    Reference.Place place = point.reference() instanceof Reference.Place it ? it : null;
    OnSurface surface = place == null ? null : place.surface();
    PointMm inSpace = place != null ? place.point() : sheet != null ? sheet.folded() : null;
    Column column = point.column();
    return new FlatPoint(
        point.xPx(),
        point.yPx(),
        point.inwardX(),
        point.inwardY(),
        point.arcMm(),
        sheet == null ? null : sheet.uMm(),
        sheet == null ? null : sheet.vMm(),
        point.thicknessMm(),
        inSpace == null ? null : inSpace.xMm(),
        inSpace == null ? null : inSpace.yMm(),
        inSpace == null ? null : inSpace.zMm(),
        surface == null ? null : surface.vertex(),
        surface == null ? null : surface.offSurfaceMm(),
        surface == null ? null : surface.cuttingAngleDeg(),
        column == null ? null : column.midXPx(),
        column == null ? null : column.midYPx(),
        column == null ? null : column.whiteXPx(),
        column == null ? null : column.whiteYPx());
  }

  RibbonPoint point() {
    return new RibbonPoint(xPx, yPx, inwardX, inwardY, arcMm, thicknessMm, reference(), column());
  }

  private Reference reference() {
    boolean sheet = together("uMm, vMm", uMm, vMm);
    boolean place = together("xMm, yMm, zMm", xMm, yMm, zMm);
    boolean surface =
        together("vertex, offSurfaceMm, cuttingAngleDeg", vertex, offSurfaceMm, cuttingAngleDeg);
    if (!(sheet || place) || (surface && sheet)) {
      throw new IllegalArgumentException(
          "A point of a ribbon lies on a sheet (uMm, vMm; and xMm, yMm, zMm where it is known how"
              + " the sheet is folded) or in a space (xMm, yMm, zMm), and names a vertex in the"
              + " latter alone");
    }
    PointMm point = place ? new PointMm(some(xMm), some(yMm), some(zMm)) : null;
    if (uMm != null && vMm != null) {
      return new Reference.Sheet(uMm, vMm, point);
    }
    return new Reference.Place(
        Objects.requireNonNull(point),
        vertex == null ? null : new OnSurface(vertex, some(offSurfaceMm), some(cuttingAngleDeg)));
  }

  private @Nullable Column column() {
    return together("midXPx, midYPx, whiteXPx, whiteYPx", midXPx, midYPx, whiteXPx, whiteYPx)
        ? new Column(some(midXPx), some(midYPx), some(whiteXPx), some(whiteYPx))
        : null;
  }

  private static double some(@Nullable Double value) {
    Required.check("A coordinate of a ribbon's point", value);
    return value == null ? Double.NaN : value;
  }

  /** Whether the numbers are there: all of them, or none. */
  private static boolean together(String names, @Nullable Number... numbers) {
    int there = 0;
    for (Number number : numbers) {
      there += number == null ? 0 : 1;
    }
    if (there != 0 && there != numbers.length) {
      throw new IllegalArgumentException("A point of a ribbon has all of " + names + ", or none");
    }
    return there > 0;
  }
}
