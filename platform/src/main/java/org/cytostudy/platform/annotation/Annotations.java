package org.cytostudy.platform.annotation;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.cytostudy.core.hash.Sha256;
import org.cytostudy.core.id.ImageId;
import org.cytostudy.core.id.SectionId;
import org.cytostudy.core.job.ArtefactKind;
import org.cytostudy.imaging.outline.Outlines;
import org.cytostudy.platform.access.Membership;
import org.cytostudy.platform.annotation.AnnotationViews.RegionOf;
import org.cytostudy.platform.artefact.Artefacts;
import org.cytostudy.platform.artefact.Artefacts.Publication;
import org.cytostudy.platform.problem.FieldError;
import org.cytostudy.platform.problem.InvalidException;
import org.cytostudy.platform.section.Sections;
import org.cytostudy.platform.section.Sections.Placed;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;

/** What other features ask about annotations. */
@ApplicationScoped
public class Annotations {
  private final ImportService imports;
  private final ListingService listing;
  private final Sections sections;
  private final Artefacts artefacts;
  private final ObjectMapper json;

  Annotations(
      ImportService imports,
      ListingService listing,
      Sections sections,
      Artefacts artefacts,
      ObjectMapper json) {
    this.imports = imports;
    this.listing = listing;
    this.sections = sections;
    this.artefacts = artefacts;
    this.json = json;
  }

  /**
   * Where drawings come from; what a feature says of itself goes first.
   *
   * @param parcellation whose regions the classifications name, e.g. {@code phantom-areas}; null
   *     where nobody says
   * @param createRegions whether a class that is no region of it becomes one
   * @param annotator null for the caller
   * @param method e.g. {@code generator}; null for {@code qupath}
   * @param origin null for what is known, which is HUMAN at first
   */
  public record Source(
      @Nullable ParcellationName parcellation,
      boolean createRegions,
      @Nullable String annotator,
      @Nullable String method,
      @Nullable Origin origin) {}

  /** A version of a parcellation. */
  public record ParcellationName(String name, String version) {

    /** Reads {@code name@version}. */
    static ParcellationName parse(String label) {
      int at = label.indexOf('@');
      return new ParcellationName(label.substring(0, at), label.substring(at + 1));
    }
  }

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
  public void importGeoJson(ImageId image, Path geoJson, Source source) {
    imports.store(sections.require(image, Membership.MEMBER), geoJson, source, false);
  }

  /** What stands against storing the file: where and why, the first of its faults. */
  public Optional<String> objection(Path geoJson) {
    try {
      GeoJsonReader.read(geoJson, json, new Warnings(), drawing -> {});
      return Optional.empty();
    } catch (InvalidException e) {
      FieldError first = e.errors().getFirst();
      return Optional.of((first.pointer() + " " + first.detail()).strip());
    }
  }

  /**
   * The part of the image that people annotated, in level-0 pixels; empty where nobody says.
   *
   * @return valid and not empty
   */
  @Transactional
  public Optional<Geometry> extent(Placed image) {
    List<Geometry> surfaces = new ArrayList<>();
    Selection extents = new Selection(null, 0, Set.of(Kind.EXTENT), null);
    for (List<Revision> piece : listing.pieces(image, extents)) {
      for (Revision revision : piece) {
        if (revision.content().origin() != Origin.PREDICTED) {
          Outlines.surface(revision.content().geometry()).ifPresent(surfaces::add);
        }
      }
    }
    return surfaces.isEmpty() ? Optional.empty() : Optional.of(OverlayNGRobust.union(surfaces));
  }

  /**
   * Freezes what is drawn on the image now, in the caller's transaction; the same annotations give
   * the same artefact. What a model predicted labels nothing and is left out.
   *
   * @return empty where nothing is annotated
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public Optional<Snapshot> snapshot(Placed image) {
    Set<String> regions = new TreeSet<>();
    int[] labels = {0};
    Predicate<Revision> counts =
        revision -> {
          Content content = revision.content();
          if (content.origin() == Origin.PREDICTED && content.kind().labels()) {
            return false;
          }
          RegionOf region = revision.region();
          if (region != null && content.kind() == Kind.AREA) {
            regions.add(region.name());
          }
          labels[0]++;
          return true;
        };
    Sha256 sha256 = listing.freeze(image, counts);
    if (labels[0] == 0) {
      return Optional.empty();
    }
    artefacts.publish(
        new Publication(
            sha256,
            ArtefactKind.ANNOTATIONS,
            image.project(),
            "annotations of section " + image.section(),
            null,
            null,
            List.of(),
            List.of(image.brain())));
    return Optional.of(new Snapshot(image.section(), sha256, labels[0], regions));
  }
}
