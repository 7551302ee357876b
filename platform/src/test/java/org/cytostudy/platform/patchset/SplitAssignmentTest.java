package org.cytostudy.platform.patchset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayList;
import java.util.List;
import org.cytostudy.core.job.Split.Role;
import org.cytostudy.platform.patchset.LeakageCheck.Assigned;
import org.cytostudy.platform.patchset.PatchsetViews.NewSplit;
import org.cytostudy.platform.patchset.SplitAssignment.Cut;
import org.cytostudy.platform.problem.FieldError;
import org.cytostudy.platform.problem.InvalidException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SplitAssignmentTest {

  @Test
  void sectionsWithinTheBufferOfAHeldOutOneServeNothing() {
    List<Assigned> assigned = assign(split(4, 1.5, List.of(), List.of()), brain("A", 8, 1.0));
    assertThat(assigned)
        .extracting(Assigned::role)
        .containsExactly(
            Role.TRAIN,
            Role.TRAIN,
            Role.BUFFER,
            Role.HELD_OUT_SECTION,
            Role.BUFFER,
            Role.TRAIN,
            Role.BUFFER,
            Role.HELD_OUT_SECTION);
  }

  @Test
  void aBufferIsOfOneBrain() {
    List<Cut> cuts = new ArrayList<>(brain("A", 2, 1.0));
    cuts.addAll(brain("B", 2, 1.0));
    assertThat(assign(split(2, 0.5, List.of(), List.of()), cuts))
        .extracting(Assigned::role)
        .containsExactly(Role.TRAIN, Role.HELD_OUT_SECTION, Role.TRAIN, Role.HELD_OUT_SECTION);
  }

  @Test
  void brainsAreUnseenByAllOrByProbes() {
    List<Cut> cuts = new ArrayList<>(brain("A", 1, 1.0));
    cuts.addAll(brain("B", 1, 1.0));
    cuts.addAll(brain("C", 1, 1.0));
    assertThat(assign(split(0, 0, List.of("C"), List.of("B")), cuts))
        .extracting(Assigned::brain, Assigned::role)
        .containsExactly(
            tuple("A", Role.TRAIN),
            tuple("B", Role.BRAIN_UNSEEN_BY_PROBE),
            tuple("C", Role.UNSEEN_BRAIN));
  }

  @Test
  void refusesABrainThatIsNotThereOrIsNamedTwice() {
    assertThatThrownBy(
            () -> assign(split(0, 0, List.of("A", "X"), List.of("A")), brain("A", 1, 1.0)))
        .isInstanceOfSatisfying(
            InvalidException.class,
            refused ->
                assertThat(refused.errors())
                    .extracting(FieldError::pointer)
                    .containsExactly("/unseenBrains/1", "/brainsUnseenByProbe/0"));
  }

  @Test
  void aBufferThatCannotBeKeptLeaks() {
    List<Assigned> assigned = assign(split(2, 1, List.of(), List.of()), brain("A", 4, null));
    assertThat(LeakageCheck.check(assigned, 1))
        .filteredOn(leak -> leak.severity() == Leak.Severity.LEAK)
        .singleElement()
        .satisfies(leak -> assertThat(leak.what()).contains("'A'", "1.00 mm"));
    assertThat(LeakageCheck.check(assigned, 0))
        .noneMatch(leak -> leak.severity() == Leak.Severity.LEAK);
  }

  private static NewSplit split(
      int every, double bufferMm, List<String> unseen, List<String> unseenByProbe) {
    return new NewSplit("Split", unseen, every, unseenByProbe, bufferMm, null);
  }

  private static List<Assigned> assign(NewSplit split, List<Cut> cuts) {
    return new SplitAssignment(split).of(cuts);
  }

  private static List<Cut> brain(String brain, int sections, @Nullable Double spacingMm) {
    List<Cut> cuts = new ArrayList<>();
    for (int s = 1; s <= sections; s++) {
      cuts.add(
          new Cut(brain, s, spacingMm == null ? null : s * spacingMm, "%s%d".formatted(brain, s)));
    }
    return cuts;
  }
}
