package org.cytostudy.runner.training;

import org.cytostudy.core.job.ObjectiveSpec;
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
  private final @Nullable PartnerSearch search;

  BatchSampler(TrainPatches patches, ObjectiveSpec objective, int anchors, long seed) {
    this.patches = patches;
    this.anchors = anchors;
    this.seed = seed;
    this.spatial = objective instanceof ObjectiveSpec.SpatialNce s ? s : null;
    this.search = spatial == null ? null : new PartnerSearch(patches, spatial.positiveRadiusMm());
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

  private int partner(int anchor, SeededRandom random) {
    if (spatial == null || search == null) {
      return anchor;
    }
    boolean otherBrain = random.nextDouble() < spatial.crossBrainFraction();
    int partner =
        search.draw(
            anchor,
            p -> allowed(anchor, p) && (patches.brain(anchor) != patches.brain(p)) == otherBrain,
            random);
    if (partner == PartnerSearch.NONE && spatial.crossBrainFraction() > 0) {
      partner = search.draw(anchor, p -> allowed(anchor, p), random);
    }
    // An anchor that nothing is near to still has a second view; the objective counts it as one
    // without positives unless the section's own patches may be positives.
    return partner == PartnerSearch.NONE ? anchor : partner;
  }

  private boolean allowed(int anchor, int patch) {
    return spatial == null
        || !spatial.excludeSameSection()
        || patches.section(anchor) != patches.section(patch);
  }
}
