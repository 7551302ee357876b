package org.cytostudy.core.claim;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.cytostudy.core.job.Required;
import org.jspecify.annotations.Nullable;

/**
 * Which number is read: a figure of a task, of one variant. Over several data sets and seeds it is
 * the mean.
 *
 * @param variant name of the variant
 * @param task name of the task
 * @param figure name of the figure
 * @param part part of the data that it is of
 * @param dataset only of this data set; null for all that the variant ran on
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Reading(
    String variant, String task, String figure, String part, @Nullable String dataset) {
  public Reading {
    Required.check("reading.variant", variant);
    Required.check("reading.task", task);
    Required.check("reading.figure", figure);
    Required.check("reading.part", part);
  }

  /** In words, for tables. */
  public String text() {
    return variant
        + ": "
        + task
        + " "
        + figure
        + ", "
        + part
        + (dataset == null ? "" : ", " + dataset);
  }
}
