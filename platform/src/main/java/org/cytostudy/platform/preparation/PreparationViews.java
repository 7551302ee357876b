package org.cytostudy.platform.preparation;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.cytostudy.core.state.RunState;
import org.cytostudy.platform.problem.Objection;
import org.jspecify.annotations.Nullable;

/** What this feature answers. */
final class PreparationViews {
  private PreparationViews() {}

  /**
   * A row of an ingest report that a person has to look at.
   *
   * @param code of the catalogue, e.g. {@code image-pixel-size-missing}
   */
  record ReportRow(
      String file,
      String verdict,
      @Nullable String code,
      @Nullable String problem,
      @Nullable String where,
      @Nullable String action) {}

  /**
   * What came of an ingest.
   *
   * @param rows every file that was refused or left out, and why
   */
  record ReportSummary(int accepted, int refused, int duplicates, List<ReportRow> rows) {}

  /**
   * What a preparation would come to.
   *
   * @param sections that it would read or render
   * @param patches that it would cut at most; 0 where it cuts none
   * @param inputBytes of the files that it would read
   * @param outputBytes of what it would write, roughly; null where nobody can tell
   * @param notes what a person should know before it starts
   * @param problems what would refuse it, or some of its files
   */
  record PreparationDryRun(
      int sections,
      long patches,
      long inputBytes,
      @Nullable Long outputBytes,
      List<String> notes,
      List<Objection> problems) {}

  /** A preparation. */
  record PreparationView(
      UUID id,
      UUID projectId,
      String kind,
      String name,
      RunState state,
      @Nullable UUID runId,
      String submitter,
      Instant createdAt,
      @Nullable Instant finishedAt,
      @Nullable String refusal,
      @Nullable ReportSummary report,
      @Nullable UUID patchsetId) {}
}
