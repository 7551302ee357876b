package org.cytostudy.platform.preparation;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.cytostudy.core.hash.Sha256;
import org.cytostudy.core.id.BrainId;
import org.cytostudy.core.id.ImageId;
import org.cytostudy.core.job.IngestReport;
import org.cytostudy.core.job.IngestReport.FileResult;
import org.cytostudy.core.job.SectionMapping;
import org.cytostudy.platform.annotation.Annotations;
import org.cytostudy.platform.annotation.Origin;
import org.cytostudy.platform.brain.AccessTier;
import org.cytostudy.platform.brain.Brains;
import org.cytostudy.platform.preparation.IngestSource.SourceFile;
import org.cytostudy.platform.preparation.PreparationViews.ReportRow;
import org.cytostudy.platform.preparation.PreparationViews.ReportSummary;
import org.cytostudy.platform.problem.InvalidException;
import org.cytostudy.platform.quarantine.Mark;
import org.cytostudy.platform.quarantine.Quarantine;
import org.cytostudy.platform.section.Sections;
import org.cytostudy.platform.sql.Sql;
import org.jspecify.annotations.Nullable;

/**
 * Registers what an ingest accepted: sections and images, the registrations of their brains and
 * their annotations. Works in batches of a transaction each, so that thousands of sections fit; all
 * of it is idempotent, so a registration that was cut off is made anew from its beginning.
 */
@ApplicationScoped
class IngestRegistration {
  private static final int BATCH = 100;
  private static final int REGISTRATION_SECONDS = 1800;

  private final Sql sql;
  private final IngestSources sources;
  private final EarlierContent earlier;
  private final RegistrationFiles registrationFiles;
  private final IngestedImages images;
  private final IngestFiles files;
  private final Brains brains;
  private final Quarantine quarantine;
  private final Sections sections;
  private final Annotations annotations;

  IngestRegistration(
      Sql sql,
      IngestSources sources,
      EarlierContent earlier,
      RegistrationFiles registrationFiles,
      IngestedImages images,
      IngestFiles files,
      Brains brains,
      Quarantine quarantine,
      Sections sections,
      Annotations annotations) {
    this.sql = sql;
    this.sources = sources;
    this.earlier = earlier;
    this.registrationFiles = registrationFiles;
    this.images = images;
    this.files = files;
    this.brains = brains;
    this.quarantine = quarantine;
    this.sections = sections;
    this.annotations = annotations;
  }

  /**
   * A file that may be registered.
   *
   * @param found what the report says of it; null where its section has the image already
   * @param annotations their file
   */
  private record Accepted(
      SectionMapping.Entry entry, @Nullable FileResult found, Optional<Path> annotations) {}

  /** To be called outside of a transaction. */
  ReportSummary register(PreparationRow preparation, IngestReport whole) {
    IngestSource source = sources.remembered(preparation);
    Batch batch = new Batch(preparation, source, outputs(preparation), new HashMap<>());
    Map<String, SectionMapping.Entry> entries = new HashMap<>();
    source.entries().forEach(entry -> entries.put(entry.file(), entry));
    Map<String, ImageId> known = earlier.known(preparation.id());
    Map<String, FileResult> found = new LinkedHashMap<>();
    whole.files().forEach(file -> found.put(file.name(), file));
    List<String> names = new ArrayList<>(found.keySet());
    known.keySet().stream().sorted().forEach(names::add);
    List<ReportRow> rows = new ArrayList<>();
    for (int from = 0; from < names.size(); from += BATCH) {
      List<String> some = names.subList(from, Math.min(names.size(), from + BATCH));
      rows.addAll(registerSome(batch, some.stream().map(entries::get).toList(), found, known));
    }
    List<ReportRow> twice = duplicates(preparation);
    QuarkusTransaction.requiringNew()
        .run(() -> twice.forEach(row -> files.refused(preparation.id(), row)));
    int refused = rows.size();
    rows.addAll(twice);
    return new ReportSummary(names.size() - refused, refused, twice.size(), known.size(), rows);
  }

  /** What all files of an ingest have in common. */
  private record Batch(
      PreparationRow preparation,
      IngestSource source,
      Map<String, Sha256> outputs,
      Map<String, RegistrationFiles.Checked> registrations) {}

  private List<ReportRow> registerSome(
      Batch batch,
      List<SectionMapping.Entry> entries,
      Map<String, FileResult> found,
      Map<String, ImageId> known) {
    List<ReportRow> rows = new ArrayList<>();
    List<Accepted> good = new ArrayList<>();
    for (SectionMapping.Entry entry : entries) {
      check(batch.source(), found.get(entry.file()), entry, batch.registrations())
          .ifPresentOrElse(
              rows::add,
              () ->
                  good.add(
                      new Accepted(
                          entry, found.get(entry.file()), annotationsOf(batch.source(), entry))));
    }
    QuarkusTransaction.requiringNew()
        .timeout(REGISTRATION_SECONDS)
        .run(
            () -> {
              for (Accepted each : good) {
                take(batch, each, known).ifPresent(rows::add);
              }
              rows.forEach(row -> files.refused(batch.preparation().id(), row));
            });
    return rows;
  }

  /** What stands against a file, before anything is written. */
  private Optional<ReportRow> check(
      IngestSource source,
      @Nullable FileResult file,
      SectionMapping.Entry entry,
      Map<String, RegistrationFiles.Checked> registrations) {
    IngestReport.Problem problem = file == null ? null : file.problem();
    if (problem != null) {
      return Optional.of(
          new ReportRow(
              entry.file(),
              "REFUSED",
              problem.code(),
              problem.title(),
              problem.where(),
              problem.action()));
    }
    String registration = entry.registration();
    if (registration != null) {
      RegistrationFiles.Checked checked =
          registrations.computeIfAbsent(
              registration, name -> registrationFiles.check(source.file(name), entry.brain()));
      if (checked instanceof RegistrationFiles.Bad bad) {
        return Optional.of(
            refusal(
                entry.file(),
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
                        entry.file(),
                        "annotations-invalid",
                        "Its annotations '" + drawn + "' cannot be stored",
                        why,
                        "Correct the GeoJSON, then ingest again"));
  }

  private Optional<String> objection(SourceFile file) {
    try {
      return annotations.objection(sources.path(file));
    } catch (UncheckedIOException e) {
      return Optional.of("the file cannot be read");
    } catch (InvalidException e) {
      return Optional.of(e.errors().getFirst().detail());
    }
  }

  private Optional<Path> annotationsOf(IngestSource source, SectionMapping.Entry entry) {
    return Optional.ofNullable(entry.annotations()).map(name -> sources.path(source.file(name)));
  }

  /** Registers a file; gives a row where its brain takes none. */
  private Optional<ReportRow> take(Batch batch, Accepted accepted, Map<String, ImageId> known) {
    SectionMapping.Entry entry = accepted.entry();
    IngestSource source = batch.source();
    Optional<BrainId> brain = brain(batch.preparation(), source, entry);
    if (brain.isEmpty()) {
      return Optional.of(
          refusal(
              entry.file(),
              "brain-unknown",
              "The project has no brain '" + entry.brain() + "'",
              "",
              "Register the brain with its consent, then ingest again"));
    }
    Optional<Mark> mark = quarantine.of(brain.get());
    if (mark.isPresent()) {
      return Optional.of(
          refusal(
              entry.file(),
              "quarantined",
              Quarantine.says(mark.get()),
              "",
              "Record a new consent, then ingest again"));
    }
    FileResult found = accepted.found();
    Sections.Placed placed;
    if (found == null) {
      placed = sections.image(Objects.requireNonNull(known.get(entry.file()))).orElseThrow();
      files.known(batch.preparation().id(), entry.file());
    } else {
      placed =
          images.register(batch.preparation(), source, brain.get(), entry, found, batch.outputs());
      files.accepted(batch.preparation().id(), found);
    }
    if (batch.registrations().get(entry.registration())
        instanceof RegistrationFiles.Stored stored) {
      registrationFiles.publish(
          batch.preparation().project(),
          Objects.requireNonNull(entry.registration()),
          stored,
          brain.get());
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

  private static ReportRow refusal(
      String file, String code, String problem, String where, String action) {
    return new ReportRow(file, "REFUSED", code, problem, where.isEmpty() ? null : where, action);
  }

  /** What the steps made of the images, by the name of the output. */
  private Map<String, Sha256> outputs(PreparationRow preparation) {
    Map<String, Sha256> outputs = new HashMap<>();
    sql.list(
        """
        SELECT o.name, o.sha256 FROM run r JOIN step s ON s.run_id = r.id
          JOIN step_output o ON o.step_id = s.id
        WHERE r.preparation_id = ? AND o.kind <> 'ingest-report'
        """,
        row -> outputs.put(row.text("name"), row.sha256("sha256")),
        preparation.id());
    return outputs;
  }

  private List<ReportRow> duplicates(PreparationRow preparation) {
    List<ReportRow> rows = new ArrayList<>();
    for (EarlierContent.Elsewhere each : earlier.elsewhere(preparation.id())) {
      rows.add(
          new ReportRow(
              each.file(),
              "DUPLICATE",
              "image-duplicate",
              "Section %d of brain '%s' has an image with the same content"
                  .formatted(each.section(), each.brain()),
              null,
              "Correct the mapping: one scan cannot show two sections"));
    }
    rows.addAll(
        sql.list(
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
            preparation.id()));
    return rows;
  }
}
