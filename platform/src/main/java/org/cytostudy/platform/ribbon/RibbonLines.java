package org.cytostudy.platform.ribbon;

import java.util.ArrayList;
import java.util.List;
import org.cytostudy.core.job.Registration.Column;
import org.cytostudy.core.job.Registration.OnSurface;
import org.cytostudy.core.job.Registration.Reference;
import org.cytostudy.core.job.Registration.RibbonPoint;
import org.cytostudy.core.job.Registration.SectionRibbon;
import org.cytostudy.core.space.ContourOrigin;
import org.cytostudy.core.space.PointMm;
import org.cytostudy.platform.ribbon.RibbonViews.Line;
import org.cytostudy.platform.ribbon.RibbonViews.LineCollection;
import org.cytostudy.platform.ribbon.RibbonViews.LineFeature;
import org.cytostudy.platform.ribbon.RibbonViews.LineGeometry;
import org.cytostudy.platform.ribbon.RibbonViews.LineProperties;
import org.cytostudy.platform.ribbon.RibbonViews.Station;
import org.jspecify.annotations.Nullable;

/** Draws the stations of a section as lines along the ribbon. */
final class RibbonLines {
  private final SectionRibbon ribbon;
  private final double pxPerMm;

  RibbonLines(SectionRibbon ribbon, double pixelSizeUm) {
    this.ribbon = ribbon;
    this.pxPerMm = 1000 / pixelSizeUm;
  }

  /** A line of each kind a piece; a piece of one station is no line. */
  LineCollection lines(ContourOrigin origin) {
    List<LineFeature> features = new ArrayList<>();
    List<Integer> starts = starts();
    for (int piece = 0; piece < starts.size() - 1; piece++) {
      List<RibbonPoint> points = ribbon.points().subList(starts.get(piece), starts.get(piece + 1));
      if (points.size() > 1) {
        for (Line line : Line.values()) {
          features.add(
              new LineFeature(
                  new LineProperties(line, piece, origin),
                  new LineGeometry(points.stream().map(point -> at(point, line)).toList())));
        }
      }
    }
    return new LineCollection(features);
  }

  List<Station> stations() {
    List<Station> stations = new ArrayList<>();
    List<Integer> starts = starts();
    int piece = 0;
    for (int i = 0; i < ribbon.points().size(); i++) {
      if (i == starts.get(piece + 1)) {
        piece++;
      }
      stations.add(station(ribbon.points().get(i), piece));
    }
    return stations;
  }

  /** Where pieces begin, and the end of the last. */
  private List<Integer> starts() {
    List<Integer> starts = new ArrayList<>();
    starts.add(0);
    List<Integer> later = ribbon.pieces();
    starts.addAll(later == null ? List.of() : later);
    starts.add(ribbon.points().size());
    return starts;
  }

  /** A column without a course of its own is straight along the normal. */
  private List<Double> at(RibbonPoint point, Line line) {
    Column column = point.column();
    double depthPx = point.thicknessMm() * pxPerMm * (line == Line.MID ? .5 : 1);
    return switch (line) {
      case PIAL -> List.of(point.xPx(), point.yPx());
      case MID ->
          column == null ? inward(point, depthPx) : List.of(column.midXPx(), column.midYPx());
      case WHITE ->
          column == null ? inward(point, depthPx) : List.of(column.whiteXPx(), column.whiteYPx());
    };
  }

  private static List<Double> inward(RibbonPoint point, double byPx) {
    return List.of(point.xPx() + byPx * point.inwardX(), point.yPx() + byPx * point.inwardY());
  }

  private static Station station(RibbonPoint point, int piece) {
    PointMm place = point.reference() instanceof Reference.Place it ? it.point() : null;
    @Nullable OnSurface surface =
        point.reference() instanceof Reference.Place it ? it.surface() : null;
    return new Station(
        piece,
        point.xPx(),
        point.yPx(),
        point.arcMm(),
        point.thicknessMm(),
        place == null ? null : place.xMm(),
        place == null ? null : place.yMm(),
        place == null ? null : place.zMm(),
        surface == null ? null : surface.vertex(),
        surface == null ? null : surface.offSurfaceMm(),
        surface == null ? null : surface.cuttingAngleDeg());
  }
}
