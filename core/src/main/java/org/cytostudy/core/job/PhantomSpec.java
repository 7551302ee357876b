package org.cytostudy.core.job;

import com.fasterxml.jackson.annotation.JsonTypeName;

/**
 * Renders whole synthetic sections of a cortex with known truth. No inputs. Outputs: one {@code
 * section-image} a section, one {@code registration} a brain, one {@code annotations} a section,
 * one {@code section-mapping}, one {@code truth} that no training step may read.
 *
 * @param generatorVersion version of the generator; the same version, spec and seed give the same
 *     bytes
 * @param brains number of brains
 * @param sectionsPerBrain sections of each brain
 * @param pixelSizeUm µm per pixel
 * @param sheetWidthMm extent of the reference sheet along the sections (u)
 * @param sheetHeightMm extent of the reference sheet across the sections (v)
 * @param borderJitterMm RMS length of the smooth per-brain displacement of area borders. Large
 *     enough and position alone no longer tells the area.
 * @param registrationErrorMm RMS length of the smooth error of the registered reference coordinates
 * @param sectionThicknessUm thickness of a section
 */
@JsonTypeName("phantom")
public record PhantomSpec(
    @Range(min = 1, max = NEWEST_GENERATOR) int generatorVersion,
    @Range(min = 1, max = 64) int brains,
    @Range(min = 1, max = 1000) int sectionsPerBrain,
    @Range(min = 5, max = 160) double pixelSizeUm,
    @Range(min = 20, max = 400) double sheetWidthMm,
    @Range(min = 10, max = 400) double sheetHeightMm,
    @Range(min = 0, max = 20) double borderJitterMm,
    @Range(min = 0, max = 20) double registrationErrorMm,
    @Range(min = 1, max = 200) double sectionThicknessUm)
    implements StepSpec {
  /** The newest generator, which {@link #demo()} asks for. */
  public static final int NEWEST_GENERATOR = 1;

  /** A section is rendered as a whole, and must fit into memory. */
  private static final int MAX_ROW_PX = 40_000;

  public PhantomSpec {
    Ranges.check(
        PhantomSpec.class,
        generatorVersion,
        brains,
        sectionsPerBrain,
        pixelSizeUm,
        sheetWidthMm,
        sheetHeightMm,
        borderJitterMm,
        registrationErrorMm,
        sectionThicknessUm);
    double rowPx = sheetWidthMm * 1000 / pixelSizeUm;
    if (rowPx > MAX_ROW_PX) {
      throw new IllegalArgumentException(
          "sheetWidthMm at this pixelSizeUm must give at most "
              + MAX_ROW_PX
              + " px a row, got "
              + Math.round(rowPx));
    }
  }

  /**
   * The synthetic cortex of the demo: 4 brains of 16 sections at 40 µm per pixel, on a sheet of 120
   * × 60 mm. Area borders move by 8 mm (RMS) from brain to brain, so that a 25-nearest-neighbour
   * vote on the registered position alone reaches a macro-F1 of 0.60 to 0.74 on an unseen brain
   * (mean of ten seeds 0.69); the areas stay about 25 mm wide.
   */
  public static PhantomSpec demo() {
    return new PhantomSpec(NEWEST_GENERATOR, 4, 16, 40, 120, 60, 8, 1, 20);
  }

  @Override
  public StepType stepType() {
    return StepType.PHANTOM;
  }
}
