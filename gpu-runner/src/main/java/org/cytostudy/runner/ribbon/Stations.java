package org.cytostudy.runner.ribbon;

import java.util.ArrayList;
import java.util.List;
import org.cytostudy.core.job.Registration.Column;
import org.cytostudy.core.job.Registration.OnSurface;
import org.cytostudy.core.job.Registration.Reference;
import org.cytostudy.core.job.Registration.RibbonPoint;
import org.cytostudy.core.space.DepthModel;
import org.cytostudy.core.space.PointMm;
import org.cytostudy.core.space.SectionAffine;
import org.cytostudy.core.space.SpacePoint;
import org.cytostudy.imaging.ribbon.CuttingAngle;
import org.cytostudy.imaging.ribbon.PialColumns;
import org.cytostudy.imaging.ribbon.Streamline;
import org.cytostudy.imaging.space.SectionTransform;
import org.cytostudy.imaging.surface.CorticalSurface;
import org.cytostudy.imaging.surface.HemisphereSurface;
import org.cytostudy.imaging.surface.HemisphereSurface.SurfaceVertex;
import org.jspecify.annotations.Nullable;

/**
 * The stations of one section. A station is a column: its pial point, its direction, the place of
 * its mid-depth in the space and the vertex nearest to that. Arc length runs along the mid-line. A
 * piece ends where columns are missing for three times the spacing, and with its pial contour.
 */
final class Stations {
  private static final double LONGEST_GAP = 3;

  /** Columns converge at the bottom of a sulcus; stations nearer than this are one. */
  private static final double LEAST_ADVANCE_MM = 1e-3;

  /** Over this distance the section plane counts as flat. */
  private static final double PLANE_STEP_MM = 0.5;

  private final DepthModel depthModel;
  private final double spacingMm;
  private final double withinMm;
  private final double pixelMm;
  private final SectionTransform transform;
  private final @Nullable CorticalSurface surface;
  private final List<RibbonPoint> points = new ArrayList<>();
  private final List<Integer> starts = new ArrayList<>();
  private double lengthMm;

  Stations(
      DepthModel depthModel,
      double spacingMm,
      double withinMm,
      double pixelMm,
      SectionTransform transform,
      @Nullable CorticalSurface surface) {
    this.depthModel = depthModel;
    this.spacingMm = spacingMm;
    this.withinMm = withinMm;
    this.pixelMm = pixelMm;
    this.transform = transform;
    this.surface = surface;
  }

  /** Takes the columns along one pial contour. */
  void add(PialColumns along) {
    List<Streamline> piece = new ArrayList<>();
    double beforeMm = 0;
    for (PialColumns.Column column : along.columns()) {
      if (!piece.isEmpty() && column.alongPialMm() - beforeMm > LONGEST_GAP * spacingMm) {
        addPiece(piece);
        piece.clear();
      }
      piece.add(column.line());
      beforeMm = column.alongPialMm();
    }
    addPiece(piece);
  }

  private void addPiece(List<Streamline> columns) {
    // Two pieces share no arc length, so that it names one place of the section.
    double startMm = points.isEmpty() ? 0 : points.getLast().arcMm() + spacingMm;
    double arcMm = startMm;
    int first = points.size();
    Streamline.Place before = null;
    for (Streamline line : columns) {
      Streamline.Place mid = line.at(0.5, depthModel);
      double advanceMm =
          before == null
              ? 0
              : pixelMm * Math.hypot(mid.xPx() - before.xPx(), mid.yPx() - before.yPx());
      double chordPx = Math.hypot(mid.xPx() - line.xPx()[0], mid.yPx() - line.yPx()[0]);
      if ((before != null && advanceMm < LEAST_ADVANCE_MM)
          || chordPx * pixelMm < LEAST_ADVANCE_MM) {
        continue;
      }
      arcMm += advanceMm;
      points.add(point(line, mid, arcMm));
      before = mid;
    }
    if (points.size() - first < 2) {
      points.subList(first, points.size()).clear();
    } else {
      starts.add(first);
      lengthMm += arcMm - startMm;
    }
  }

  private RibbonPoint point(Streamline line, Streamline.Place mid, double arcMm) {
    int white = line.xPx().length - 1;
    double dx = mid.xPx() - line.xPx()[0];
    double dy = mid.yPx() - line.yPx()[0];
    double chord = Math.hypot(dx, dy);
    return new RibbonPoint(
        rounded(line.xPx()[0], 3),
        rounded(line.yPx()[0], 3),
        rounded(dx / chord, 6),
        rounded(dy / chord, 6),
        rounded(arcMm, 5),
        rounded(line.thicknessMm(), 5),
        reference(mid),
        new Column(
            rounded(mid.xPx(), 3),
            rounded(mid.yPx(), 3),
            rounded(line.xPx()[white], 3),
            rounded(line.yPx()[white], 3)));
  }

  private Reference reference(Streamline.Place mid) {
    SpacePoint place = transform.at(mid.xPx(), mid.yPx());
    PointMm rounded =
        new PointMm(
            rounded(place.point().xMm(), 4),
            rounded(place.point().yMm(), 4),
            rounded(place.point().zMm(), 4));
    if (surface == null) {
      return new Reference.Place(rounded, null);
    }
    HemisphereSurface hemisphere = surface.hemispheres().getFirst();
    OnSurface on =
        surface
            .locate(place, withinMm)
            .map(
                (SurfaceVertex found) ->
                    new OnSurface(
                        found.vertex(),
                        rounded(found.distanceMm(), 4),
                        rounded(
                            CuttingAngle.degrees(
                                plane(mid.xPx(), mid.yPx()), hemisphere.normal(found.vertex())),
                            2)))
            .orElse(null);
    return new Reference.Place(rounded, on);
  }

  /** The section plane about a pixel: where a displacement bends it, the one that touches it. */
  private SectionAffine plane(double xPx, double yPx) {
    double step = PLANE_STEP_MM / pixelMm;
    PointMm perX =
        transform.at(xPx + step, yPx).point().minus(transform.at(xPx - step, yPx).point());
    PointMm perY =
        transform.at(xPx, yPx + step).point().minus(transform.at(xPx, yPx - step).point());
    return new SectionAffine(
        perX.times(0.5 / step), perY.times(0.5 / step), transform.at(xPx, yPx).point());
  }

  private static double rounded(double value, int decimals) {
    double scale = Math.pow(10, decimals);
    return Math.rint(value * scale) / scale;
  }

  List<RibbonPoint> points() {
    return points;
  }

  /** How many pieces there are. */
  int pieces() {
    return starts.size();
  }

  /** First points of the pieces after the first; null where there is but one. */
  @Nullable List<Integer> breaks() {
    return starts.size() < 2 ? null : starts.subList(1, starts.size());
  }

  /** Length of the mid-line, all pieces together. */
  double lengthMm() {
    return lengthMm;
  }
}
