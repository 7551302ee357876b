package org.cytostudy.platform.artefact;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.cytostudy.platform.settings.DataFolder;
import org.jboss.logging.Logger;

/**
 * Deletes uploads that nothing published in time, e.g. those of an attempt that was replaced. While
 * it looks at a batch nothing is published, so that it cannot take a file from under a publication.
 */
@ApplicationScoped
class UnpublishedCollector {
  /** Files that are asked for at once. */
  private static final int BATCH = 1000;

  private static final Logger LOG = Logger.getLogger(UnpublishedCollector.class);

  private final DataFolder data;
  private final ArtefactRepository artefacts;
  private final KeptContents kept;
  private final ArtefactConfig config;
  private final Clock clock;

  UnpublishedCollector(
      DataFolder data,
      ArtefactRepository artefacts,
      KeptContents kept,
      ArtefactConfig config,
      Clock clock) {
    this.kept = kept;
    this.data = data;
    this.artefacts = artefacts;
    this.config = config;
    this.clock = clock;
  }

  @Scheduled(every = "1h", delayed = "5m", identity = "unpublished-collector")
  void collect() {
    Instant limit = clock.instant().minus(config.unpublishedGrace());
    try {
      collect(data.store(), limit);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Folder by folder, a batch at a time: a store of any size fits, and nobody waits for long. */
  private void collect(Path folder, Instant limit) throws IOException {
    List<Path> batch = new ArrayList<>(BATCH);
    List<Path> folders = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      for (Path entry : entries) {
        if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
          folders.add(entry);
        } else if (isOlder(entry, limit)) {
          batch.add(entry);
          if (batch.size() == BATCH) {
            collect(batch, limit);
            batch.clear();
          }
        }
      }
    } catch (NoSuchFileException e) {
      return; // gone meanwhile
    }
    collect(batch, limit);
    for (Path inner : folders) {
      collect(inner, limit);
    }
  }

  private void collect(List<Path> old, Instant limit) {
    if (old.isEmpty()) {
      return;
    }
    QuarkusTransaction.requiringNew()
        .run(
            () -> {
              artefacts.lockForCollecting();
              List<String> names = old.stream().map(file -> file.getFileName().toString()).toList();
              Set<String> published = new HashSet<>(artefacts.known(names));
              published.addAll(kept.among(names));
              long deleted =
                  old.stream()
                      .filter(file -> !published.contains(file.getFileName().toString()))
                      .filter(file -> isOlder(file, limit))
                      .filter(UnpublishedCollector::delete)
                      .count();
              if (deleted > 0) {
                LOG.infof("Deleted %d unpublished uploads", deleted);
              }
            });
  }

  private static boolean isOlder(Path file, Instant limit) {
    try {
      return Files.getLastModifiedTime(file).toInstant().isBefore(limit);
    } catch (IOException e) {
      return false; // gone meanwhile
    }
  }

  private static boolean delete(Path file) {
    try {
      LOG.debugf("Deletes the unpublished upload %s", file.getFileName());
      return Files.deleteIfExists(file);
    } catch (IOException e) {
      LOG.warnf("Cannot delete %s: %s", file, e.getMessage());
      return false;
    }
  }
}
