package org.cytostudy.core.job;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeName;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Renders whole synthetic sections of a cortex with known truth. No inputs. Outputs: one {@code
 * section-image} a section, one {@code registration} a brain, one {@code annotations} a section,
 * one {@code section-mapping}, one {@code truth} that only {@code measure} may read; with {@code
 * counterfactuals} one of that kind a brain. What is null is as in generator 1, and asks for
 * generator 2 where it is not.
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
 * @param folding how the sheet is folded; null means {@link Folding#GENTLE}
 * @param areaScale size of the areas against those of generator 1, whose mosaic then repeats
 *     mirrored; null means 1. Areas of 25 mm shrug off registration errors that small ones do not
 * @param tearsPerSection tears of a section on average, wherever its areas lie; null means none
 * @param firstBrain number of the first brain, so that the brains of two phantoms have different
 *     pseudonyms; null means 1
 * @param counterfactuals patches that differ in one thing; null means none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
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
    @Range(min = 1, max = 200) double sectionThicknessUm,
    @Nullable Folding folding,
    @Range(min = .2, max = 1) @Nullable Double areaScale,
    @Range(min = 0, max = 20) @Nullable Double tearsPerSection,
    @Range(min = 1, max = 10_000) @Nullable Integer firstBrain,
    @Nullable Counterfactuals counterfactuals)
    implements StepSpec {
  /** The newest generator. */
  public static final int NEWEST_GENERATOR = 2;

  /** The generator of the demo, whose figures were measured with it. */
  private static final int DEMO_GENERATOR = 1;

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
        sectionThicknessUm,
        folding,
        areaScale,
        tearsPerSection,
        firstBrain,
        counterfactuals);
    boolean plain =
        folding == null && areaScale == null && tearsPerSection == null && firstBrain == null;
    if (generatorVersion == 1 && !(plain && counterfactuals == null)) {
      throw new IllegalArgumentException(
          "folding, areaScale, tearsPerSection, firstBrain and counterfactuals need"
              + " generatorVersion 2, got 1");
    }
    double rowPx = sheetWidthMm * 1000 / pixelSizeUm;
    if (rowPx > MAX_ROW_PX) {
      throw new IllegalArgumentException(
          "sheetWidthMm at this pixelSizeUm must give at most "
              + MAX_ROW_PX
              + " px a row, got "
              + Math.round(rowPx));
    }
  }

  /** A phantom without what generator 2 added. */
  public PhantomSpec(
      int generatorVersion,
      int brains,
      int sectionsPerBrain,
      double pixelSizeUm,
      double sheetWidthMm,
      double sheetHeightMm,
      double borderJitterMm,
      double registrationErrorMm,
      double sectionThicknessUm) {
    this(
        generatorVersion,
        brains,
        sectionsPerBrain,
        pixelSizeUm,
        sheetWidthMm,
        sheetHeightMm,
        borderJitterMm,
        registrationErrorMm,
        sectionThicknessUm,
        null,
        null,
        null,
        null,
        null);
  }

  /** How the sheet is folded. */
  public enum Folding {
    /** One wave a section, nowhere sharper than a radius of 15 mm. */
    GENTLE(15),
    /**
     * Straight banks of 10 mm joined by semicircles of radius 2.5 mm at mid-depth: opposite banks
     * are 5 mm apart, and about 18 mm along the sheet.
     */
    MEANDER(2.5);

    private final double minRadiusMm;

    Folding(double minRadiusMm) {
      this.minRadiusMm = minRadiusMm;
    }

    /** Radius of the sharpest bend. */
    public double minRadiusMm() {
      return minRadiusMm;
    }

    @JsonCreator
    public static Folding fromString(String name) {
      return valueOf(name.toUpperCase(Locale.ROOT));
    }

    @JsonValue
    public String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * Sets of patches that differ in one thing.
   *
   * @param perBrain places of each brain; of four, one lies in V1 and one in M1 where there is room
   * @param patchPx side of a patch in pixels of the phantom's size
   * @param topMarginMm white space kept above the pial surface, as {@link SampleSpec} has it
   */
  public record Counterfactuals(
      @Range(min = 1, max = 10_000) int perBrain,
      @Range(min = 16, max = 1024) int patchPx,
      @Range(min = 0, max = 5) double topMarginMm) {
    public Counterfactuals {
      Ranges.check(Counterfactuals.class, perBrain, patchPx, topMarginMm);
    }
  }

  /** Whether the sheet is folded so that opposite banks touch. */
  @JsonIgnore
  public boolean isMeander() {
    return folding == Folding.MEANDER;
  }

  /** Whether it asks for generator 2 or a newer one. */
  @JsonIgnore
  public boolean isSecondGenerator() {
    return generatorVersion >= 2;
  }

  /**
   * The synthetic cortex of the demo: 4 brains of 16 sections at 40 µm per pixel, on a sheet of 120
   * × 60 mm. Area borders move by 8 mm (RMS) from brain to brain, so that a 25-nearest-neighbour
   * vote on the registered position alone reaches a macro-F1 of 0.60 to 0.74 on an unseen brain
   * (mean of ten seeds 0.69); the areas stay about 25 mm wide.
   */
  public static PhantomSpec demo() {
    return new PhantomSpec(DEMO_GENERATOR, 4, 16, 40, 120, 60, 8, 1, 20);
  }

  @Override
  public StepType stepType() {
    return StepType.PHANTOM;
  }
}
