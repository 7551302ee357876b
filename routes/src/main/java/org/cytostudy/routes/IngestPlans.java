package org.cytostudy.routes;

import java.util.List;
import org.cytostudy.core.hash.Sha256;
import org.cytostudy.core.id.PreparationId;

/** Ingest preparations as the routes see them. */
public interface IngestPlans {

  /**
   * A file that is to be ingested.
   *
   * @param name as the mapping calls it
   * @param sha256 its content
   */
  record PlannedFile(String name, Sha256 sha256, long bytes) {
    /** What makes two files the same. */
    public String contentKey() {
      return sha256 + "/" + bytes;
    }
  }

  /** Preparations that were submitted and not planned yet, oldest first. */
  List<PreparationId> unplanned();

  /** Ingest preparations all of whose steps ended and that were not collected yet. */
  List<PreparationId> uncollected();

  /**
   * The files of a preparation, hashed; empty when it is planned already, so that a second delivery
   * does nothing.
   */
  List<PlannedFile> files(PreparationId preparation);

  /**
   * Remembers a content for a preparation.
   *
   * @return whether it is seen for the first time
   */
  boolean firstTime(PreparationId preparation, PlannedFile file);

  /**
   * Writes one ingest step a chunk, and a row for each file that was left out as a duplicate. Does
   * nothing when it was planned meanwhile.
   */
  void plan(
      PreparationId preparation, List<List<PlannedFile>> chunks, List<PlannedFile> duplicates);

  /** Ends a preparation that cannot be planned or collected. */
  void refuse(PreparationId preparation, Throwable why);
}
