package org.cytostudy.platform.brain;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.cytostudy.core.id.BrainId;
import org.cytostudy.platform.problem.FieldError;
import org.cytostudy.platform.problem.ProblemType;
import org.cytostudy.platform.problem.RefusedException;
import org.jspecify.annotations.Nullable;

/**
 * Whether brains may be used for something. Asked at submission, lease, reuse of a cached step,
 * display and export. A brain without any consent may be used for nothing.
 */
@ApplicationScoped
public class ConsentCheck {
  private final BrainRepository brains;

  ConsentCheck(BrainRepository brains) {
    this.brains = brains;
  }

  /**
   * The version of a brain's consent that allowed something.
   *
   * @param purpose what it allowed
   * @param tier the stricter of the brain's and the consent's
   * @param validUntil when it ends; null where it does not
   */
  public record Allowed(
      BrainId brain,
      String pseudonym,
      int version,
      Purpose purpose,
      AccessTier tier,
      @Nullable Instant validUntil) {}

  /**
   * The versions that allow the purpose, one a brain.
   *
   * @throws RefusedException naming each brain and version that does not allow it: {@code
   *     quarantined} where one was withdrawn, else {@code consent-excludes-purpose}
   */
  @Transactional
  public List<Allowed> require(Collection<BrainId> wanted, Purpose purpose, Instant at) {
    return requireOneOf(wanted, List.of(purpose), at);
  }

  /**
   * The versions that allow one of the purposes, one a brain: the first purpose that the brain's
   * consent allows.
   *
   * @throws RefusedException as {@link #require}, for a brain whose consent allows none of them
   */
  @Transactional
  public List<Allowed> requireOneOf(
      Collection<BrainId> wanted, List<Purpose> purposes, Instant at) {
    List<Allowed> allowed = new ArrayList<>();
    objection(wanted, purposes, at, allowed)
        .ifPresent(
            objection -> {
              throw new RefusedException(
                  objection.type(),
                  objection.detail() + " Leave the brain out, or record a consent that allows it.",
                  objection.brains());
            });
    return allowed;
  }

  /**
   * What speaks against a use of brains.
   *
   * @param type {@code quarantined} where a consent was withdrawn, else {@code
   *     consent-excludes-purpose}
   * @param detail the first brain and version that does not allow it
   * @param brains each brain and version that does not
   */
  public record Objection(ProblemType type, String detail, List<FieldError> brains) {
    public Objection {
      brains = List.copyOf(brains);
    }
  }

  /** As {@link #require}, as an answer: for those who go on in their transaction. */
  @Transactional
  public Optional<Objection> objection(Collection<BrainId> wanted, Purpose purpose, Instant at) {
    return objection(wanted, List.of(purpose), at, new ArrayList<>());
  }

  private Optional<Objection> objection(
      Collection<BrainId> wanted, List<Purpose> purposes, Instant at, List<Allowed> allowed) {
    List<FieldError> refused = new ArrayList<>();
    boolean quarantined = false;
    if (wanted.isEmpty()) {
      return Optional.empty();
    }
    List<UUID> ids = wanted.stream().map(BrainId::value).distinct().toList();
    Map<UUID, ConsentEntity> consents = brains.currentConsents(ids);
    for (BrainEntity brain : brains.all(ids)) {
      Optional<ConsentEntity> consent = Optional.ofNullable(consents.get(brain.id));
      Optional<String> objection = objection(consent, purposes, at);
      if (objection.isPresent()) {
        quarantined |= consent.map(c -> c.withdrawn).orElse(false);
        refused.add(new FieldError("", "Brain '" + brain.pseudonym + "': " + objection.get()));
      } else {
        ConsentEntity given = consent.orElseThrow();
        allowed.add(
            new Allowed(
                new BrainId(brain.id),
                brain.pseudonym,
                given.version,
                purposes.stream().filter(given.purposes()::contains).findFirst().orElseThrow(),
                stricter(brain.accessTier, given.accessTier),
                given.validUntil));
      }
    }
    return refused.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Objection(
                quarantined ? ProblemType.QUARANTINED : ProblemType.CONSENT_EXCLUDES_PURPOSE,
                refused.getFirst().detail(),
                refused));
  }

  private static Optional<String> objection(
      Optional<ConsentEntity> consent, List<Purpose> purposes, Instant at) {
    if (consent.isEmpty()) {
      return Optional.of("no consent is recorded.");
    }
    ConsentEntity c = consent.get();
    String version = "version " + c.version + " of its consent ";
    if (c.withdrawn) {
      return Optional.of(version + "withdraws it.");
    }
    if (!c.validAt(at)) {
      return Optional.of(version + "is not valid at " + at + ".");
    }
    if (purposes.stream().noneMatch(c.purposes()::contains)) {
      return Optional.of(
          version
              + "does not allow "
              + purposes.stream().map(Purpose::name).collect(Collectors.joining(" or "))
              + ".");
    }
    return Optional.empty();
  }

  /** The strictest tier of them. */
  public static AccessTier strictest(Collection<Allowed> allowed) {
    return allowed.stream()
        .map(Allowed::tier)
        .max(Comparator.naturalOrder())
        .orElse(AccessTier.OPEN);
  }

  private static AccessTier stricter(AccessTier a, AccessTier b) {
    return a.compareTo(b) >= 0 ? a : b;
  }
}
