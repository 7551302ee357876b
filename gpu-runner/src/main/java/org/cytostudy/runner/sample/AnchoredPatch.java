package org.cytostudy.runner.sample;

import java.util.List;
import org.cytostudy.core.job.Registration.RibbonPoint;
import org.cytostudy.core.job.SampleSpec;
import org.cytostudy.runner.sample.PatchGeometry.Frame;

/**
 * One patch of an image that lies in memory, cut as the sample step cuts those of files: at the
 * image's own pixel size.
 */
public final class AnchoredPatch {
  private final int patchPx;
  private final Frame frame;

  /**
   * Hangs a patch on an anchor.
   *
   * @param anchor a point of the pial surface, in pixels of the whole image
   * @param topMarginMm white space kept above the pial surface
   */
  public AnchoredPatch(RibbonPoint anchor, int patchPx, double pixelSizeUm, double topMarginMm) {
    this.patchPx = patchPx;
    this.frame =
        new PatchGeometry(new SampleSpec(patchPx, pixelSizeUm, 1, topMarginMm, List.of()))
            .frame(anchor, pixelSizeUm / 1000);
  }

  /** Left column of the pixels that it is made of. */
  public int left() {
    return (int) Math.floor(frame.originX() + least(frame.columnX(), frame.rowX())) - 1;
  }

  /** Top row of the pixels that it is made of. */
  public int top() {
    return (int) Math.floor(frame.originY() + least(frame.columnY(), frame.rowY())) - 1;
  }

  /** Side of a square from {@link #left} and {@link #top} that holds all of those pixels. */
  public int side() {
    double reach =
        Math.max(
            Math.abs(frame.columnX()) + Math.abs(frame.rowX()),
            Math.abs(frame.columnY()) + Math.abs(frame.rowY()));
    return (int) Math.ceil(patchPx * reach) + 4;
  }

  private double least(double column, double row) {
    return patchPx * (Math.min(0, column) + Math.min(0, row));
  }

  /**
   * Cuts it, row by row.
   *
   * @param grey 8-bit pixels of a part of the image, row by row
   * @param widthPx columns of that part
   * @param leftPx its left column within the image
   * @param topPx its top row within the image
   */
  public byte[] cut(byte[] grey, int widthPx, int leftPx, int topPx) {
    float[] values = new float[grey.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = Byte.toUnsignedInt(grey[i]);
    }
    int heightPx = grey.length / widthPx;
    byte[] patch = new byte[patchPx * patchPx];
    for (int row = 0; row < patchPx; row++) {
      for (int column = 0; column < patchPx; column++) {
        double x = frame.x(column + .5, row + .5) - leftPx;
        double y = frame.y(column + .5, row + .5) - topPx;
        double value = PatchCutter.bilinear(values, widthPx, heightPx, x, y);
        patch[row * patchPx + column] = (byte) Math.clamp(Math.round(value), 0, 255);
      }
    }
    return patch;
  }
}
