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
    Map<String, Seen> seenByBrain = new HashMap<>();
    Map<String, Role> assigned = new HashMap<>();
    for (AssignedSection s : sections) {
      if (assigned.put(s.brain() + "/" + s.section(), s.role()) != null) {
        throw new IllegalArgumentException(
            "Section " + s.section() + " of brain " + s.brain() + " is assigned twice");
      }
      Seen before = seenByBrain.putIfAbsent(s.brain(), s.role().seen());
      if (before != null && before != s.role().seen()) {
        throw new IllegalArgumentException(
            "Brain " + s.brain() + " is both unseen and used: the split leaks");
      }
    }
  }

  /** Who sees anything of a brain; one answer for all of its sections. */
  public enum Seen {
    BY_ALL,
    BY_PRETRAINING,
    BY_NOBODY
  }

  /** A section and what it serves. */
  public record AssignedSection(String brain, int section, Role role) {}

  /** What a section serves. */
  public enum Role {
    /** Pretraining and probe training. */
    TRAIN(Seen.BY_ALL),
    /** Neither, though its brain is trained on: tests generalisation to other sections. */
    HELD_OUT_SECTION(Seen.BY_ALL),
    /** Nothing: it lies too near to a section that is held out. */
    BUFFER(Seen.BY_ALL),
    /**
     * Pretraining, and no probe; nor does a probe see any other section of its brain: tests whether
     * an encoder that knows a brain needs labels of it.
     */
    BRAIN_UNSEEN_BY_PROBE(Seen.BY_PRETRAINING),
    /** Neither, nor any other section of its brain: tests generalisation to other brains. */
    UNSEEN_BRAIN(Seen.BY_NOBODY);

    private final Seen seen;

    Role(Seen seen) {
      this.seen = seen;
    }

    /** Who sees anything of its brain. */
    public Seen seen() {
      return seen;
    }

    /** Whether pretraining reads it. */
    public boolean isPretrainedOn() {
      return this == TRAIN || this == BRAIN_UNSEEN_BY_PROBE;
    }

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
