package org.cytostudy.core.task;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.cytostudy.core.job.EmbedSpec;
import org.cytostudy.core.job.Required;
import org.jspecify.annotations.Nullable;

/**
 * What the features of one run answered to one task.
 *
 * @param task name of the task within the study
 * @param feature where the features come from
 * @param featureDimension length of a feature vector
 * @param figures each a number with what is needed to read it
 * @param curves figures that belong together along an axis
 * @param notTestable what the data does not allow to be asked, and why
 * @param warnings sentences about what a reader must not overlook
 */
public record TaskResult(
    String task,
    EmbedSpec.Feature feature,
    int featureDimension,
    List<Figure> figures,
    List<Curve> curves,
    List<NotTestable> notTestable,
    List<String> warnings) {
  public TaskResult {
    Required.check("task", task);
    figures = List.copyOf(figures);
    curves = List.copyOf(curves);
    notTestable = List.copyOf(notTestable);
    warnings = List.copyOf(warnings);
  }

  /**
   * A number.
   *
   * @param name what it is, e.g. {@code macro-f1} or {@code r2/thickness_mm}; unique with the part
   * @param part which patches it is of: {@code held-out-section}, {@code unseen-brain}, or a name
   *     of the task's own
   * @param unit of the value; empty for pure numbers
   * @param value the number
   * @param low lower end of the 95 % interval; null where nothing was resampled
   * @param high upper end
   * @param draws the resampled values in the order of the draws, from which the interval comes;
   *     empty where nothing was resampled. Draw d of every variant is of the same sections, so that
   *     variants are compared draw by draw
   * @param resampled what was drawn, e.g. {@code sections}; empty where nothing was
   * @param patches how many patches it rests on
   * @param sections how many sections
   * @param brains how many brains
   * @param chance the value that guessing would give, where that is known
   * @param nullP share of the null model's values that are at least as good, with the +1
   *     correction; null where there is no null model
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Figure(
      String name,
      String part,
      String unit,
      double value,
      @Nullable Double low,
      @Nullable Double high,
      List<Double> draws,
      String resampled,
      long patches,
      int sections,
      int brains,
      @Nullable Double chance,
      @Nullable Double nullP) {
    public Figure {
      Required.check("figure.name", name);
      Required.check("figure.part", part);
      draws = List.copyOf(draws);
      if (!Double.isFinite(value)) {
        throw new IllegalArgumentException("Figure " + name + " of " + part + " is " + value);
      }
    }

    /** The same for tables, which show the interval and not what it was made of. */
    public Figure withoutDraws() {
      return new Figure(
          name, part, unit, value, low, high, List.of(), resampled, patches, sections, brains,
          chance, nullP);
    }
  }

  /**
   * Figures along an axis, e.g. R² against the number of components.
   *
   * @param name what it shows
   * @param part which patches it is of
   * @param xName what the axis is
   * @param points in ascending order of x
   */
  public record Curve(String name, String part, String xName, List<Point> points) {
    public Curve {
      points = List.copyOf(points);
    }
  }

  /** A point of a curve, with its interval where there is one. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Point(double x, double value, @Nullable Double low, @Nullable Double high) {}

  /**
   * Something that cannot be asked of this data.
   *
   * @param figure name of the figure, or the beginning of the names of several
   * @param reason why, in a sentence
   */
  public record NotTestable(String figure, String reason) {
    public NotTestable {
      Required.check("notTestable.figure", figure);
      Required.check("notTestable.reason", reason);
    }
  }
}
