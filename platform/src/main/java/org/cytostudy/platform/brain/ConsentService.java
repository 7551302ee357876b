package org.cytostudy.platform.brain;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.cytostudy.core.id.BrainId;
import org.cytostudy.core.id.ProjectId;
import org.cytostudy.platform.access.Access;
import org.cytostudy.platform.access.Membership;
import org.cytostudy.platform.audit.Audit;
import org.cytostudy.platform.audit.Noun;
import org.cytostudy.platform.brain.BrainViews.Consent;
import org.cytostudy.platform.brain.BrainViews.NewConsent;
import org.cytostudy.platform.brain.BrainViews.Withdrawal;
import org.cytostudy.platform.problem.ConflictException;
import org.cytostudy.platform.problem.FieldError;
import org.cytostudy.platform.problem.InvalidException;
import org.cytostudy.platform.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/** Records versions of a consent; none is ever changed. */
@ApplicationScoped
class ConsentService {
  private final BrainRepository brains;
  private final BrainService service;
  private final Access access;
  private final Audit audit;
  private final Clock clock;
  private final Event<ConsentWithdrawn> withdrawn;
  private final Event<ConsentRestored> restored;
  private final Event<ConsentRecorded> recorded;

  ConsentService(
      BrainRepository brains,
      BrainService service,
      Access access,
      Audit audit,
      Clock clock,
      Event<ConsentWithdrawn> withdrawn,
      Event<ConsentRestored> restored,
      Event<ConsentRecorded> recorded) {
    this.brains = brains;
    this.service = service;
    this.access = access;
    this.audit = audit;
    this.clock = clock;
    this.withdrawn = withdrawn;
    this.restored = restored;
    this.recorded = recorded;
  }

  @Transactional
  List<Consent> list(UUID brain) {
    service.visible(brain, Membership.VIEWER);
    return brains.consents(brain).stream().map(Consent::of).toList();
  }

  @Transactional
  Consent record(UUID brain, NewConsent request) {
    service.visible(brain, Membership.OWNER);
    if (request.validUntil() != null && !request.validUntil().isAfter(request.validFrom())) {
      throw new InvalidException(
          ProblemType.INVALID_REQUEST,
          "A consent ends after it begins.",
          List.of(new FieldError("/validUntil", "is not after validFrom")));
    }
    return Consent.of(
        add(
            brain,
            request.purposes(),
            request.validFrom(),
            request.validUntil(),
            request.documentSha256(),
            request.accessTier()));
  }

  ConsentEntity add(
      UUID brain,
      Set<Purpose> purposes,
      Instant validFrom,
      @Nullable Instant validUntil,
      String documentSha256,
      AccessTier tier) {
    ConsentEntity consent = next(brain);
    boolean restores = brains.currentConsent(brain).map(c -> c.withdrawn).orElse(false);
    consent.purposes = purposes.stream().sorted().map(Enum::name).toArray(String[]::new);
    consent.validFrom = validFrom;
    consent.validUntil = validUntil;
    consent.documentSha256 = documentSha256;
    consent.accessTier = tier;
    brains.add(consent);
    record("recorded", consent);
    if (restores) {
      restored.fire(new ConsentRestored(new BrainId(brain), consent.version));
    }
    return consent;
  }

  @Transactional
  Consent withdraw(UUID brain, Withdrawal withdrawal) {
    BrainEntity entity = service.visible(brain, Membership.OWNER);
    ConsentEntity consent = next(brain);
    if (brains.currentConsent(brain).map(c -> c.withdrawn).orElse(true)) {
      throw new ConflictException(ProblemType.CONFLICT, "There is no consent to withdraw.");
    }
    consent.purposes = new String[0];
    consent.validFrom = consent.recordedAt;
    consent.accessTier = entity.accessTier;
    consent.withdrawn = true;
    consent.reason = withdrawal.reason();
    brains.add(consent);
    record("withdrawn", consent);
    withdrawn.fire(new ConsentWithdrawn(new BrainId(brain), consent.version));
    return Consent.of(consent);
  }

  private ConsentEntity next(UUID brain) {
    brains.lock(brain);
    ConsentEntity consent = new ConsentEntity();
    consent.brainId = brain;
    consent.version = brains.currentConsent(brain).map(c -> c.version).orElse(0) + 1;
    consent.recordedAt = clock.instant();
    consent.recordedBy = access.caller().subject();
    return consent;
  }

  private void record(String action, ConsentEntity consent) {
    UUID project = brains.find(consent.brainId).orElseThrow().projectId;
    audit.record(
        action,
        Noun.CONSENT,
        consent.brainId,
        new ProjectId(project),
        Map.of("version", consent.version, "purposes", consent.purposes()));
    recorded.fire(new ConsentRecorded(new BrainId(consent.brainId), consent.version));
  }
}
