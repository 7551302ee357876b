package org.cytostudy.platform.patchset;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.cytostudy.core.job.Split.Role;
import org.cytostudy.platform.patchset.Leak.Severity;
import org.cytostudy.platform.patchset.LeakageCheck.Assigned;
import org.junit.jupiter.api.Test;

class LeakageCheckTest {

  private static Assigned section(String brain, int number, Role role) {
    return new Assigned(brain, number, number * 1.5, brain + "/" + number, role);
  }

  private static List<String> leaks(Assigned... sections) {
    return LeakageCheck.check(List.of(sections), 0).stream()
        .filter(leak -> leak.severity() == Severity.LEAK)
        .map(Leak::what)
        .toList();
  }

  @Test
  void findsNothingInACleanSplitButTellsTheDistance() {
    List<Leak> found =
        LeakageCheck.check(
            List.of(
                section("A", 1, Role.TRAIN),
                section("A", 3, Role.HELD_OUT_SECTION),
                section("B", 1, Role.UNSEEN_BRAIN)),
            0);
    assertThat(found)
        .containsExactly(
            new Leak(
                Severity.NOTE,
                "In brain 'A' the nearest held-out section lies 3.00 mm from one that is trained"
                    + " on."));
  }

  @Test
  void findsABrainThatIsUnseenAndTrainedOn() {
    assertThat(leaks(section("A", 1, Role.TRAIN), section("A", 2, Role.UNSEEN_BRAIN)))
        .containsExactly("Brain 'A' is both unseen and trained on.");
  }

  @Test
  void findsASectionInTwoParts() {
    assertThat(leaks(section("A", 1, Role.TRAIN), section("A", 1, Role.HELD_OUT_SECTION)))
        .first()
        .isEqualTo("Section 1 of brain 'A' is in two parts.");
  }

  @Test
  void findsOneImageThatIsTwoSections() {
    assertThat(
            leaks(
                new Assigned("A", 1, null, "same", Role.TRAIN),
                new Assigned("B", 9, null, "same", Role.UNSEEN_BRAIN)))
        .singleElement()
        .asString()
        .contains("same image");
  }

  @Test
  void warnsWhereNoBrainIsUnseen() {
    assertThat(LeakageCheck.check(List.of(section("A", 1, Role.TRAIN)), 0))
        .extracting(Leak::severity)
        .containsExactly(Severity.WARNING);
  }
}
