package org.cytostudy.platform.preparation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.cytostudy.core.hash.Sha256;
import org.cytostudy.core.id.BrainId;
import org.cytostudy.core.id.PreparationId;
import org.cytostudy.core.job.ArtefactKind;
import org.cytostudy.core.job.CytostudyJson;
import org.cytostudy.core.job.ImageLocation;
import org.cytostudy.core.job.IngestReport;
import org.cytostudy.core.job.IngestReport.FileResult;
import org.cytostudy.core.job.SectionMapping;
import org.cytostudy.platform.annotation.Annotations;
import org.cytostudy.platform.annotation.Origin;
import org.cytostudy.platform.artefact.ArtefactStore;
import org.cytostudy.platform.artefact.Artefacts;
import org.cytostudy.platform.audit.Audit;
import org.cytostudy.platform.audit.Noun;
import org.cytostudy.platform.brain.AccessTier;
import org.cytostudy.platform.brain.Brains;
import org.cytostudy.platform.live.LiveEvent;
import org.cytostudy.platform.live.Signals;
import org.cytostudy.platform.preparation.IngestSource.SourceFile;
import org.cytostudy.platform.preparation.PreparationViews.ReportRow;
import org.cytostudy.platform.preparation.PreparationViews.ReportSummary;
import org.cytostudy.platform.quarantine.Mark;
import org.cytostudy.platform.quarantine.Quarantine;
import org.cytostudy.platform.section.Sections;
import org.cytostudy.platform.section.Sections.ImageFacts;
import org.cytostudy.platform.sql.Json;
import org.cytostudy.platform.sql.Row;
import org.cytostudy.platform.sql.Sql;
import org.cytostudy.routes.IngestCollections;
import org.jspecify.annotations.Nullable;

/** Turns what the steps of a preparation made into rows. */
@ApplicationScoped
class PreparationCollections implements IngestCollections {
  private final Sql sql;
  private final IngestSources sources;
  private final SampleCollection samples;
  private final Brains brains;
  private final Quarantine quarantine;
  private final Sections sections;
  private final Annotations annotations;
  private final Artefacts artefacts;
  private final ArtefactStore store;
  private final Signals signals;
  private final Audit audit;
  private final Clock clock;

  PreparationCollections(
      Sql sql,
      IngestSources sources,
      SampleCollection samples,
      Brains brains,
      Quarantine quarantine,
      Sections sections,
      Annotations annotations,
      Artefacts artefacts,
      ArtefactStore store,
      Signals signals,
      Audit audit,
      Clock clock) {
    this.sql = sql;
    this.sources = sources;
    this.samples = samples;
    this.brains = brains;
    this.quarantine = quarantine;
    this.sections = sections;
    this.annotations = annotations;
    this.artefacts = artefacts;
    this.store = store;
    this.signals = signals;
    this.audit = audit;
    this.clock = clock;
  }

  @Override
  @Transactional
  public boolean isIngest(PreparationId preparation) {
    return sql.number(
            "SELECT count(*) FROM preparation WHERE id = ? AND kind = 'ingest'", preparation)
        > 0;
  }

  @Override
  @Transactional
  public List<IngestReport> parts(PreparationId preparation) {
    return sql
        .list(
            """
            SELECT o.sha256 FROM run r JOIN step s ON s.run_id = r.id
              JOIN step_output o ON o.step_id = s.id AND o.kind = 'ingest-report'
            WHERE r.preparation_id = ? AND r.state = 'SUCCEEDED' ORDER BY s.ordinal
            """,
            row -> row.sha256("sha256"),
            preparation)
        .stream()
        .map(this::report)
        .toList();
  }

  private IngestReport report(Sha256 sha256) {
    try {
      return CytostudyJson.mapper()
          .readValue(store.find(sha256).orElseThrow().toFile(), IngestReport.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  @Transactional
  public void register(PreparationId id, IngestReport whole) {
    Optional<PreparationRow> open = open(id);
    if (open.isEmpty()) {
      return;
    }
    PreparationRow preparation = open.get();
    IngestSource source = sources.read(preparation);
    Map<String, SectionMapping.Entry> entries = new HashMap<>();
    source.entries().forEach(entry -> entries.put(entry.file(), entry));
    Map<String, Sha256> extras = extras(id);
    List<ReportRow> rows = new ArrayList<>();
    int accepted = 0;
    for (FileResult file : whole.files()) {
      SectionMapping.Entry entry = entries.get(file.name());
      ReportRow refusal = entry == null ? null : take(preparation, source, entry, file, extras);
      if (refusal == null) {
        accepted++;
      } else {
        rows.add(refusal);
      }
    }
    int refused = rows.size();
    rows.addAll(duplicates(id));
    succeed(preparation, new ReportSummary(accepted, refused, rows.size() - refused, rows));
  }

  /** Registers an accepted file; gives a row for one that is refused. */
  private @Nullable ReportRow take(
      PreparationRow preparation,
      IngestSource source,
      SectionMapping.Entry entry,
      FileResult file,
      Map<String, Sha256> extras) {
    IngestReport.Problem problem = file.problem();
    IngestReport.Image image = file.image();
    if (problem != null || image == null) {
      return new ReportRow(
          file.name(),
          "REFUSED",
          problem == null ? "unknown" : problem.code(),
          problem == null ? null : problem.title(),
          problem == null ? null : problem.where(),
          problem == null ? null : problem.action());
    }
    Optional<BrainId> brain = brain(preparation, source, entry);
    if (brain.isEmpty()) {
      return new ReportRow(
          file.name(),
          "REFUSED",
          "brain-unknown",
          "The project has no brain '" + entry.brain() + "'",
          null,
          "Register the brain with its consent, then ingest again");
    }
    Optional<Mark> mark = quarantine.of(brain.get());
    if (mark.isPresent()) {
      return new ReportRow(
          file.name(),
          "REFUSED",
          "quarantined",
          Quarantine.says(mark.get()),
          null,
          "Record a new consent, then ingest again");
    }
    SourceFile origin = source.files().get(entry.file());
    ImageLocation location = origin == null ? null : origin.location();
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
                location,
                extras.get(image.thumbnail()),
                extras.get(image.tissueMask())));
    artefacts.belongTo(
        brain.get(),
        Stream.of(file.sha256(), extras.get(image.thumbnail()), extras.get(image.tissueMask()))
            .filter(Objects::nonNull)
            .toList());
    registerExtras(source, entry, brain.get(), placed);
    return null;
  }

  private void registerExtras(
      IngestSource source, SectionMapping.Entry entry, BrainId brain, Sections.Placed placed) {
    String registration = entry.registration();
    if (registration != null) {
      SourceFile file = source.files().get(registration);
      if (file != null) {
        Sha256 stored = samples.store(file);
        artefacts.publish(
            new Artefacts.Publication(
                stored,
                ArtefactKind.REGISTRATION,
                placed.project(),
                registration,
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
            stored,
            file.bytes(),
            clock.instant());
      }
    }
    String drawn = entry.annotations();
    if (drawn != null) {
      SourceFile file = source.files().get(drawn);
      if (file != null) {
        annotations.importGeoJson(
            placed.section(),
            samples.text(file),
            new Annotations.Source(
                source.synthetic() ? "phantom-areas" : "imported",
                "1",
                source.synthetic() ? "phantom" : null,
                source.synthetic() ? "generator" : "qupath",
                Origin.HUMAN));
      }
    }
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

  /** Masks and thumbnails by the name of the output. */
  private Map<String, Sha256> extras(PreparationId id) {
    Map<String, Sha256> extras = new HashMap<>();
    sql.list(
        """
        SELECT o.name, o.sha256 FROM run r JOIN step s ON s.run_id = r.id
          JOIN step_output o ON o.step_id = s.id
        WHERE r.preparation_id = ? AND o.kind IN ('tissue-mask', 'thumbnail')
        """,
        row -> extras.put(row.text("name"), row.sha256("sha256")),
        id);
    return extras;
  }

  private List<ReportRow> duplicates(PreparationId id) {
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
        id);
  }

  @Override
  @Transactional
  public void finish(PreparationId id) {
    Optional<PreparationRow> open = open(id);
    if (open.isPresent()) {
      if (open.get().kind().equals("sample")) {
        samples.collect(open.get());
      }
      succeed(open.get(), null);
    }
  }

  /** Locks a preparation whose run succeeded and that nobody collected yet. */
  private Optional<PreparationRow> open(PreparationId id) {
    return sql.first(
        PreparationRow.SELECT
            + "WHERE id = ? AND collected_at IS NULL AND EXISTS (SELECT 1 FROM run r"
            + " WHERE r.preparation_id = preparation.id AND r.state = 'SUCCEEDED') FOR UPDATE",
        PreparationRow::of,
        id);
  }

  private void succeed(PreparationRow preparation, @Nullable ReportSummary report) {
    sql.update(
        """
        UPDATE preparation SET state = 'SUCCEEDED', collected_at = ?, finished_at = ?, report = ?
        WHERE id = ?
        """,
        clock.instant(),
        clock.instant(),
        report == null ? null : Json.of(report),
        preparation.id());
    audit.record(
        "collected",
        Noun.PREPARATION,
        preparation.id(),
        preparation.project(),
        Map.of("kind", preparation.kind()));
    UUID project = preparation.project().value();
    signals.live(
        new LiveEvent(
            "preparation-changed",
            project,
            null,
            null,
            null,
            Map.of("id", preparation.id().toString(), "state", "SUCCEEDED")));
  }

  /** Reads a report as it is stored. */
  static @Nullable ReportSummary summary(Row row) {
    Json json = row.jsonOrNull("report");
    return json == null ? null : json.as(ReportSummary.class);
  }
}
