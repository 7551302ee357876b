package org.cytostudy.runner.objective;

/**
 * Where the views of one batch come from. The first half are anchors; view i and view i + n/2 were
 * drawn together.
 *
 * @param uMm first reference coordinate of each view's patch, mm
 * @param vMm second reference coordinate, mm
 * @param brain number of its brain
 * @param section number of its section, unique over brains
 */
@SuppressWarnings("ArrayRecordComponent") // a batch is made once, read once and never compared
public record ViewBatch(float[] uMm, float[] vMm, int[] brain, int[] section) {
  public ViewBatch {
    int n = uMm.length;
    if (n < 2 || n % 2 != 0 || vMm.length != n || brain.length != n || section.length != n) {
      throw new IllegalArgumentException("A batch has an even number of views, at least 2");
    }
  }

  /** Views in the batch. */
  public int views() {
    return uMm.length;
  }

  /** The view that was drawn together with this one. */
  public int partner(int view) {
    int half = views() / 2;
    return view < half ? view + half : view - half;
  }
}
