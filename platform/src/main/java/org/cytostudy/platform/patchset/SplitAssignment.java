package org.cytostudy.platform.patchset;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cytostudy.core.job.Split.Role;
import org.cytostudy.platform.patchset.LeakageCheck.Assigned;
import org.cytostudy.platform.patchset.PatchsetViews.NewSplit;
import org.cytostudy.platform.problem.FieldError;
import org.cytostudy.platform.problem.InvalidException;
import org.cytostudy.platform.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/** Gives each section of a patchset its part, as a request for a split says. */
final class SplitAssignment {
  private final NewSplit request;

  SplitAssignment(NewSplit request) {
    this.request = request;
  }

  /** A section that patches were cut from. */
  record Cut(String brain, int section, @Nullable Double zMm, String imageSha256) {
    Assigned as(Role role) {
      return new Assigned(brain, section, zMm, imageSha256, role);
    }
  }

  /**
   * Assigns.
   *
   * @param sections by brain, and within a brain by number
   * @throws InvalidException if the request names brains that are not there, or one in two ways
   */
  List<Assigned> of(List<Cut> sections) {
    requireBrains(sections);
    List<Assigned> assigned = new ArrayList<>();
    Map<String, Integer> position = new HashMap<>();
    for (Cut cut : sections) {
      assigned.add(cut.as(role(cut, position.merge(cut.brain(), 1, Integer::sum))));
    }
    return assigned.stream().map(section -> buffered(section, assigned)).toList();
  }

  private Role role(Cut cut, int nth) {
    if (request.unseenBrains().contains(cut.brain())) {
      return Role.UNSEEN_BRAIN;
    }
    if (request.unseenByProbe().contains(cut.brain())) {
      return Role.BRAIN_UNSEEN_BY_PROBE;
    }
    int every = request.heldOutEveryNthSection();
    return every > 0 && nth % every == 0 ? Role.HELD_OUT_SECTION : Role.TRAIN;
  }

  private Assigned buffered(Assigned section, List<Assigned> all) {
    boolean near =
        section.role() == Role.TRAIN
            && all.stream()
                .filter(other -> other.role() == Role.HELD_OUT_SECTION)
                .filter(other -> other.brain().equals(section.brain()))
                .mapToDouble(other -> LeakageCheck.distance(section, other))
                .anyMatch(distance -> distance >= 0 && distance < request.bufferOrZeroMm());
    return near
        ? new Assigned(
            section.brain(), section.section(), section.zMm(), section.imageSha256(), Role.BUFFER)
        : section;
  }

  private void requireBrains(List<Cut> sections) {
    Set<String> there = new HashSet<>();
    sections.forEach(cut -> there.add(cut.brain()));
    List<FieldError> errors = new ArrayList<>();
    unknown("/unseenBrains/", request.unseenBrains(), there, errors);
    unknown("/brainsUnseenByProbe/", request.unseenByProbe(), there, errors);
    for (int i = 0; i < request.unseenByProbe().size(); i++) {
      String brain = request.unseenByProbe().get(i);
      if (request.unseenBrains().contains(brain)) {
        errors.add(
            new FieldError(
                "/brainsUnseenByProbe/" + i,
                "'" + brain + "' is unseen by all already; name it once"));
      }
    }
    if (!errors.isEmpty()) {
      throw new InvalidException(
          ProblemType.INVALID_REQUEST, "Name brains of the patchset by pseudonym.", errors);
    }
  }

  private static void unknown(
      String pointer, List<String> named, Set<String> there, List<FieldError> errors) {
    for (int i = 0; i < named.size(); i++) {
      if (!there.contains(named.get(i))) {
        errors.add(
            new FieldError(pointer + i, "'" + named.get(i) + "' is no brain of the patchset"));
      }
    }
  }
}
