package org.cytostudy.platform.annotation;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
      UUID section, @Nullable UUID image, Path geoJson, Source source, boolean replace) {
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

  /**
   * Stores a file in the caller's transaction. It is read twice: nothing is stored of a file with a
   * fault, and none is held in memory.
   */
  ImportResult store(Placed on, Path geoJson, Source source, boolean replace) {
    Warnings warnings = new Warnings();
    RegionMapping.Classes classes = new RegionMapping.Classes();
    int features = GeoJsonReader.read(geoJson, json, warnings, classes::add);
    RegionMapping mapping = RegionMapping.of(classes, source, parcellations);
    UUID section = on.section().value();
    annotations.lock(section);
    annotations.planForGrowth();
    FileImport file =
        new FileImport(
            on,
            source,
            mapping,
            annotations,
            warnings,
            new FileImport.By(access.caller().subject(), clock.instant()));
    GeoJsonReader.read(geoJson, json, new Warnings(), file::add);
    FileImport.Counts counts = file.finish(replace);
    Map<String, Object> detail = new LinkedHashMap<>();
    detail.put("image", on.image());
    detail.put("created", counts.created());
    detail.put("revised", counts.revised());
    detail.put("deleted", counts.deleted());
    audit.record("imported", Noun.ANNOTATION, section, on.project(), detail);
    return new ImportResult(
        counts.created(),
        counts.revised(),
        features - counts.created() - counts.revised(),
        counts.deleted(),
        counts.unmapped().entrySet().stream()
            .map(entry -> new UnmappedClass(entry.getKey(), entry.getValue()))
            .toList(),
        warnings.first(),
        warnings.more());
  }
}
