package org.cytostudy.platform.annotation;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.cytostudy.core.id.SectionId;
import org.cytostudy.platform.access.Access;
import org.cytostudy.platform.access.Membership;
import org.cytostudy.platform.annotation.AnnotationRepository.Revision;
import org.cytostudy.platform.annotation.AnnotationViews.ImportResult;
import org.cytostudy.platform.annotation.AnnotationViews.Parcellation;
import org.cytostudy.platform.annotation.AnnotationViews.Region;
import org.cytostudy.platform.annotation.Annotations.Source;
import org.cytostudy.platform.audit.Audit;
import org.cytostudy.platform.audit.Noun;
import org.cytostudy.platform.brain.Brains;
import org.cytostudy.platform.ids.Ids;
import org.cytostudy.platform.problem.MissingException;
import org.cytostudy.platform.section.Sections;
import org.jspecify.annotations.Nullable;

/** Stores what was drawn as revisions: nothing that was ever labelled is lost. */
@ApplicationScoped
class AnnotationService {
  private final AnnotationRepository annotations;
  private final Sections sections;
  private final Access access;
  private final Audit audit;
  private final Ids ids;
  private final Clock clock;
  private final ObjectMapper json;

  AnnotationService(
      AnnotationRepository annotations,
      Sections sections,
      Access access,
      Audit audit,
      Ids ids,
      Clock clock,
      ObjectMapper json) {
    this.annotations = annotations;
    this.sections = sections;
    this.access = access;
    this.audit = audit;
    this.ids = ids;
    this.clock = clock;
    this.json = json;
  }

  @Transactional
  String export(UUID section) {
    sections.require(new SectionId(section), Membership.VIEWER);
    return GeoJsonWriter.write(annotations.newest(section).values(), json);
  }

  @Transactional
  ImportResult importInto(UUID section, String geoJson, Source source, boolean replace) {
    Brains.Named brain = sections.require(new SectionId(section), Membership.MEMBER);
    return store(section, brain, geoJson, source, replace);
  }

  ImportResult store(
      UUID section, Brains.Named brain, String geoJson, Source source, boolean replace) {
    List<Drawing> drawings = GeoJsonReader.read(geoJson, json);
    annotations.lock(section);
    Map<UUID, Revision> before = annotations.newest(section);
    Map<String, UUID> regions = regions(drawings, source);
    Set<UUID> seen = new HashSet<>();
    int created = 0;
    int revised = 0;
    for (Drawing drawing : drawings) {
      UUID id = drawing.id() == null ? nameless(section, drawing) : drawing.id();
      if (!seen.add(id)) {
        id = nameless(section, drawing);
        if (!seen.add(id)) {
          continue;
        }
      }
      Revision old = before.get(id);
      Revision next = revision(id, old, drawing, source, regions);
      if (old == null) {
        created++;
        annotations.append(section, next, clock.instant());
      } else if (!same(old, next)) {
        revised++;
        annotations.append(section, next, clock.instant());
      }
    }
    int deleted = replace ? delete(section, before, seen, source) : 0;
    ImportResult result =
        new ImportResult(created, revised, drawings.size() - created - revised, deleted);
    audit.record(
        "imported",
        Noun.ANNOTATION,
        section,
        brain.project(),
        Map.of("created", created, "revised", revised, "deleted", deleted));
    return result;
  }

  /**
   * The identifier of a drawing that has none of its own: the same each time the file is imported,
   * so that a second import adds nothing.
   */
  private static UUID nameless(UUID section, Drawing drawing) {
    String content =
        String.join(
            "\n",
            section.toString(),
            drawing.kind().name(),
            String.valueOf(drawing.region()),
            String.valueOf(drawing.name()),
            drawing.geometry().toString());
    return UUID.nameUUIDFromBytes(content.getBytes(StandardCharsets.UTF_8));
  }

  @Transactional
  List<Parcellation> parcellations() {
    return annotations.parcellations().stream().map(this::view).toList();
  }

  @Transactional
  Parcellation parcellation(UUID id) {
    return view(
        annotations.parcellation(id).orElseThrow(() -> new MissingException("parcellation", id)));
  }

  private int delete(UUID section, Map<UUID, Revision> before, Set<UUID> seen, Source source) {
    int deleted = 0;
    for (Revision old : before.values()) {
      if (!old.deleted() && !seen.contains(old.id())) {
        annotations.append(
            section,
            new Revision(
                old.id(),
                old.revision() + 1,
                old.regionId(),
                old.region(),
                old.colour(),
                old.kind(),
                old.geometry(),
                old.name(),
                annotator(source),
                source.method(),
                source.origin(),
                old.certainty(),
                true),
            clock.instant());
        deleted++;
      }
    }
    return deleted;
  }

  private Revision revision(
      UUID id, @Nullable Revision old, Drawing drawing, Source source, Map<String, UUID> regions) {
    String region = drawing.region();
    return new Revision(
        id,
        old == null ? 1 : old.revision() + 1,
        region == null ? null : regions.get(region),
        region,
        drawing.colour(),
        drawing.kind(),
        drawing.geometry(),
        drawing.name(),
        drawing.annotator() == null ? annotator(source) : drawing.annotator(),
        drawing.method() == null ? source.method() : drawing.method(),
        drawing.origin() == null ? source.origin() : drawing.origin(),
        drawing.certainty(),
        false);
  }

  /**
   * Whether nothing that was drawn or said about it differs; who imports it again does not count.
   */
  private static boolean same(Revision a, Revision b) {
    return !a.deleted()
        && Objects.equals(a.regionId(), b.regionId())
        && a.kind() == b.kind()
        && a.geometry().equals((x, y) -> numbers(x, y), b.geometry())
        && Objects.equals(a.name(), b.name())
        && a.method().equals(b.method())
        && a.origin() == b.origin()
        && Objects.equals(a.certainty(), b.certainty());
  }

  /** Compares numbers by value: the database may write 1 where a file has 1.0. */
  private static int numbers(
      com.fasterxml.jackson.databind.JsonNode x, com.fasterxml.jackson.databind.JsonNode y) {
    if (x.isNumber() && y.isNumber()) {
      return Double.compare(x.asDouble(), y.asDouble());
    }
    return x.equals(y) ? 0 : 1;
  }

  private String annotator(Source source) {
    String named = source.annotator();
    return named == null ? access.caller().subject() : named;
  }

  /** The identifiers of all regions that the drawings name, registered where they are new. */
  private Map<String, UUID> regions(List<Drawing> drawings, Source source) {
    Map<String, UUID> known = new HashMap<>();
    if (drawings.stream().allMatch(drawing -> drawing.region() == null)) {
      return known;
    }
    annotations.addParcellation(
        ids.next(), source.parcellation(), source.parcellationVersion(), clock.instant());
    UUID parcellation =
        annotations.parcellation(source.parcellation(), source.parcellationVersion()).orElseThrow();
    annotations.regions(parcellation).forEach(region -> known.put(region.name, region.id));
    boolean added = false;
    for (Drawing drawing : drawings) {
      String name = drawing.region();
      if (name != null && !known.containsKey(name)) {
        String colour = drawing.colour() == null ? colourOf(name) : drawing.colour();
        annotations.addRegion(ids.next(), parcellation, name, colour);
        known.put(name, parcellation);
        added = true;
      }
    }
    if (added) {
      annotations.regions(parcellation).forEach(region -> known.put(region.name, region.id));
    }
    return known;
  }

  private static String colourOf(String name) {
    return String.format(Locale.ROOT, "#%06x", name.hashCode() & 0xffffff);
  }

  private Parcellation view(ParcellationEntity parcellation) {
    return new Parcellation(
        parcellation.id,
        parcellation.name,
        parcellation.version,
        annotations.regions(parcellation.id).stream()
            .map(region -> new Region(region.id, region.name, region.colour))
            .toList());
  }
}
