package org.cytostudy.platform.preparation;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.cytostudy.core.job.IngestReport;
import org.cytostudy.core.job.QualityFlag;
import org.cytostudy.core.state.RunState;
import org.cytostudy.platform.problem.Objection;
import org.jspecify.annotations.Nullable;

/** What this feature answers. */
final class PreparationViews {
  private PreparationViews() {}

  /**
   * A row of a report that a person has to look at.
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
   * What came of an ingest, or of the search for ribbons, whose files are the images of sections.
   *
   * @param accepted files that are images of sections now, those that were before among them; or
   *     images with a ribbon
   * @param known of these, files whose section had the same content before
   * @param rows every file that was refused or left out, and why
   */
  record ReportSummary(
      int accepted, int refused, int duplicates, @Nullable Integer known, List<ReportRow> rows) {}

  /** What became of a file so far. */
  enum FileState {
    /** It is still to be looked at. */
    PENDING,
    ACCEPTED,
    /** Its section had this content before; it was not looked at again. */
    KNOWN,
    REFUSED,
    DUPLICATE
  }

  /**
   * A file of an ingest.
   *
   * @param image what was read of it; null unless it was accepted
   * @param warnings what a person should know of it and need not act on
   * @param problem why it was refused or left out
   */
  record FileView(
      String file,
      String brain,
      int section,
      String sha256,
      long bytes,
      FileState state,
      @Nullable FileImage image,
      List<String> warnings,
      @Nullable ReportRow problem) {}

  /**
   * What was read of a file.
   *
   * @param pixelSizeFrom who says how large a pixel is
   * @param pyramidWritten whether its smaller levels were written, for the file has none
   * @param flags its faults
   * @param personalItems how many things in the file may name a donor; the file still holds them
   */
  record FileImage(
      long widthPx,
      long heightPx,
      double pixelSizeUm,
      IngestReport.PixelSizeSource pixelSizeFrom,
      int levels,
      int channels,
      int bitsPerSample,
      String compression,
      double tissueFraction,
      boolean pyramidWritten,
      List<QualityFlag> flags,
      int personalItems) {}

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
