package org.cytostudy.runner.task;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import org.cytostudy.core.job.Split.Role;
import org.cytostudy.runner.data.PatchIndex.Row;
import org.cytostudy.runner.data.SectionKey;
import org.cytostudy.runner.probe.ProbeInputs;

/**
 * Patches that figures are of.
 *
 * @param name what figures call them
 * @param rows numbers of the rows, ascending
 * @param sections how many sections they come from
 * @param brains how many brains
 */
@SuppressWarnings("ArrayRecordComponent") // numbers that are computed with, never compared
record Part(String name, int[] rows, int sections, int brains) {
  /** What a probe is scored on: it has not learned from them. */
  private static final List<Role> SCORED =
      List.of(Role.HELD_OUT_SECTION, Role.BRAIN_UNSEEN_BY_PROBE, Role.UNSEEN_BRAIN);

  /** The parts of a split that are scored; few splits have brains that only probes do not see. */
  static List<Role> scored(ProbeInputs inputs) {
    return SCORED.stream()
        .filter(role -> role != Role.BRAIN_UNSEEN_BY_PROBE || inputs.roles().has(role))
        .toList();
  }

  /** The rows of one role that are wanted. */
  static Part of(ProbeInputs inputs, Role role, IntPredicate wanted) {
    return of(role.wireName(), inputs, Arrays.stream(inputs.rowsOf(role)).filter(wanted).toArray());
  }

  /** Some rows. */
  static Part of(String name, ProbeInputs inputs, int[] rows) {
    List<Row> all = inputs.index().rows();
    return new Part(
        name,
        rows,
        (int) Arrays.stream(rows).mapToObj(row -> SectionKey.of(all.get(row))).distinct().count(),
        (int) Arrays.stream(rows).mapToObj(row -> all.get(row).brain()).distinct().count());
  }

  boolean isEmpty() {
    return rows.length == 0;
  }
}
