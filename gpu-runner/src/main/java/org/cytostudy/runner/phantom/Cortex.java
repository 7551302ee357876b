package org.cytostudy.runner.phantom;

import java.util.ArrayList;
import java.util.List;
import org.cytostudy.core.job.PhantomSpec;
import org.cytostudy.runner.phantom.CorticalArea.IsoFactors;

/**
 * A synthetic cortex: the sheet that all brains share, and the brains. Making it draws only what is
 * true of whole brains; sections are made one by one, in any order and by any thread.
 */
final class Cortex {
  private final PhantomSpec spec;
  private final IsoFactors iso;
  private final List<BrainModel> brains = new ArrayList<>();

  Cortex(PhantomSpec spec, long seed, IsoFactors iso) {
    this.spec = spec;
    this.iso = iso;
    Stream root = Stream.root(seed);
    double areaScale = spec.areaScale() == null ? 1 : spec.areaScale();
    AreaMap layout =
        new ReferenceLayout(root, spec.sheetWidthMm(), spec.sheetHeightMm(), areaScale);
    Networks networks = new Networks(root, layout, spec.sheetWidthMm(), spec.sheetHeightMm());
    for (int brain = 0; brain < spec.brains(); brain++) {
      brains.add(new BrainModel(spec, root, brain, layout, networks));
    }
  }

  List<BrainModel> brains() {
    return List.copyOf(brains);
  }

  IsoFactors iso() {
    return iso;
  }

  /** A section by the indices of its brain and of itself, both from 0. */
  SectionModel section(int brain, int section) {
    return section(brain, section, brains.get(brain));
  }

  /** The same section with other areas: everything that does not depend on them stays. */
  SectionModel section(int brain, int section, AreaMap areas) {
    return new SectionModel(spec, brains.get(brain), section, areas, iso);
  }
}
