package org.cytostudy.core.metric;

/**
 * How far a step has come.
 *
 * @param done units finished, 0 ≤ done ≤ total
 * @param total units in all
 * @param unit the plural name of what is counted: iterations, sections, patches
 */
public record Progress(long done, long total, String unit) {
  public Progress {
    if (done < 0 || total < 0 || done > total) {
      throw new IllegalArgumentException("0 ≤ done ≤ total must hold, got " + done + "/" + total);
    }
  }
}
