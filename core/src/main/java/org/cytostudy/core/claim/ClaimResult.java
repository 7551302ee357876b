package org.cytostudy.core.claim;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A claim decided.
 *
 * @param claim what was claimed
 * @param verdict what the figures say
 * @param demands what became of each demand, in their order
 * @param beside the controls that are shown with it
 * @param remark what a reader must know of the verdict; null where nothing
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ClaimResult(
    ClaimSpec claim,
    Verdict verdict,
    List<DemandResult> demands,
    List<Read> beside,
    @Nullable String remark) {
  public ClaimResult {
    demands = List.copyOf(demands);
    beside = List.copyOf(beside);
  }

  /** What figures say of a claim. */
  public enum Verdict {
    /** Each demand holds. */
    SUPPORTED,
    /** A demand is refuted: its interval lies on the other side. */
    NOT_SUPPORTED,
    /** Neither: an interval reaches over the bound. */
    INCONCLUSIVE,
    /** A figure is not there, or the data does not allow the question. */
    NOT_TESTABLE;

    @JsonCreator
    public static Verdict fromString(String name) {
      return valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    @JsonValue
    public String wireName() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /**
   * A number that was read.
   *
   * @param reading which
   * @param value mean over data sets and seeds; null where it is not there
   * @param low lower end of the 95 % interval; null where nothing was resampled
   * @param high upper end
   * @param runs how many runs it is the mean of
   * @param sections how many sections it rests on, over all data sets
   * @param brains how many brains
   * @param resampled what the interval resamples
   * @param missing why it is not there; null where it is
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Read(
      Reading reading,
      @Nullable Double value,
      @Nullable Double low,
      @Nullable Double high,
      int runs,
      int sections,
      int brains,
      String resampled,
      @Nullable String missing) {}

  /**
   * What became of a demand.
   *
   * @param of the number
   * @param above what it was compared with; null where bounds were asked for
   * @param outcome whether it holds
   * @param difference mean difference, margin not taken off; null without a comparison
   * @param low lower end of its 95 % interval
   * @param high upper end
   * @param paired whether both sides were compared on the same sections, draw by draw
   * @param p two-sided, of no difference beyond the margin
   * @param pCorrected the same after Holm's correction over all comparisons of the report
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record DemandResult(
      Demand demand,
      Read of,
      @Nullable Read above,
      Verdict outcome,
      @Nullable Double difference,
      @Nullable Double low,
      @Nullable Double high,
      @Nullable Boolean paired,
      @Nullable Double p,
      @Nullable Double pCorrected) {}
}
