package org.cytostudy.routes;

import java.util.List;
import org.cytostudy.core.id.PreparationId;
import org.cytostudy.core.job.IngestReport;

/** What ingestion found, and where it goes. */
public interface IngestCollections {

  /** Reports of the finished chunks, in the order of the chunks. */
  List<IngestReport> parts(PreparationId preparation);

  /**
   * Registers the accepted images, then stores the report. Does nothing when that happened already;
   * goes on where it was cut off.
   */
  void register(PreparationId preparation, IngestReport whole);

  /** Writes the rows of what another kind of preparation made: the patchset of a sample. */
  void finish(PreparationId preparation);

  /** Whether the preparation is one of files and so has reports to collect. */
  boolean isIngest(PreparationId preparation);
}
