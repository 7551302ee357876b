package org.cytostudy.runner.training;

import org.cytostudy.core.job.ObjectiveSpec;
import org.cytostudy.runner.objective.Distances;
import org.cytostudy.runner.objective.ViewBatch;
import org.cytostudy.runner.seed.SeededRandom;
import org.jspecify.annotations.Nullable;

/**
 * Draws the patches of a batch: anchors uniformly over the training patches, each with a partner. A
 * batch depends on (seed, iteration) alone, so that any iteration can be drawn without those before
 * it; safe for use by several threads.
 */
final class BatchSampler {
  private final TrainPatches patches;
  private final int anchors;
  private final long seed;
  private final ObjectiveSpec.@Nullable SpatialNce spatial;
  private final @Nullable Neighbourhood neighbourhood;

  /**
   * @param neighbourhood who is near to whom; null where the objective does not ask
   */
  BatchSampler(
      TrainPatches patches,
      ObjectiveSpec objective,
      @Nullable Neighbourhood neighbourhood,
      int anchors,
      long seed) {
    this.patches = patches;
    this.anchors = anchors;
    this.seed = seed;
    this.spatial = objective instanceof ObjectiveSpec.SpatialNce s ? s : null;
    this.neighbourhood = neighbourhood;
    if ((spatial == null) != (neighbourhood == null)) {
      throw new IllegalArgumentException("SpatialNCE has a neighbourhood, and it alone");
    }
  }

  /** Numbers of the patches: anchors first, then the partner of each in the same order. */
  int[] draw(long iteration) {
    SeededRandom random = SeededRandom.of(seed, Purpose.BATCH.code(), iteration);
    int[] views = new int[2 * anchors];
    for (int i = 0; i < anchors; i++) {
      views[i] = random.nextInt(patches.count());
    }
    for (int i = 0; i < anchors; i++) {
      views[anchors + i] = partner(views[i], random);
    }
    return views;
  }

  /** Where the views of a batch come from. */
  ViewBatch viewBatch(int[] views) {
    int[] brains = new int[views.length];
    int[] sections = new int[views.length];
    for (int i = 0; i < views.length; i++) {
      brains[i] = patches.brain(views[i]);
      sections[i] = patches.section(views[i]);
    }
    Distances distances =
        neighbourhood == null
            ? view -> {
              throw new IllegalStateException("This objective measures no distances");
            }
            : neighbourhood.distances(views);
    return new ViewBatch(distances, brains, sections);
  }

  private int partner(int anchor, SeededRandom random) {
    if (spatial == null || neighbourhood == null) {
      return anchor;
    }
    boolean otherBrain = random.nextDouble() < spatial.crossBrainFraction();
    int partner =
        neighbourhood.draw(
            anchor,
            p -> allowed(anchor, p) && (patches.brain(anchor) != patches.brain(p)) == otherBrain,
            random);
    if (partner == Neighbourhood.NONE && spatial.crossBrainFraction() > 0) {
      partner = neighbourhood.draw(anchor, p -> allowed(anchor, p), random);
    }
    // An anchor that nothing is near to still has a second view; the objective counts it as one
    // without positives unless the section's own patches may be positives.
    return partner == Neighbourhood.NONE ? anchor : partner;
  }

  private boolean allowed(int anchor, int patch) {
    return spatial == null
        || !spatial.excludeSameSection()
        || patches.section(anchor) != patches.section(patch);
  }
}
