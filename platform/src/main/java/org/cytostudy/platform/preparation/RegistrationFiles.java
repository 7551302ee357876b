package org.cytostudy.platform.preparation;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Clock;
import java.util.List;
import org.cytostudy.core.hash.Sha256;
import org.cytostudy.core.id.BrainId;
import org.cytostudy.core.id.ProjectId;
import org.cytostudy.core.job.ArtefactKind;
import org.cytostudy.core.job.CytostudyJson;
import org.cytostudy.core.job.Registration;
import org.cytostudy.platform.artefact.ArtefactStore;
import org.cytostudy.platform.artefact.Artefacts;
import org.cytostudy.platform.preparation.IngestSource.SourceFile;
import org.cytostudy.platform.problem.InvalidException;
import org.cytostudy.platform.sql.Sql;

/** The registrations that a mapping names: checked, stored, and made those of their brains. */
@ApplicationScoped
class RegistrationFiles {
  private final Sql sql;
  private final IngestSources sources;
  private final Artefacts artefacts;
  private final ArtefactStore store;
  private final Clock clock;

  RegistrationFiles(
      Sql sql, IngestSources sources, Artefacts artefacts, ArtefactStore store, Clock clock) {
    this.sql = sql;
    this.sources = sources;
    this.artefacts = artefacts;
    this.store = store;
    this.clock = clock;
  }

  /** A registration file, read once for all sections of its brain. */
  sealed interface Checked {}

  /** It is sound, and in the store. */
  record Stored(Sha256 sha256, long bytes) implements Checked {}

  /** It cannot be used. */
  record Bad(String why, String where) implements Checked {}

  Checked check(SourceFile file, String brain) {
    try {
      Registration registration =
          CytostudyJson.mapper().readValue(sources.path(file).toFile(), Registration.class);
      if (!registration.brain().equals(brain)) {
        return new Bad("is of the brain '" + registration.brain() + "'", "/brain");
      }
      try (InputStream in = Files.newInputStream(sources.path(file))) {
        return new Stored(store.put(in), file.bytes());
      }
    } catch (JsonProcessingException e) {
      return new Bad(
          "is no registration",
          e.getLocation() == null ? "" : "line " + e.getLocation().getLineNr());
    } catch (InvalidException e) {
      return new Bad(e.errors().getFirst().detail(), "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** In the caller's transaction; does nothing where the brain has it. */
  void publish(ProjectId project, String name, Stored registration, BrainId brain) {
    boolean known =
        sql.number(
                "SELECT count(*) FROM brain_registration WHERE brain_id = ? AND sha256 = ?",
                brain,
                registration.sha256())
            > 0;
    if (known) {
      return;
    }
    artefacts.publish(
        new Artefacts.Publication(
            registration.sha256(),
            ArtefactKind.REGISTRATION,
            project,
            name,
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
        registration.sha256(),
        registration.bytes(),
        clock.instant());
  }
}
