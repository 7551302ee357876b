package org.cytostudy.platform.artefact;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.cytostudy.core.hash.Sha256;
import org.cytostudy.core.id.BrainId;
import org.cytostudy.core.id.ProjectId;
import org.cytostudy.core.job.ArtefactKind;
import org.cytostudy.platform.access.Access;
import org.cytostudy.platform.access.Role;
import org.cytostudy.platform.artefact.ArtefactViews.Artefact;
import org.cytostudy.platform.artefact.ArtefactViews.Producer;
import org.cytostudy.platform.audit.Audit;
import org.cytostudy.platform.audit.Noun;
import org.cytostudy.platform.audit.Refusals;
import org.cytostudy.platform.brain.ConsentCheck;
import org.cytostudy.platform.brain.Purpose;
import org.cytostudy.platform.brain.TierCheck;
import org.cytostudy.platform.problem.MissingException;
import org.cytostudy.platform.problem.ProblemType;
import org.cytostudy.platform.problem.RefusedException;
import org.cytostudy.platform.quarantine.Quarantine;

/** Who may know of an artefact, and who may take it away. */
@ApplicationScoped
class ArtefactService {
  private final ArtefactRepository artefacts;
  private final ArtefactStore store;
  private final ConsentCheck consent;
  private final TierCheck tiers;
  private final Refusals refusals;
  private final Quarantine quarantine;
  private final PersonalFiles personal;
  private final Access access;
  private final Audit audit;
  private final Clock clock;

  ArtefactService(
      ArtefactRepository artefacts,
      ArtefactStore store,
      ConsentCheck consent,
      TierCheck tiers,
      Refusals refusals,
      Quarantine quarantine,
      PersonalFiles personal,
      Access access,
      Audit audit,
      Clock clock) {
    this.artefacts = artefacts;
    this.store = store;
    this.consent = consent;
    this.tiers = tiers;
    this.refusals = refusals;
    this.quarantine = quarantine;
    this.personal = personal;
    this.access = access;
    this.audit = audit;
    this.clock = clock;
  }

  /** A file to send. */
  record Download(Path file, String mediaType, long bytes) {}

  @Transactional
  Artefact get(Sha256 sha256) {
    ArtefactEntity artefact = find(sha256);
    List<Producer> producers = visibleProducers(sha256);
    if (ArtefactKind.fromString(artefact.kind).isPersonal()) {
      access.requireRole(Role.ADMIN);
    }
    return new Artefact(
        artefact.sha256,
        ArtefactKind.fromString(artefact.kind),
        artefact.mediaType,
        artefact.bytes,
        artefact.legalHold,
        artefact.createdAt,
        producers,
        artefacts.parents(sha256.hex()),
        artefacts.brains(sha256.hex()),
        quarantine.of(Noun.ARTEFACT, sha256));
  }

  /**
   * Results are looked at: they need a consent to display or to evaluate, in each tier. All else is
   * taken away: it needs a consent to export and a tier that lets it go, and is recorded.
   */
  @Transactional
  Download download(Sha256 sha256) {
    ArtefactEntity artefact = find(sha256);
    List<Producer> producers = visibleProducers(sha256);
    requireReadable(artefact, producers);
    Download file = file(artefact);
    if (!ArtefactKind.fromString(artefact.kind).isResult()) {
      audit.record(
          "downloaded",
          Noun.ARTEFACT,
          sha256.hex(),
          new ProjectId(producers.getFirst().projectId()),
          Map.of("kind", artefact.kind));
    }
    return file;
  }

  /** The same checks for somebody who has the bytes and asks whether they still may. */
  @Transactional
  void requireReadable(Sha256 sha256) {
    requireReadable(find(sha256), visibleProducers(sha256));
  }

  private void requireReadable(ArtefactEntity artefact, List<Producer> producers) {
    try {
      decide(artefact, producers);
    } catch (RefusedException e) {
      ProjectId project = new ProjectId(producers.getFirst().projectId());
      refusals.record(Noun.ARTEFACT, artefact.sha256, project, e.type());
      throw e;
    }
  }

  private void decide(ArtefactEntity artefact, List<Producer> producers) {
    requireNoDonor(artefact);
    List<BrainId> brains = artefacts.brains(artefact.sha256).stream().map(BrainId::new).toList();
    if (ArtefactKind.fromString(artefact.kind).isResult()) {
      consent.requireOneOf(brains, List.of(Purpose.DISPLAY, Purpose.EVALUATION), clock.instant());
      return;
    }
    tiers.requireTakingAway(
        ConsentCheck.strictest(consent.require(brains, Purpose.EXPORT, clock.instant())),
        new ProjectId(producers.getFirst().projectId()));
  }

  /** What may name a donor is for administrators, and so is a file that holds such a thing. */
  private void requireNoDonor(ArtefactEntity artefact) {
    ArtefactKind kind = ArtefactKind.fromString(artefact.kind);
    if (kind.isPersonal()) {
      access.requireRole(Role.ADMIN);
    }
    if (kind == ArtefactKind.SECTION_IMAGE
        && access.caller().role() != Role.ADMIN
        && personal.holdSomething(new Sha256(artefact.sha256))) {
      throw new RefusedException(
          ProblemType.PERSONAL_DATA_HELD,
          "The file holds a label, a macro image or text that may name a donor. Ask an administrator to look at it and to release it.");
    }
  }

  private Download file(ArtefactEntity artefact) {
    Path file =
        store
            .find(new Sha256(artefact.sha256))
            .orElseThrow(() -> new MissingException("artefact", artefact.sha256));
    return new Download(file, artefact.mediaType, artefact.bytes);
  }

  private ArtefactEntity find(Sha256 sha256) {
    return artefacts
        .find(sha256.hex())
        .orElseThrow(() -> new MissingException("artefact", sha256.hex()));
  }

  private List<Producer> visibleProducers(Sha256 sha256) {
    List<Producer> producers = artefacts.producers(sha256.hex(), access.visibleProjects());
    if (producers.isEmpty()) {
      throw new MissingException("artefact", sha256.hex());
    }
    return producers;
  }
}
