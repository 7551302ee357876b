package org.cytostudy.platform.patchset;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.cytostudy.core.job.Split.Role;
import org.cytostudy.core.job.Split.Seen;
import org.cytostudy.platform.patchset.Leak.Severity;
import org.jspecify.annotations.Nullable;

/**
 * Looks for ways by which what is tested gets into what is trained on: a brain that is both unseen
 * and used, a section in two parts, one image in two parts, and tested sections that lie nearer to
 * trained ones than the buffer. Patches share a field of view only within one section or one image,
 * and each of those is in one part, so overlap needs no check beyond that.
 */
final class LeakageCheck {
  private LeakageCheck() {}

  /** A section with its part. */
  record Assigned(String brain, int section, @Nullable Double zMm, String imageSha256, Role role) {}

  /**
   * Checks.
   *
   * @param bufferMm sections that are trained on must not lie nearer than this to a held-out one
   */
  static List<Leak> check(List<Assigned> sections, double bufferMm) {
    List<Leak> leaks = new ArrayList<>();
    brainsInTwoParts(sections, leaks);
    bufferNotKept(sections, bufferMm, leaks);
    sectionsInTwoParts(sections, leaks);
    imagesInTwoParts(sections, leaks);
    emptyParts(sections, leaks);
    distances(sections, leaks);
    return leaks;
  }

  private static void brainsInTwoParts(List<Assigned> sections, List<Leak> leaks) {
    Map<String, Set<Seen>> seen = new TreeMap<>();
    sections.forEach(
        s -> seen.computeIfAbsent(s.brain(), brain -> new HashSet<>()).add(s.role().seen()));
    seen.forEach(
        (brain, parts) -> {
          if (parts.size() > 1) {
            leaks.add(
                new Leak(Severity.LEAK, "Brain '" + brain + "' is both unseen and trained on."));
          }
        });
  }

  private static void sectionsInTwoParts(List<Assigned> sections, List<Leak> leaks) {
    Map<String, Role> roles = new HashMap<>();
    for (Assigned s : sections) {
      Role before = roles.put(s.brain() + "/" + s.section(), s.role());
      if (before != null && before != s.role()) {
        leaks.add(
            new Leak(
                Severity.LEAK,
                "Section " + s.section() + " of brain '" + s.brain() + "' is in two parts."));
      }
    }
  }

  private static void imagesInTwoParts(List<Assigned> sections, List<Leak> leaks) {
    Map<String, Assigned> images = new HashMap<>();
    for (Assigned s : sections) {
      Assigned before = images.putIfAbsent(s.imageSha256(), s);
      if (before != null && before.role() != s.role()) {
        leaks.add(
            new Leak(
                Severity.LEAK,
                "Section "
                    + s.section()
                    + " of brain '"
                    + s.brain()
                    + "' has the same image as section "
                    + before.section()
                    + " of brain '"
                    + before.brain()
                    + "', which is in another part."));
      }
    }
  }

  /**
   * Sections within the buffer serve nothing; it cannot be kept where nobody knows where they lie.
   */
  private static void bufferNotKept(List<Assigned> sections, double bufferMm, List<Leak> leaks) {
    if (bufferMm <= 0) {
      return;
    }
    Set<String> held = new TreeSet<>();
    Set<String> unknown = new TreeSet<>();
    for (Assigned s : sections) {
      if (s.role() == Role.HELD_OUT_SECTION) {
        held.add(s.brain());
      }
      if (s.zMm() == null) {
        unknown.add(s.brain());
      }
    }
    unknown.retainAll(held);
    unknown.forEach(
        brain ->
            leaks.add(
                new Leak(
                    Severity.LEAK,
                    String.format(
                        Locale.ROOT,
                        "Brain '%s' has sections of unknown place: a buffer of %.2f mm cannot be"
                            + " kept around those that are held out.",
                        brain,
                        bufferMm))));
  }

  private static void emptyParts(List<Assigned> sections, List<Leak> leaks) {
    if (sections.stream().noneMatch(s -> s.role() == Role.TRAIN)) {
      leaks.add(new Leak(Severity.WARNING, "No section is left for training."));
    }
    if (sections.stream().noneMatch(s -> s.role() == Role.UNSEEN_BRAIN)) {
      leaks.add(
          new Leak(Severity.WARNING, "No brain is unseen: nothing tells how well it generalises."));
    }
  }

  /** Neighbouring sections of one brain show nearly the same tissue. */
  private static void distances(List<Assigned> sections, List<Leak> leaks) {
    Map<String, List<Assigned>> byBrain = new TreeMap<>();
    sections.forEach(s -> byBrain.computeIfAbsent(s.brain(), brain -> new ArrayList<>()).add(s));
    byBrain.forEach(
        (brain, all) -> {
          List<Assigned> held =
              all.stream()
                  .filter(s -> s.role() == Role.HELD_OUT_SECTION)
                  .sorted(Comparator.comparingInt(Assigned::section))
                  .toList();
          List<Assigned> trained = all.stream().filter(s -> s.role() == Role.TRAIN).toList();
          held.stream()
              .flatMapToDouble(
                  h -> trained.stream().mapToDouble(t -> distance(h, t)).filter(d -> d >= 0))
              .min()
              .ifPresent(
                  nearest ->
                      leaks.add(
                          new Leak(
                              Severity.NOTE,
                              String.format(
                                  Locale.ROOT,
                                  "In brain '%s' the nearest held-out section lies %.2f mm from"
                                      + " one that is trained on.",
                                  brain,
                                  nearest))));
        });
  }

  /** Distance of two sections of a brain in mm; negative where it is not known. */
  static double distance(Assigned a, Assigned b) {
    Double from = a.zMm();
    Double to = b.zMm();
    return from == null || to == null ? -1 : Math.abs(from - to);
  }
}
