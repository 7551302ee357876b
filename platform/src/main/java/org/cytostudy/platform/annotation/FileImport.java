package org.cytostudy.platform.annotation;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.cytostudy.platform.annotation.Annotations.Source;
import org.cytostudy.platform.problem.FieldError;
import org.cytostudy.platform.section.Sections.Placed;
import org.jspecify.annotations.Nullable;

/**
 * Makes the features of one file revisions of a section's annotations, some hundred at a time, or
 * fewer where they are large. Of the whole file it keeps the identifiers alone.
 */
final class FileImport {
  private static final int BATCH = 200;
  private static final long BATCH_CHARACTERS = 4L << 20;

  private final Placed on;
  private final Source source;
  private final RegionMapping mapping;
  private final AnnotationRepository annotations;
  private final Warnings warnings;
  private final By by;
  private final List<Drawing> waiting = new ArrayList<>();
  private final Set<UUID> seen = new HashSet<>();
  private final SortedMap<String, Integer> unmapped = new TreeMap<>();
  private long waitingCharacters;
  private int created;
  private int revised;

  FileImport(
      Placed on,
      Source source,
      RegionMapping mapping,
      AnnotationRepository annotations,
      Warnings warnings,
      By by) {
    this.on = on;
    this.source = source;
    this.mapping = mapping;
    this.annotations = annotations;
    this.warnings = warnings;
    this.by = by;
  }

  /** Who imports, and when. */
  record By(String author, Instant at) {}

  /**
   * What became of the file.
   *
   * @param unmapped classes that mean no region, with how many features are of each
   */
  record Counts(int created, int revised, int deleted, SortedMap<String, Integer> unmapped) {}

  void add(Drawing drawing) {
    waiting.add(drawing);
    waitingCharacters += drawing.geometry().toString().length();
    waitingCharacters += String.valueOf(drawing.extra()).length();
    if (waiting.size() == BATCH || waitingCharacters >= BATCH_CHARACTERS) {
      store();
    }
  }

  /**
   * Stores what waits.
   *
   * @param replace whether what the file does not have is deleted
   */
  Counts finish(boolean replace) {
    store();
    return new Counts(created, revised, replace ? deleteTheRest() : 0, unmapped);
  }

  private void store() {
    Map<UUID, Revision> before = new HashMap<>();
    look(before, waiting.stream().flatMap(drawing -> own(drawing).stream()).toList());
    Map<UUID, Drawing> named = new LinkedHashMap<>();
    for (Drawing drawing : waiting) {
      UUID id = identity(drawing, before);
      if (id != null) {
        named.put(id, drawing);
      }
    }
    look(before, named.keySet().stream().filter(id -> !before.containsKey(id)).toList());
    List<Revision> revisions = new ArrayList<>();
    named.forEach(
        (id, drawing) -> {
          Revision revision = revision(id, drawing, before.get(id));
          if (revision != null) {
            revisions.add(revision);
          }
        });
    annotations.append(revisions);
    waiting.clear();
    waitingCharacters = 0;
  }

  private void look(Map<UUID, Revision> into, Collection<UUID> ids) {
    annotations
        .newest(on.section().value(), List.copyOf(ids))
        .forEach(revision -> into.put(revision.id(), revision));
  }

  private static List<UUID> own(Drawing drawing) {
    return drawing.id() == null ? List.of() : List.of(drawing.id());
  }

  private @Nullable Revision revision(UUID id, Drawing drawing, @Nullable Revision old) {
    Merged merged = Merged.of(drawing, old, source, mapping, by.author());
    merged.warnings().forEach(warnings::add);
    merged.unmapped().ifPresent(name -> unmapped.merge(name, 1, Integer::sum));
    if (old == null) {
      created++;
      return first(id, merged.content());
    }
    if (old.deleted() || !merged.content().differencesTo(old.content()).isEmpty()) {
      revised++;
      return next(old, merged.content(), false);
    }
    return null;
  }

  /**
   * The identifier of a drawing: its own, or one that is the same each time the file is imported,
   * so that a second import adds nothing. A drawing of one image that is imported for another one
   * of the section becomes an annotation of its own there. Null for a feature that the file has
   * twice.
   */
  private @Nullable UUID identity(Drawing drawing, Map<UUID, Revision> before) {
    UUID own = drawing.id();
    if (own != null) {
      UUID id = isOfAnotherImage(before.get(own)) ? derived(on.image() + "\n" + own) : own;
      if (!id.equals(own)) {
        warnings.add(
            new FieldError(
                drawing.at() + "/id", "is of another image of the section; it is " + id + " here"));
      }
      if (seen.add(id)) {
        return id;
      }
    }
    UUID id = nameless(drawing);
    return seen.add(id) ? id : null;
  }

  private boolean isOfAnotherImage(@Nullable Revision known) {
    return known != null && known.image() != null && !known.image().equals(on.image().value());
  }

  private UUID nameless(Drawing drawing) {
    return derived(
        String.join(
            "\n",
            on.image().toString(),
            String.valueOf(drawing.kind()),
            String.valueOf(drawing.className()),
            String.valueOf(drawing.name()),
            drawing.geometry().toString()));
  }

  private static UUID derived(String content) {
    return UUID.nameUUIDFromBytes(content.getBytes(StandardCharsets.UTF_8));
  }

  private int deleteTheRest() {
    int deleted = 0;
    UUID after = new UUID(0, 0);
    List<UUID> some = annotations.undeleted(on.section().value(), after, BATCH);
    while (!some.isEmpty()) {
      List<Revision> deletions =
          annotations
              .newest(on.section().value(), some.stream().filter(id -> !seen.contains(id)).toList())
              .stream()
              .filter(old -> !isOfAnotherImage(old))
              .map(old -> next(old, old.content(), true))
              .toList();
      annotations.append(deletions);
      deleted += deletions.size();
      some = annotations.undeleted(on.section().value(), some.getLast(), BATCH);
    }
    return deleted;
  }

  private Revision first(UUID id, Content content) {
    return new Revision(
        on.section().value(),
        id,
        on.image().value(),
        1,
        content,
        null,
        false,
        by.author(),
        "imported",
        by.at());
  }

  /** Also gives an image to what was drawn before the section had one. */
  private Revision next(Revision old, Content content, boolean deleted) {
    return new Revision(
        old.section(),
        old.id(),
        on.image().value(),
        old.number() + 1,
        content,
        null,
        deleted,
        by.author(),
        deleted ? "not in the file that replaced all" : "imported",
        by.at());
  }
}
