package org.cytostudy.platform.preparation;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.cytostudy.core.hash.Sha256;
import org.cytostudy.core.id.PreparationId;
import org.cytostudy.core.id.ProjectId;
import org.cytostudy.core.id.RunId;
import org.cytostudy.core.id.StepId;
import org.cytostudy.core.job.ArtefactKind;
import org.cytostudy.core.job.ImageLocation;
import org.cytostudy.core.job.IngestSpec;
import org.cytostudy.core.job.InputRef;
import org.cytostudy.core.job.SectionMapping;
import org.cytostudy.core.state.RunState;
import org.cytostudy.platform.audit.Audit;
import org.cytostudy.platform.audit.Noun;
import org.cytostudy.platform.ids.Ids;
import org.cytostudy.platform.live.Signals;
import org.cytostudy.platform.preparation.IngestSource.SourceFile;
import org.cytostudy.platform.problem.InvalidException;
import org.cytostudy.platform.run.InputPlan;
import org.cytostudy.platform.run.RunKind;
import org.cytostudy.platform.run.RunPlan;
import org.cytostudy.platform.run.Runs;
import org.cytostudy.platform.run.StepPlan;
import org.cytostudy.platform.sql.Row;
import org.cytostudy.platform.sql.Sql;
import org.cytostudy.routes.IngestPlans;
import org.cytostudy.routes.IngestRefused;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Plans ingest preparations: which files, in which chunks. */
@ApplicationScoped
class IngestPlanRows implements IngestPlans {
  private static final Logger LOG = Logger.getLogger(IngestPlanRows.class);
  private static final double MASK_PIXEL_SIZE_UM = 160;
  private static final int THUMBNAIL_WIDTH_PX = 320;

  private final Sql sql;
  private final IngestSources sources;
  private final EarlierContent earlier;
  private final Runs runs;
  private final Signals signals;
  private final Audit audit;
  private final Ids ids;
  private final Clock clock;
  private final Set<PreparationId> hashing = ConcurrentHashMap.newKeySet();

  IngestPlanRows(
      Sql sql,
      IngestSources sources,
      EarlierContent earlier,
      Runs runs,
      Signals signals,
      Audit audit,
      Ids ids,
      Clock clock) {
    this.sql = sql;
    this.sources = sources;
    this.earlier = earlier;
    this.runs = runs;
    this.signals = signals;
    this.audit = audit;
    this.ids = ids;
    this.clock = clock;
  }

  @Override
  @Transactional
  public List<PreparationId> unplanned() {
    return sql.list(
        """
        SELECT id FROM preparation
        WHERE kind = 'ingest' AND state = 'PENDING' AND planned_at IS NULL ORDER BY id
        """,
        row -> new PreparationId(row.uuid("id")));
  }

  @Override
  @Transactional
  public List<PreparationId> uncollected() {
    return sql.list(
        """
        SELECT p.id FROM preparation p LEFT JOIN run r ON r.preparation_id = p.id
        WHERE p.state IN ('PENDING', 'RUNNING') AND p.collected_at IS NULL
          AND (r.state = 'SUCCEEDED'
            OR (r.id IS NULL AND p.kind = 'ingest' AND p.planned_at IS NOT NULL)) ORDER BY p.id
        """,
        row -> new PreparationId(row.uuid("id")));
  }

  @Override
  public List<PlannedFile> files(PreparationId preparation) {
    // The sweep delivers again what a submission has begun; hashing takes long, once is enough.
    if (!hashing.add(preparation)) {
      return List.of();
    }
    try {
      return QuarkusTransaction.requiringNew()
          .call(() -> unplanned(preparation, ""))
          .map(
              open -> {
                IngestSource source = source(open);
                return QuarkusTransaction.requiringNew().call(() -> remember(preparation, source));
              })
          .orElse(List.of());
    } finally {
      hashing.remove(preparation);
    }
  }

  /** One that failed comes here when an admin replays its dead letter. */
  private Optional<PreparationRow> unplanned(PreparationId preparation, String lock) {
    return sql.first(
        PreparationRow.SELECT
            + "WHERE id = ? AND kind = 'ingest' AND state IN ('PENDING', 'FAILED')"
            + " AND planned_at IS NULL"
            + lock,
        PreparationRow::of,
        preparation);
  }

  private List<PlannedFile> remember(PreparationId preparation, IngestSource source) {
    if (unplanned(preparation, " FOR UPDATE").isEmpty()) {
      return List.of();
    }
    sources.remember(preparation, source);
    earlier.mark(preparation);
    return source.entries().stream()
        .map(
            entry -> {
              SourceFile file = source.file(entry.file());
              return new PlannedFile(entry.file(), file.sha256(), file.bytes());
            })
        .toList();
  }

  private IngestSource source(PreparationRow preparation) {
    try {
      return sources.read(preparation);
    } catch (InvalidException e) {
      throw new IngestRefused(
          e.errors().stream()
              .map(error -> error.pointer() + " " + error.detail())
              .collect(Collectors.joining("; ")));
    }
  }

  @Override
  @Transactional
  public boolean firstTime(PreparationId preparation, PlannedFile file) {
    sql.update(
        """
        UPDATE preparation_file SET content_key = ? WHERE preparation_id = ? AND name = ?
          AND known_image IS NULL AND duplicate_section IS NULL
          AND NOT EXISTS (SELECT 1 FROM preparation_file other
                          WHERE other.preparation_id = ? AND other.content_key = ?)
        """,
        file.contentKey(),
        preparation,
        file.name(),
        preparation,
        file.contentKey());
    // True again when a plan that was cut off is made anew.
    return sql.number(
            "SELECT count(*) FROM preparation_file"
                + " WHERE preparation_id = ? AND name = ? AND content_key IS NOT NULL",
            preparation,
            file.name())
        > 0;
  }

  @Override
  @Transactional
  public void plan(PreparationId id, List<List<PlannedFile>> chunks, List<PlannedFile> duplicates) {
    // The submission and the sweep may both deliver one preparation: the later one does nothing.
    sql.first(
            PreparationRow.SELECT + "WHERE id = ? AND planned_at IS NULL FOR UPDATE",
            PreparationRow::of,
            id)
        .ifPresent(preparation -> planOnce(preparation, chunks, duplicates));
  }

  private void planOnce(
      PreparationRow preparation, List<List<PlannedFile>> chunks, List<PlannedFile> duplicates) {
    PreparationId id = preparation.id();
    for (PlannedFile duplicate : duplicates) {
      sql.update(
          """
          UPDATE preparation_file SET duplicate_of =
            (SELECT name FROM preparation_file WHERE preparation_id = ? AND content_key = ?)
          WHERE preparation_id = ? AND name = ?
            AND known_image IS NULL AND duplicate_section IS NULL
          """,
          id,
          duplicate.contentKey(),
          id,
          duplicate.name());
    }
    NewPreparation.Source source = preparation.request().source();
    Double pixelSizeUm = source == null ? null : source.pixelSizeUm();
    List<StepPlan> steps = new ArrayList<>();
    for (List<PlannedFile> chunk : chunks) {
      steps.add(step(id, chunk, pixelSizeUm, steps.size() + 1, preparation.request().threadsOr(2)));
    }
    sql.update(
        """
        UPDATE preparation SET planned_at = ?, state = 'PENDING', refusal = NULL, finished_at = NULL
        WHERE id = ?
        """,
        clock.instant(),
        id);
    if (steps.isEmpty()) {
      return; // Nothing to look at: the sweep collects what is known already.
    }
    runs.submit(
        List.of(
            new RunPlan(
                new RunId(ids.next()),
                preparation.project(),
                RunKind.PREPARATION,
                preparation.name(),
                null,
                null,
                null,
                id,
                0,
                List.of(),
                steps)));
    if (source != null && source.preparationId() == null) {
      // Nobody knows a file's brain for sure before it is registered.
      sql.update("UPDATE run SET access_tier = 'INTERNAL' WHERE preparation_id = ?", id);
    }
  }

  private StepPlan step(
      PreparationId id,
      List<PlannedFile> chunk,
      @Nullable Double pixelSizeUm,
      int number,
      int threads) {
    Map<String, Double> supplied = new HashMap<>();
    List<InputPlan> inputs = new ArrayList<>();
    for (PlannedFile file : chunk) {
      sql.list(
          "SELECT * FROM preparation_file WHERE preparation_id = ? AND name = ?",
          row -> inputs.add(new InputPlan.Fixed(image(row, pixelSizeUm, supplied))),
          id,
          file.name());
    }
    return new StepPlan(
        new StepId(ids.next()),
        "ingest-" + number,
        new IngestSpec(supplied, MASK_PIXEL_SIZE_UM, THUMBNAIL_WIDTH_PX),
        inputs,
        0,
        threads,
        Set.of());
  }

  private static InputRef image(
      Row row, @Nullable Double pixelSizeUm, Map<String, Double> supplied) {
    SectionMapping.Entry entry = row.json("entry").as(SectionMapping.Entry.class);
    Double ofFile = entry.pixelSizeUm() == null ? pixelSizeUm : entry.pixelSizeUm();
    if (ofFile != null) {
      supplied.put(entry.file(), ofFile);
    }
    String root = row.textOrNull("image_root");
    String path = row.textOrNull("image_path");
    Sha256 sha256 = row.sha256("sha256");
    return new InputRef(
        "image",
        entry.file(),
        ArtefactKind.SECTION_IMAGE,
        sha256,
        row.number("bytes"),
        root == null || path == null ? null : new ImageLocation(root, path),
        entry.imagePlane());
  }

  @Override
  @Transactional
  public void refuse(PreparationId preparation, Throwable why) {
    if (!(why instanceof IngestRefused)) {
      LOG.errorf(why, "Preparation %s can be neither planned nor collected", preparation);
    }
    String reason =
        why instanceof IngestRefused
            ? String.valueOf(why.getMessage())
            : "The platform failed with %s. An administrator finds it among the dead letters and can have it tried again."
                .formatted(why.getClass().getSimpleName());
    sql.first(
            """
            UPDATE preparation SET state = 'FAILED', refusal = ?, finished_at = ?
            WHERE id = ? AND state IN ('PENDING', 'RUNNING') RETURNING project_id
            """,
            row -> new ProjectId(row.uuid("project_id")),
            reason,
            clock.instant(),
            preparation)
        .ifPresent(
            project -> {
              audit.record(
                  "refused", Noun.PREPARATION, preparation, project, Map.of("reason", reason));
              signals.live(PreparationCollections.changed(preparation, project, RunState.FAILED));
            });
  }
}
