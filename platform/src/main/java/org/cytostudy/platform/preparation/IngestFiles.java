package org.cytostudy.platform.preparation;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import org.cytostudy.core.id.PreparationId;
import org.cytostudy.core.job.IngestReport;
import org.cytostudy.core.job.IngestReport.FileResult;
import org.cytostudy.core.job.SectionMapping;
import org.cytostudy.platform.preparation.PreparationViews.FileImage;
import org.cytostudy.platform.preparation.PreparationViews.FileState;
import org.cytostudy.platform.preparation.PreparationViews.FileView;
import org.cytostudy.platform.preparation.PreparationViews.ReportRow;
import org.cytostudy.platform.sql.Json;
import org.cytostudy.platform.sql.Row;
import org.cytostudy.platform.sql.Sql;
import org.jspecify.annotations.Nullable;

/** What became of each file of an ingest, kept beside what the mapping says of it. */
@ApplicationScoped
class IngestFiles {
  private final Sql sql;

  IngestFiles(Sql sql) {
    this.sql = sql;
  }

  /** As it is stored. */
  record Result(
      FileState state,
      @Nullable FileImage image,
      List<String> warnings,
      @Nullable ReportRow problem) {}

  void accepted(PreparationId preparation, FileResult file) {
    IngestReport.Image image = Objects.requireNonNull(file.image());
    IngestReport.Quality quality = image.quality();
    store(
        preparation,
        file.name(),
        new Result(
            FileState.ACCEPTED,
            new FileImage(
                image.widthPx(),
                image.heightPx(),
                image.pixelSizeUm(),
                image.pixelSizeFrom(),
                image.levels(),
                image.channels(),
                image.bitsPerSample(),
                image.compression(),
                image.tissueFraction(),
                image.pyramid() != null,
                quality == null ? List.of() : quality.flags().stream().sorted().toList(),
                image.personal().size()),
            file.warnings(),
            null));
  }

  void known(PreparationId preparation, String name) {
    store(preparation, name, new Result(FileState.KNOWN, null, List.of(), null));
  }

  void refused(PreparationId preparation, ReportRow row) {
    FileState state = FileState.valueOf(row.verdict());
    store(preparation, row.file(), new Result(state, null, List.of(), row));
  }

  private void store(PreparationId preparation, String name, Result result) {
    sql.update(
        "UPDATE preparation_file SET result = ? WHERE preparation_id = ? AND name = ?",
        Json.of(result),
        preparation,
        name);
  }

  /** By name, after this one. */
  List<FileView> list(
      PreparationId preparation, @Nullable FileState state, String after, int rows) {
    String wanted = state == null ? null : state.name();
    return sql.list(
        """
        SELECT name, sha256, bytes, entry, result FROM preparation_file
        WHERE preparation_id = ? AND entry IS NOT NULL AND name > ?
          AND (CAST(? AS text) IS NULL OR coalesce(result ->> 'state', 'PENDING') = ?)
        ORDER BY name LIMIT ?
        """,
        IngestFiles::view,
        preparation,
        after,
        wanted,
        wanted,
        rows);
  }

  private static FileView view(Row row) {
    SectionMapping.Entry entry = row.json("entry").as(SectionMapping.Entry.class);
    Json stored = row.jsonOrNull("result");
    Result result =
        stored == null
            ? new Result(FileState.PENDING, null, List.of(), null)
            : stored.as(Result.class);
    return new FileView(
        row.text("name"),
        entry.brain(),
        entry.section(),
        row.text("sha256"),
        row.number("bytes"),
        result.state(),
        result.image(),
        result.warnings(),
        result.problem());
  }
}
