package org.cytostudy.imaging.ribbon;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cytostudy.core.space.ContourOrigin;
import org.cytostudy.core.space.DepthModel;

/**
 * Depth within the cortex of one section. Solved once for a pair of contours; afterwards it answers
 * for any pixel. Thread-safe.
 */
public final class CorticalRibbon {
  private final RibbonContours contours;
  private final double mmPerPx;
  private final LaplaceField field;
  private final StreamlineTracer tracer;

  private CorticalRibbon(RibbonContours contours, LaplaceField field) {
    this.contours = contours;
    this.mmPerPx = contours.pixelSizeUm() / 1000;
    this.field = field;
    this.tracer = new StreamlineTracer(field);
  }

  /**
   * Solves for the depth.
   *
   * @param gridUm spacing of the grid, over 0; a thirtieth of the thickness is fine enough
   * @throws IllegalArgumentException if the contours do not enclose a ribbon, or the grid is too
   *     fine or too coarse for it
   */
  public static CorticalRibbon solve(RibbonContours contours, double gridUm) {
    if (!(gridUm > 0)) {
      throw new IllegalArgumentException("gridUm must be over 0, got " + gridUm);
    }
    return new CorticalRibbon(
        contours, new LaplaceField(new RibbonRegion(contours), gridUm / 1000));
  }

  /** Who drew the contours: what is estimated stays marked. */
  public ContourOrigin origin() {
    return contours.origin();
  }

  /**
   * Where a pixel lies in the cortex.
   *
   * @param laplace φ, 0 (pial) to 1 (white)
   * @param equivolumetric share of the column's volume above, 0 to 1
   * @param fromPialMm along the streamline
   * @param thicknessMm length of the whole streamline, within the section plane
   */
  public record CorticalDepth(
      double laplace, double equivolumetric, double fromPialMm, double thicknessMm) {}

  /**
   * The depth of a pixel; empty outside of the cortex, and where no streamline leads to a border.
   */
  public Optional<CorticalDepth> depthAt(double xPx, double yPx) {
    LaplaceField.Sample sample = field.at(xPx * mmPerPx, yPx * mmPerPx);
    if (sample == null || sample.phi() < 0 || sample.phi() > 1) {
      return Optional.empty();
    }
    StreamlineTracer.Half up = tracer.trace(xPx * mmPerPx, yPx * mmPerPx, false);
    StreamlineTracer.Half down = tracer.trace(xPx * mmPerPx, yPx * mmPerPx, true);
    if (up == null || down == null) {
      return Optional.empty();
    }
    double above = up.volume(up.count() - 1);
    double below = down.volume(down.count() - 1);
    double fromPialMm = up.lengthMm(up.count() - 1);
    return Optional.of(
        new CorticalDepth(
            sample.phi(),
            above / (above + below),
            fromPialMm,
            fromPialMm + down.lengthMm(down.count() - 1)));
  }

  /** The streamline through a pixel; empty where there is none from border to border. */
  public Optional<Streamline> streamline(double xPx, double yPx) {
    StreamlineTracer.Half up = tracer.trace(xPx * mmPerPx, yPx * mmPerPx, false);
    StreamlineTracer.Half down = tracer.trace(xPx * mmPerPx, yPx * mmPerPx, true);
    return up == null || down == null || up.count() + down.count() < 3
        ? Optional.empty()
        : Optional.of(join(up, down));
  }

  private Streamline join(StreamlineTracer.Half up, StreamlineTracer.Half down) {
    // The start belongs to both halves and is kept once.
    int count = up.count() + down.count() - 1;
    double[][] columns = new double[5][count];
    double aboveMm = up.lengthMm(up.count() - 1);
    double aboveVolume = up.volume(up.count() - 1);
    double volume = aboveVolume + down.volume(down.count() - 1);
    for (int i = 0; i < count; i++) {
      boolean above = i < up.count();
      int at = above ? up.count() - 1 - i : i - up.count() + 1;
      StreamlineTracer.Half half = above ? up : down;
      double sign = above ? -1 : 1;
      columns[0][i] = half.xMm(at) / mmPerPx;
      columns[1][i] = half.yMm(at) / mmPerPx;
      columns[2][i] = aboveMm + sign * half.lengthMm(at);
      columns[3][i] = Math.clamp(half.phi(at), 0, 1);
      columns[4][i] = (aboveVolume + sign * half.volume(at)) / volume;
    }
    return new Streamline(columns[0], columns[1], columns[2], columns[3], columns[4]);
  }

  /**
   * The line through the cortex at one depth, along each pial contour.
   *
   * @param spacingUm between the streamlines, along the pial contour, over 0
   * @param depth 0 to 1; the mid-line has 0.5
   * @return one a pial contour that streamlines start from, in the contours' order
   */
  public List<DepthLine> depthLines(double spacingUm, double depth, DepthModel kind) {
    if (!(spacingUm > 0) || !(depth >= 0 && depth <= 1)) {
      throw new IllegalArgumentException(
          "A line needs a spacing over 0 µm and a depth of 0 to 1, got %s and %s"
              .formatted(spacingUm, depth));
    }
    return columns(spacingUm).stream()
        .filter(along -> along.columns().size() > 1)
        .map(along -> depthLine(along, depth, kind))
        .toList();
  }

  /**
   * The columns that begin along the pial contours.
   *
   * @param spacingUm between them, along the contour, over 0
   * @return one a pial contour, in the contours' order; places without a streamline are left out
   */
  public List<PialColumns> columns(double spacingUm) {
    if (!(spacingUm > 0)) {
      throw new IllegalArgumentException("spacingUm must be over 0, got " + spacingUm);
    }
    return contours.pial().stream()
        .map(contour -> columns(contour, spacingUm / contours.pixelSizeUm()))
        .toList();
  }

  private PialColumns columns(Contour contour, double spacingPx) {
    List<PialColumns.Column> columns = new ArrayList<>();
    int sides = contour.closed() ? contour.size() : contour.size() - 1;
    double untilNextPx = 0;
    double beforePx = 0;
    for (int i = 0; i < sides; i++) {
      int next = (i + 1) % contour.size();
      double dx = contour.xPx()[next] - contour.xPx()[i];
      double dy = contour.yPx()[next] - contour.yPx()[i];
      double lengthPx = Math.hypot(dx, dy);
      double atPx = untilNextPx;
      for (; atPx < lengthPx; atPx += spacingPx) {
        double alongPialMm = mmPerPx * (beforePx + atPx);
        streamline(contour.xPx()[i] + dx * atPx / lengthPx, contour.yPx()[i] + dy * atPx / lengthPx)
            .ifPresent(line -> columns.add(new PialColumns.Column(alongPialMm, line)));
      }
      untilNextPx = atPx - lengthPx;
      beforePx += lengthPx;
    }
    return new PialColumns(columns, contour.closed());
  }

  private DepthLine depthLine(PialColumns along, double depth, DepthModel kind) {
    List<DepthLine.Point> points = new ArrayList<>();
    double arcMm = 0;
    for (PialColumns.Column column : along.columns()) {
      Streamline.Place place = column.line().at(depth, kind);
      if (!points.isEmpty()) {
        DepthLine.Point last = points.getLast();
        arcMm += mmPerPx * Math.hypot(place.xPx() - last.xPx(), place.yPx() - last.yPx());
      }
      points.add(new DepthLine.Point(place.xPx(), place.yPx(), arcMm, column.line().thicknessMm()));
    }
    double closingMm = 0;
    if (along.closed()) {
      DepthLine.Point first = points.getFirst();
      DepthLine.Point last = points.getLast();
      closingMm = mmPerPx * Math.hypot(first.xPx() - last.xPx(), first.yPx() - last.yPx());
    }
    return new DepthLine(points, along.closed(), arcMm + closingMm);
  }
}
