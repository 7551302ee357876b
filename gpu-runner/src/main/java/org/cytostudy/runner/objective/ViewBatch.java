package org.cytostudy.runner.objective;

/**
 * Where the views of one batch come from. The first half are anchors; view i and view i + n/2 were
 * drawn together.
 *
 * @param distances between the patches of the views
 * @param patch number of the patch that a view shows
 * @param brain number of each patch's brain
 * @param section number of its section, unique over brains
 * @param area number of its area; −1 where it has no label, or none that may be learned from
 */
@SuppressWarnings("ArrayRecordComponent") // a batch is made once, read once and never compared
public record ViewBatch(Distances distances, int[] patch, int[] brain, int[] section, int[] area) {
  public ViewBatch {
    int n = brain.length;
    boolean even = n >= 2 && n % 2 == 0;
    if (!even || patch.length != n || section.length != n || area.length != n) {
      throw new IllegalArgumentException("A batch has an even number of views, at least 2");
    }
  }

  /** Views in the batch. */
  public int views() {
    return brain.length;
  }

  /** The view that was drawn together with this one. */
  public int partner(int view) {
    int half = views() / 2;
    return view < half ? view + half : view - half;
  }

  /** Whether a view and its partner show one patch. */
  boolean sharesPatch(int view) {
    return patch[view] == patch[partner(view)];
  }
}
