package org.cytostudy.runner.sample;

import org.cytostudy.core.job.Registration.RibbonPoint;
import org.cytostudy.core.job.SampleSpec;

/**
 * Where patches lie. A patch hangs on its anchor, a point of the pial surface: the middle column
 * runs through it along the inward normal, which points down, and the surface lies {@code
 * topMarginMm} below the top edge. Patches are rotated, never mirrored.
 */
final class PatchGeometry {
  private final int patchPx;
  private final double patchPixelMm;
  private final double topMarginMm;
  private final int patchesPerSection;

  PatchGeometry(SampleSpec spec) {
    this.patchPx = spec.patchPx();
    this.patchPixelMm = spec.pixelSizeUm() / 1000;
    this.topMarginMm = spec.topMarginMm();
    this.patchesPerSection = spec.patchesPerSection();
  }

  /** How many patches a ribbon takes: none where no piece is longer than a patch is wide. */
  int count(Ribbon ribbon) {
    return usableMm(ribbon) > 0 ? patchesPerSection : 0;
  }

  private double usableMm(Ribbon ribbon) {
    return ribbon.pieces().stream().mapToDouble(this::usableMm).sum();
  }

  private double usableMm(Ribbon.Piece piece) {
    return Math.max(0, piece.endMm() - piece.startMm() - patchPx * patchPixelMm);
  }

  /**
   * Arc length of the i-th anchor: the middles of equal shares of the ribbon, whose pieces are each
   * shorter by half a patch at both ends.
   */
  double anchorMm(Ribbon ribbon, int i) {
    double along = (i + 0.5) * usableMm(ribbon) / patchesPerSection;
    Ribbon.Piece piece = ribbon.pieces().getFirst();
    for (Ribbon.Piece next : ribbon.pieces()) {
      piece = next;
      if (along <= usableMm(piece)) {
        break;
      }
      along -= usableMm(piece);
    }
    return piece.startMm() + patchPx * patchPixelMm / 2 + along;
  }

  /**
   * The map from patch to image: {@code x = originX + column·columnX + row·rowX}, likewise y, with
   * columns and rows in patch pixels from the patch's top left corner and x, y in level-0 pixels.
   */
  record Frame(
      double originX, double originY, double columnX, double columnY, double rowX, double rowY) {

    double x(double column, double row) {
      return originX + column * columnX + row * rowX;
    }

    double y(double column, double row) {
      return originY + column * columnY + row * rowY;
    }
  }

  /** The frame of the patch that hangs on an anchor. */
  Frame frame(RibbonPoint anchor, double imagePixelMm) {
    double scale = patchPixelMm / imagePixelMm;
    double rowX = anchor.inwardX() * scale;
    double rowY = anchor.inwardY() * scale;
    // A quarter turn of the normal that keeps the handedness of the image.
    double columnX = rowY;
    double columnY = -rowX;
    double marginRows = topMarginMm / patchPixelMm;
    return new Frame(
        anchor.xPx() - patchPx / 2.0 * columnX - marginRows * rowX,
        anchor.yPx() - patchPx / 2.0 * columnY - marginRows * rowY,
        columnX,
        columnY,
        rowX,
        rowY);
  }

  /** Counter-clockwise rotation of the image, as seen, that turns the normal down; (−180, 180]. */
  static double angleDeg(RibbonPoint anchor) {
    double angle = -Math.toDegrees(Math.atan2(anchor.inwardX(), anchor.inwardY()));
    return angle <= -180 ? angle + 360 : angle + 0.0;
  }
}
