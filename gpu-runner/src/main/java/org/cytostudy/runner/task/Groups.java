package org.cytostudy.runner.task;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;
import org.cytostudy.runner.data.PatchIndex.Row;
import org.cytostudy.runner.data.SectionKey;

/** Numbers what patches share: their brains, or their sections. */
@SuppressWarnings("ArrayRecordComponent") // numbers that are computed with, never compared
record Groups(int count, int[] of) {

  static Groups brains(List<Row> rows, int[] chosen) {
    return by(rows, chosen, Row::brain);
  }

  static Groups sections(List<Row> rows, int[] chosen) {
    return by(rows, chosen, SectionKey::of);
  }

  private static <K extends Comparable<K>> Groups by(
      List<Row> rows, int[] chosen, Function<Row, K> key) {
    TreeSet<K> keys = new TreeSet<>();
    Arrays.stream(chosen).forEach(row -> keys.add(key.apply(rows.get(row))));
    List<K> sorted = List.copyOf(keys);
    int[] of =
        Arrays.stream(chosen)
            .map(row -> Collections.binarySearch(sorted, key.apply(rows.get(row))))
            .toArray();
    return new Groups(sorted.size(), of);
  }
}
