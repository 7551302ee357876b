package org.cytostudy.platform.preparation;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.cytostudy.core.hash.Sha256;
import org.cytostudy.core.id.BrainId;
import org.cytostudy.core.job.ArtefactKind;
import org.cytostudy.core.job.CytostudyJson;
import org.cytostudy.core.job.IngestReport;
import org.cytostudy.core.job.IngestReport.FileResult;
import org.cytostudy.core.job.Registration;
import org.cytostudy.core.job.SectionMapping;
import org.cytostudy.platform.annotation.Annotations;
import org.cytostudy.platform.annotation.Origin;
import org.cytostudy.platform.artefact.ArtefactStore;
import org.cytostudy.platform.artefact.Artefacts;
import org.cytostudy.platform.brain.AccessTier;
import org.cytostudy.platform.brain.Brains;
import org.cytostudy.platform.preparation.IngestSource.SourceFile;
import org.cytostudy.platform.preparation.PreparationViews.ReportRow;
import org.cytostudy.platform.preparation.PreparationViews.ReportSummary;
import org.cytostudy.platform.problem.InvalidException;
import org.cytostudy.platform.quarantine.Mark;
import org.cytostudy.platform.quarantine.Quarantine;
import org.cytostudy.platform.section.Sections;
import org.cytostudy.platform.section.Sections.ImageFacts;
import org.cytostudy.platform.sql.Sql;

/**
 * Registers what an ingest accepted: sections and images, the registrations of their brains and
 * their annotations. Works in batches of a transaction each, so that thousands of sections fit; all
 * of it is idempotent, so a registration that was cut off is made anew from its beginning.
 */
@ApplicationScoped
class IngestRegistration {
  private static final int BATCH = 100;

  private final Sql sql;
  private final IngestSources sources;
  private final Brains brains;
  private final Quarantine quarantine;
  private final Sections sections;
  private final Annotations annotations;
  private final Artefacts artefacts;
  private final ArtefactStore store;
  private final Clock clock;

  IngestRegistration(
      Sql sql,
      IngestSources sources,
      Brains brains,
      Quarantine quarantine,
      Sections sections,
      Annotations annotations,
      Artefacts artefacts,
      ArtefactStore store,
      Clock clock) {
    this.sql = sql;
    this.sources = sources;
    this.brains = brains;
    this.quarantine = quarantine;
    this.sections = sections;
    this.annotations = annotations;
    this.artefacts = artefacts;
    this.store = store;
    this.clock = clock;
  }

  /** A file of the report that may be registered, with the text of its annotations. */
  private record Accepted(
      FileResult file, SectionMapping.Entry entry, Optional<String> annotations) {}

  /** To be called outside of a transaction. */
  ReportSummary register(PreparationRow preparation, IngestReport whole) {
    IngestSource source = sources.remembered(preparation);
    Map<String, SectionMapping.Entry> entries = new HashMap<>();
    source.entries().forEach(entry -> entries.put(entry.file(), entry));
    Map<String, Sha256> extras = extras(preparation);
    Map<String, Checked> registrations = new HashMap<>();
    List<ReportRow> rows = new ArrayList<>();
    int accepted = 0;
    List<FileResult> files = whole.files();
    for (int from = 0; from < files.size(); from += BATCH) {
      List<Accepted> good = new ArrayList<>();
      for (FileResult file : files.subList(from, Math.min(files.size(), from + BATCH))) {
        SectionMapping.Entry entry = Objects.requireNonNull(entries.get(file.name()));
        check(source, file, entry, registrations)
            .ifPresentOrElse(
                rows::add, () -> good.add(new Accepted(file, entry, annotationsOf(source, entry))));
      }
      List<ReportRow> refused =
          QuarkusTransaction.requiringNew()
              .call(
                  () ->
                      good.stream()
                          .flatMap(
                              each ->
                                  take(preparation, source, each, extras, registrations).stream())
                          .toList());
      rows.addAll(refused);
      accepted += good.size() - refused.size();
    }
    int refused = rows.size();
    rows.addAll(duplicates(preparation));
    return new ReportSummary(accepted, refused, rows.size() - refused, rows);
  }

  /** What stands against a file, before anything is written. */
  private Optional<ReportRow> check(
      IngestSource source,
      FileResult file,
      SectionMapping.Entry entry,
      Map<String, Checked> registrations) {
    IngestReport.Problem problem = file.problem();
    if (problem != null || file.image() == null) {
      return Optional.of(
          new ReportRow(
              file.name(),
              "REFUSED",
              problem == null ? "unknown" : problem.code(),
              problem == null ? null : problem.title(),
              problem == null ? null : problem.where(),
              problem == null ? null : problem.action()));
    }
    String registration = entry.registration();
    if (registration != null) {
      Checked checked =
          registrations.computeIfAbsent(
              registration, name -> checked(source.file(name), entry.brain()));
      if (checked instanceof Checked.Bad bad) {
        return Optional.of(
            refusal(
                file.name(),
                "registration-invalid",
                "Its registration '" + registration + "' " + bad.why(),
                bad.where(),
                "Correct the registration, then ingest again"));
      }
    }
    String drawn = entry.annotations();
    return drawn == null
        ? Optional.empty()
        : objection(source.file(drawn))
            .map(
                why ->
                    refusal(
                        file.name(),
                        "annotations-invalid",
                        "Its annotations '" + drawn + "' cannot be stored",
                        why,
                        "Correct the GeoJSON, then ingest again"));
  }

  private Optional<String> objection(SourceFile file) {
    try {
      return annotations.objection(text(file));
    } catch (UncheckedIOException e) {
      return Optional.of("the file cannot be read as UTF-8 text");
    } catch (InvalidException e) {
      return Optional.of(e.errors().getFirst().detail());
    }
  }

  private Optional<String> annotationsOf(IngestSource source, SectionMapping.Entry entry) {
    return Optional.ofNullable(entry.annotations()).map(name -> text(source.file(name)));
  }

  /** Registers a file; gives a row where its brain takes none. */
  private Optional<ReportRow> take(
      PreparationRow preparation,
      IngestSource source,
      Accepted accepted,
      Map<String, Sha256> extras,
      Map<String, Checked> registrations) {
    FileResult file = accepted.file();
    SectionMapping.Entry entry = accepted.entry();
    IngestReport.Image image = Objects.requireNonNull(file.image());
    Optional<BrainId> brain = brain(preparation, source, entry);
    if (brain.isEmpty()) {
      return Optional.of(
          refusal(
              file.name(),
              "brain-unknown",
              "The project has no brain '" + entry.brain() + "'",
              "",
              "Register the brain with its consent, then ingest again"));
    }
    Optional<Mark> mark = quarantine.of(brain.get());
    if (mark.isPresent()) {
      return Optional.of(
          refusal(
              file.name(),
              "quarantined",
              Quarantine.says(mark.get()),
              "",
              "Record a new consent, then ingest again"));
    }
    Sections.Placed placed =
        sections.register(
            brain.get(),
            entry,
            new ImageFacts(
                file.sha256(),
                file.bytes(),
                image.widthPx(),
                image.heightPx(),
                image.pixelSizeUm(),
                image.levels(),
                image.tissueFraction(),
                null,
                source.file(entry.file()).location(),
                extras.get(image.thumbnail()),
                extras.get(image.tissueMask())));
    artefacts.belongTo(
        brain.get(),
        Stream.of(file.sha256(), extras.get(image.thumbnail()), extras.get(image.tissueMask()))
            .filter(Objects::nonNull)
            .toList());
    if (registrations.get(entry.registration()) instanceof Checked.Stored stored) {
      publish(preparation, Objects.requireNonNull(entry.registration()), stored, brain.get());
    }
    accepted
        .annotations()
        .ifPresent(
            geoJson ->
                annotations.importGeoJson(
                    placed.image(),
                    geoJson,
                    new Annotations.Source(
                        new Annotations.ParcellationName(
                            source.synthetic() ? "phantom-areas" : "imported", "1"),
                        true,
                        source.synthetic() ? "phantom" : null,
                        source.synthetic() ? "generator" : null,
                        Origin.HUMAN)));
    return Optional.empty();
  }

  private void publish(
      PreparationRow preparation, String name, Checked.Stored registration, BrainId brain) {
    boolean known =
        sql.number(
                "SELECT count(*) FROM brain_registration WHERE brain_id = ? AND sha256 = ?",
                brain,
                registration.sha256())
            > 0;
    if (known) {
      return;
    }
    artefacts.publish(
        new Artefacts.Publication(
            registration.sha256(),
            ArtefactKind.REGISTRATION,
            preparation.project(),
            name,
            null,
            null,
            List.of(),
            List.of(brain)));
    sql.update(
        """
        INSERT INTO brain_registration (brain_id, sha256, bytes, created_at)
        VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING
        """,
        brain,
        registration.sha256(),
        registration.bytes(),
        clock.instant());
  }

  /** Synthetic brains may be made here; others must be known, for a person gives their consent. */
  private Optional<BrainId> brain(
      PreparationRow preparation, IngestSource source, SectionMapping.Entry entry) {
    if (!source.synthetic()) {
      return brains.find(preparation.project(), entry.brain()).map(Brains.Named::id);
    }
    BrainId brain =
        brains.ensure(preparation.project(), entry.brain(), "synthetic", AccessTier.OPEN).id();
    brains.consentOfSynthetic(brain, source.mapping());
    return Optional.of(brain);
  }

  /** A registration file, read once for all sections of its brain. */
  private sealed interface Checked {
    record Stored(Sha256 sha256, long bytes) implements Checked {}

    record Bad(String why, String where) implements Checked {}
  }

  private Checked checked(SourceFile file, String brain) {
    try {
      Registration registration =
          CytostudyJson.mapper().readValue(sources.path(file).toFile(), Registration.class);
      if (!registration.brain().equals(brain)) {
        return new Checked.Bad("is of the brain '" + registration.brain() + "'", "/brain");
      }
      try (InputStream in = Files.newInputStream(sources.path(file))) {
        return new Checked.Stored(store.put(in), file.bytes());
      }
    } catch (JsonProcessingException e) {
      return new Checked.Bad(
          "is no registration",
          e.getLocation() == null ? "" : "line " + e.getLocation().getLineNr());
    } catch (InvalidException e) {
      return new Checked.Bad(e.errors().getFirst().detail(), "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String text(SourceFile file) {
    try {
      return Files.readString(sources.path(file), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ReportRow refusal(
      String file, String code, String problem, String where, String action) {
    return new ReportRow(file, "REFUSED", code, problem, where.isEmpty() ? null : where, action);
  }

  /** Masks and thumbnails by the name of the output. */
  private Map<String, Sha256> extras(PreparationRow preparation) {
    Map<String, Sha256> extras = new HashMap<>();
    sql.list(
        """
        SELECT o.name, o.sha256 FROM run r JOIN step s ON s.run_id = r.id
          JOIN step_output o ON o.step_id = s.id
        WHERE r.preparation_id = ? AND o.kind IN ('tissue-mask', 'thumbnail')
        """,
        row -> extras.put(row.text("name"), row.sha256("sha256")),
        preparation.id());
    return extras;
  }

  private List<ReportRow> duplicates(PreparationRow preparation) {
    return sql.list(
        """
        SELECT name, duplicate_of FROM preparation_file
        WHERE preparation_id = ? AND duplicate_of IS NOT NULL ORDER BY name
        """,
        row ->
            new ReportRow(
                row.text("name"),
                "DUPLICATE",
                "image-duplicate",
                "Has the same content as '" + row.text("duplicate_of") + "'",
                null,
                "Correct the mapping if they should be two sections"),
        preparation.id());
  }
}
