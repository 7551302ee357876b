package org.cytostudy.platform.artefact;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.cytostudy.platform.settings.DataFolder;
import org.jboss.logging.Logger;

/**
 * Deletes uploads that nothing published in time, e.g. those of an attempt that was replaced. While
 * it works nothing is published, so that it cannot take a file from under a publication.
 */
@ApplicationScoped
class UnpublishedCollector {
  private static final Logger LOG = Logger.getLogger(UnpublishedCollector.class);

  private final DataFolder data;
  private final ArtefactRepository artefacts;
  private final ArtefactConfig config;
  private final Clock clock;

  UnpublishedCollector(
      DataFolder data, ArtefactRepository artefacts, ArtefactConfig config, Clock clock) {
    this.data = data;
    this.artefacts = artefacts;
    this.config = config;
    this.clock = clock;
  }

  @Scheduled(every = "1h", delayed = "5m", identity = "unpublished-collector")
  @Transactional
  void collect() {
    Instant limit = clock.instant().minus(config.unpublishedGrace());
    List<Path> old = olderThan(limit);
    if (old.isEmpty()) {
      return;
    }
    artefacts.lockForCollecting();
    Set<String> published =
        new HashSet<>(artefacts.known(old.stream().map(p -> p.getFileName().toString()).toList()));
    for (Path file : old) {
      if (!published.contains(file.getFileName().toString()) && isOlder(file, limit)) {
        delete(file);
      }
    }
  }

  private List<Path> olderThan(Instant limit) {
    try (Stream<Path> files = Files.walk(data.store())) {
      return files.filter(Files::isRegularFile).filter(file -> isOlder(file, limit)).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isOlder(Path file, Instant limit) {
    try {
      return Files.getLastModifiedTime(file).toInstant().isBefore(limit);
    } catch (IOException e) {
      return false; // gone meanwhile
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
      LOG.infof("Deleted the unpublished upload %s", file.getFileName());
    } catch (IOException e) {
      LOG.warnf("Cannot delete %s: %s", file, e.getMessage());
    }
  }
}
