package org.cytostudy.runner.data;

import java.util.Comparator;
import org.cytostudy.runner.data.PatchIndex.Row;

/**
 * A section, by what names it: intervals resample them, splits assign them. In order of brain, then
 * number.
 *
 * @param brain pseudonym
 * @param section number within the brain
 */
public record SectionKey(String brain, int section) implements Comparable<SectionKey> {
  private static final Comparator<SectionKey> ORDER =
      Comparator.comparing(SectionKey::brain).thenComparingInt(SectionKey::section);

  /** The section that a patch was cut from. */
  public static SectionKey of(Row row) {
    return new SectionKey(row.brain(), row.section());
  }

  @Override
  public int compareTo(SectionKey other) {
    return ORDER.compare(this, other);
  }
}
