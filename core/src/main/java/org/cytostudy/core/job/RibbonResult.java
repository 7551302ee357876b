package org.cytostudy.core.job;

import java.util.List;

/**
 * True and predicted areas along the cortical ribbon of each scored section, for drawing.
 *
 * @param areas names of the areas; the numbers below are indices into this list
 * @param sections scored sections, by brain and section number
 */
public record RibbonResult(List<String> areas, List<ScoredSection> sections) {
  /** Stands in {@code truth} where nobody labelled the cortex: unlabelled is not background. */
  public static final int UNLABELLED = -1;

  public RibbonResult {
    areas = List.copyOf(areas);
    sections = List.copyOf(sections);
  }

  /**
   * One section; all its lists run in step, sorted by arc length.
   *
   * @param brain pseudonym of the brain
   * @param section number within the brain
   * @param role part of the split
   * @param arcMm arc length of each patch along the ribbon, mm
   * @param truth index of the annotated area, or {@value #UNLABELLED}
   * @param predictions what each probe said
   */
  public record ScoredSection(
      String brain,
      int section,
      Split.Role role,
      List<Double> arcMm,
      List<Integer> truth,
      List<Predicted> predictions) {
    public ScoredSection {
      arcMm = List.copyOf(arcMm);
      truth = List.copyOf(truth);
      predictions = List.copyOf(predictions);
    }
  }

  /**
   * What one probe said along a section.
   *
   * @param probe which probe
   * @param areas index of the predicted area of each patch
   */
  public record Predicted(ProbeSpec.Kind probe, List<Integer> areas) {
    public Predicted {
      areas = List.copyOf(areas);
    }
  }
}
