package org.cytostudy.runner.training;

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
  private final @Nullable Partners partners;

  /**
   * @param partners how they are drawn; null where each is a second view of the anchor's patch
   */
  BatchSampler(TrainPatches patches, @Nullable Partners partners, int anchors, long seed) {
    this.patches = patches;
    this.partners = partners;
    this.anchors = anchors;
    this.seed = seed;
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
    int[] areas = new int[views.length];
    for (int i = 0; i < views.length; i++) {
      brains[i] = patches.brain(views[i]);
      sections[i] = patches.section(views[i]);
      areas[i] = patches.area(views[i]);
    }
    Distances distances =
        partners == null
            ? view -> {
              throw new IllegalStateException("This objective measures no distances");
            }
            : partners.neighbourhood().distances(views);
    return new ViewBatch(distances, views, brains, sections, areas);
  }

  private int partner(int anchor, SeededRandom random) {
    if (partners == null) {
      return anchor;
    }
    boolean otherSection = partners.otherSection();
    boolean otherBrain = random.nextDouble() < partners.crossBrainFraction();
    int partner =
        partners
            .neighbourhood()
            .draw(
                anchor,
                p ->
                    allowed(anchor, p, otherSection)
                        && (patches.brain(anchor) != patches.brain(p)) == otherBrain,
                random);
    if (partner == Neighbourhood.NONE && partners.crossBrainFraction() > 0) {
      partner =
          partners.neighbourhood().draw(anchor, p -> allowed(anchor, p, otherSection), random);
    }
    // An anchor that nothing is near to still has a second view; the objective counts it as one
    // without positives unless the section's own patches may be positives.
    return partner == Neighbourhood.NONE ? anchor : partner;
  }

  private boolean allowed(int anchor, int patch, boolean otherSection) {
    return !otherSection || patches.section(anchor) != patches.section(patch);
  }
}
