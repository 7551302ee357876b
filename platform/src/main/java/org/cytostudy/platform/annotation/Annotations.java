package org.cytostudy.platform.annotation;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.cytostudy.core.hash.Sha256;
import org.cytostudy.core.id.SectionId;
import org.cytostudy.core.job.ArtefactKind;
import org.cytostudy.platform.access.Membership;
import org.cytostudy.platform.annotation.AnnotationRepository.Revision;
import org.cytostudy.platform.artefact.ArtefactStore;
import org.cytostudy.platform.artefact.Artefacts;
import org.cytostudy.platform.artefact.Artefacts.Publication;
import org.cytostudy.platform.brain.Brains;
import org.cytostudy.platform.problem.FieldError;
import org.cytostudy.platform.problem.InvalidException;
import org.cytostudy.platform.section.Sections;
import org.jspecify.annotations.Nullable;

/** What other features ask about annotations. */
@ApplicationScoped
public class Annotations {
  private final AnnotationService service;
  private final AnnotationRepository annotations;
  private final Sections sections;
  private final ArtefactStore store;
  private final Artefacts artefacts;
  private final ObjectMapper json;

  Annotations(
      AnnotationService service,
      AnnotationRepository annotations,
      Sections sections,
      ArtefactStore store,
      Artefacts artefacts,
      ObjectMapper json) {
    this.service = service;
    this.annotations = annotations;
    this.sections = sections;
    this.store = store;
    this.artefacts = artefacts;
    this.json = json;
  }

  /**
   * Where drawings come from; what a feature says of itself goes first.
   *
   * @param parcellation whose regions the classifications name, e.g. {@code phantom-areas}
   * @param annotator null for the caller
   * @param method e.g. {@code qupath}, {@code generator}
   */
  public record Source(
      String parcellation,
      String parcellationVersion,
      @Nullable String annotator,
      String method,
      Origin origin) {}

  /**
   * A frozen state of a section's annotations: a GeoJSON artefact of kind {@code annotations}.
   *
   * @param regions names of the areas in it
   */
  public record Snapshot(SectionId section, Sha256 sha256, int annotations, Set<String> regions) {
    public Snapshot {
      regions = Set.copyOf(regions);
    }
  }

  /**
   * Imports a GeoJSON file; what is the same as before gets no new revision. Needs membership,
   * which the platform itself has.
   */
  @Transactional
  public void importGeoJson(SectionId section, String geoJson, Source source) {
    Brains.Named brain = sections.require(section, Membership.MEMBER);
    service.store(section.value(), brain, geoJson, source, false);
  }

  /** What stands against storing the file: where and why, the first of its faults. */
  public Optional<String> objection(String geoJson) {
    try {
      GeoJsonReader.read(geoJson, json);
      return Optional.empty();
    } catch (InvalidException e) {
      FieldError first = e.errors().getFirst();
      return Optional.of((first.pointer() + " " + first.detail()).strip());
    }
  }

  /**
   * Freezes the section's annotations as they are now, in the caller's transaction; the same
   * annotations give the same artefact.
   *
   * @return empty where nothing is annotated
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public Optional<Snapshot> snapshot(SectionId section) {
    List<Revision> current =
        annotations.newest(section.value()).values().stream()
            .filter(revision -> !revision.deleted())
            .toList();
    if (current.isEmpty()) {
      return Optional.empty();
    }
    Brains.Named brain = sections.require(section, Membership.VIEWER);
    byte[] geoJson = GeoJsonWriter.write(current, json).getBytes(StandardCharsets.UTF_8);
    Sha256 sha256 = store.put(new ByteArrayInputStream(geoJson));
    artefacts.publish(
        new Publication(
            sha256,
            ArtefactKind.ANNOTATIONS,
            brain.project(),
            "annotations of section " + section,
            null,
            null,
            List.of(),
            List.of(brain.id())));
    Set<String> regions = new TreeSet<>();
    for (Revision revision : current) {
      String region = revision.region();
      if (region != null && revision.kind() == Kind.AREA) {
        regions.add(region);
      }
    }
    return Optional.of(new Snapshot(section, sha256, current.size(), regions));
  }
}
