package org.cytostudy.platform.personal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import org.cytostudy.core.hash.Sha256;
import org.cytostudy.core.id.ImageId;
import org.cytostudy.core.job.IngestReport.PersonalKind;
import org.cytostudy.platform.artefact.PersonalFiles;
import org.cytostudy.platform.ids.Ids;
import org.jspecify.annotations.Nullable;

/** What other features tell and ask this one. */
@ApplicationScoped
public class PersonalData implements PersonalFiles {
  private final PersonalRows rows;
  private final Ids ids;
  private final Clock clock;

  PersonalData(PersonalRows rows, Ids ids, Clock clock) {
    this.rows = rows;
    this.ids = ids;
    this.clock = clock;
  }

  /** Something that was found; the hash of its copy is null where it could not be decoded. */
  public record Found(PersonalKind kind, @Nullable Sha256 sha256) {}

  /** Holds what was found in the file of an image. Does nothing where that was done already. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void hold(ImageId image, List<Found> found) {
    if (rows.count(image.value()) > 0) {
      return;
    }
    for (Found each : found) {
      rows.add(ids.next(), image.value(), each.kind(), each.sha256(), clock.instant());
    }
  }

  @Override
  @Transactional
  public boolean holdSomething(Sha256 image) {
    return rows.unreleased(image) > 0;
  }
}
