package org.cytostudy.core.job;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Which section serves what. Frozen as an artefact; checked for leakage before any step runs.
 *
 * @param sections each section once
 */
public record Split(List<AssignedSection> sections) {
  public Split {
    sections = List.copyOf(sections);
    Map<String, Boolean> unseenByBrain = new HashMap<>();
    Map<String, Role> seen = new HashMap<>();
    for (AssignedSection s : sections) {
      if (seen.put(s.brain() + "/" + s.section(), s.role()) != null) {
        throw new IllegalArgumentException(
            "Section " + s.section() + " of brain " + s.brain() + " is assigned twice");
      }
      boolean unseen = s.role() == Role.UNSEEN_BRAIN;
      Boolean before = unseenByBrain.putIfAbsent(s.brain(), unseen);
      if (before != null && before != unseen) {
        throw new IllegalArgumentException(
            "Brain " + s.brain() + " is both unseen and used: the split leaks");
      }
    }
  }

  /** A section and what it serves. */
  public record AssignedSection(String brain, int section, Role role) {}

  /** What a section serves. */
  public enum Role {
    /** Pretraining and probe training. */
    TRAIN,
    /** Neither, though its brain is trained on: tests generalisation to other sections. */
    HELD_OUT_SECTION,
    /** Neither, nor any other section of its brain: tests generalisation to other brains. */
    UNSEEN_BRAIN;

    @JsonCreator
    public static Role fromString(String name) {
      return valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    @JsonValue
    public String wireName() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
