package org.cytostudy.core.claim;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.cytostudy.core.job.Required;
import org.jspecify.annotations.Nullable;

/**
 * What a claim asks of a number: that it lies above another, or within bounds. Exactly one of the
 * two.
 *
 * @param of the number
 * @param above the number that it must exceed; null where bounds are asked for
 * @param margin by more than so much; 0 where nothing is said
 * @param atLeast lower bound
 * @param atMost upper bound
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Demand(
    Reading of,
    @Nullable Reading above,
    @Nullable Double margin,
    @Nullable Double atLeast,
    @Nullable Double atMost) {
  public Demand {
    Required.check("demand.of", of);
    boolean bounds = atLeast != null || atMost != null;
    if ((above != null) == bounds) {
      throw new IllegalArgumentException(
          "A demand has either 'above', another reading, or bounds ('atLeast', 'atMost'): "
              + of.text());
    }
    if (margin != null && above == null) {
      throw new IllegalArgumentException("A margin belongs to 'above': " + of.text());
    }
    if (atLeast != null && atMost != null && atLeast > atMost) {
      throw new IllegalArgumentException(
          "atLeast must not exceed atMost, got " + atLeast + " and " + atMost);
    }
  }

  /** The margin, 0 where nothing is said. */
  public double marginOrZero() {
    Double said = margin;
    return said == null ? 0 : said;
  }
}
