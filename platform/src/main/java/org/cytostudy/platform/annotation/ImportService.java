package org.cytostudy.platform.annotation;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.cytostudy.core.id.ImageId;
import org.cytostudy.core.id.SectionId;
import org.cytostudy.platform.access.Access;
import org.cytostudy.platform.access.Membership;
import org.cytostudy.platform.annotation.AnnotationViews.ImportResult;
import org.cytostudy.platform.annotation.AnnotationViews.UnmappedClass;
import org.cytostudy.platform.annotation.Annotations.Source;
import org.cytostudy.platform.audit.Audit;
import org.cytostudy.platform.audit.Noun;
import org.cytostudy.platform.parcellation.Parcellations;
import org.cytostudy.platform.problem.ConflictException;
import org.cytostudy.platform.problem.FieldError;
import org.cytostudy.platform.problem.InvalidException;
import org.cytostudy.platform.problem.ProblemType;
import org.cytostudy.platform.section.Sections;
import org.cytostudy.platform.section.Sections.Placed;
import org.jspecify.annotations.Nullable;

/** Takes files as revisions of what was drawn: nothing that was ever labelled is lost. */
@ApplicationScoped
class ImportService {
  private static final int MOST_WARNINGS = 100;

  private final AnnotationRepository annotations;
  private final Parcellations parcellations;
  private final Sections sections;
  private final Access access;
  private final Audit audit;
  private final Clock clock;
  private final ObjectMapper json;

  ImportService(
      AnnotationRepository annotations,
      Parcellations parcellations,
      Sections sections,
      Access access,
      Audit audit,
      Clock clock,
      ObjectMapper json) {
    this.annotations = annotations;
    this.parcellations = parcellations;
    this.sections = sections;
    this.access = access;
    this.audit = audit;
    this.clock = clock;
    this.json = json;
  }

  @Transactional
  ImportResult importInto(
      UUID section, @Nullable UUID image, byte[] geoJson, Source source, boolean replace) {
    sections.require(new SectionId(section), Membership.MEMBER);
    Placed on = image(section, image, Membership.MEMBER);
    return store(on, geoJson, source, replace);
  }

  /** An image of the section, or its newest one. */
  Placed image(UUID section, @Nullable UUID image, Membership least) {
    if (image == null) {
      return sections
          .newestImage(new SectionId(section))
          .orElseThrow(
              () ->
                  new ConflictException(
                      ProblemType.CONFLICT,
                      "The section has no image that something could be drawn on. Ingest one"
                          + " first."));
    }
    Placed on = sections.require(new ImageId(image), least);
    if (!on.section().value().equals(section)) {
      throw new InvalidException(
          ProblemType.INVALID_REQUEST,
          "The request is refused as a whole; errors says what to change.",
          List.of(new FieldError("?image", "is no image of this section")));
    }
    return on;
  }

  /** Stores a file in the caller's transaction. */
  ImportResult store(Placed on, byte[] geoJson, Source source, boolean replace) {
    GeoJsonReader.Contents contents = GeoJsonReader.read(geoJson, json);
    UUID section = on.section().value();
    annotations.lock(section);
    Map<UUID, Revision> before = annotations.newest(section);
    RegionMapping mapping = RegionMapping.of(contents.drawings(), source, parcellations);
    List<FieldError> warnings = new ArrayList<>(contents.warnings());
    Map<String, Integer> unmapped = new TreeMap<>();
    Set<UUID> seen = new HashSet<>();
    int created = 0;
    int revised = 0;
    for (Drawing drawing : contents.drawings()) {
      UUID id = identity(on, drawing, before, seen, warnings);
      if (id == null) {
        continue;
      }
      Revision old = before.get(id);
      Merged merged = Merged.of(drawing, old, source, mapping, access.caller().subject());
      warnings.addAll(merged.warnings());
      merged.unmapped().ifPresent(name -> unmapped.merge(name, 1, Integer::sum));
      if (old == null) {
        created++;
        annotations.append(first(on, id, merged.content()));
      } else if (old.deleted() || !merged.content().differencesTo(old.content()).isEmpty()) {
        revised++;
        annotations.append(next(old, on, merged.content(), false));
      }
    }
    int deleted = replace ? delete(on, before, seen) : 0;
    Map<String, Object> detail = new LinkedHashMap<>();
    detail.put("image", on.image());
    detail.put("created", created);
    detail.put("revised", revised);
    detail.put("deleted", deleted);
    audit.record("imported", Noun.ANNOTATION, section, on.project(), detail);
    return new ImportResult(
        created,
        revised,
        contents.drawings().size() - created - revised,
        deleted,
        unmapped.entrySet().stream()
            .map(entry -> new UnmappedClass(entry.getKey(), entry.getValue()))
            .toList(),
        warnings.subList(0, Math.min(MOST_WARNINGS, warnings.size())),
        Math.max(0, warnings.size() - MOST_WARNINGS));
  }

  /**
   * The identifier of a drawing: its own, or one that is the same each time the file is imported,
   * so that a second import adds nothing. A drawing of one image that is imported for another one
   * of the section becomes an annotation of its own there. Null for a feature that the file has
   * twice.
   */
  private static @Nullable UUID identity(
      Placed on,
      Drawing drawing,
      Map<UUID, Revision> before,
      Set<UUID> seen,
      List<FieldError> warnings) {
    UUID own = drawing.id();
    if (own != null) {
      UUID id = isOfAnotherImage(before.get(own), on) ? derived(on.image() + "\n" + own) : own;
      if (!id.equals(own)) {
        warnings.add(
            new FieldError(
                drawing.at() + "/id", "is of another image of the section; it is " + id + " here"));
      }
      if (seen.add(id)) {
        return id;
      }
    }
    UUID id = nameless(on, drawing);
    return seen.add(id) ? id : null;
  }

  private static boolean isOfAnotherImage(@Nullable Revision known, Placed on) {
    return known != null && known.image() != null && !known.image().equals(on.image().value());
  }

  private static UUID nameless(Placed on, Drawing drawing) {
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

  private int delete(Placed on, Map<UUID, Revision> before, Set<UUID> seen) {
    int deleted = 0;
    for (Revision old : before.values()) {
      if (!old.deleted() && !seen.contains(old.id()) && !isOfAnotherImage(old, on)) {
        annotations.append(next(old, on, old.content(), true));
        deleted++;
      }
    }
    return deleted;
  }

  private Revision first(Placed on, UUID id, Content content) {
    return new Revision(
        on.section().value(),
        id,
        on.image().value(),
        1,
        content,
        null,
        false,
        access.caller().subject(),
        "imported",
        clock.instant());
  }

  /** Also gives an image to what was drawn before the section had one. */
  private Revision next(Revision old, Placed on, Content content, boolean deleted) {
    return new Revision(
        old.section(),
        old.id(),
        on.image().value(),
        old.number() + 1,
        content,
        null,
        deleted,
        access.caller().subject(),
        deleted ? "not in the file that replaced all" : "imported",
        clock.instant());
  }
}
