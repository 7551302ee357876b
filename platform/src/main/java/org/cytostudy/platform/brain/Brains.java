package org.cytostudy.platform.brain;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.cytostudy.core.hash.Sha256;
import org.cytostudy.core.id.BlockId;
import org.cytostudy.core.id.BrainId;
import org.cytostudy.core.id.ProjectId;
import org.cytostudy.platform.access.Membership;
import org.cytostudy.platform.brain.BrainViews.NewBrain;
import org.cytostudy.platform.problem.MissingException;

/** What other features ask about brains. None of it checks access unless it says so. */
@ApplicationScoped
public class Brains {
  private final BrainRepository brains;
  private final BrainService service;
  private final ConsentService consents;
  private final Clock clock;

  Brains(BrainRepository brains, BrainService service, ConsentService consents, Clock clock) {
    this.brains = brains;
    this.service = service;
    this.consents = consents;
    this.clock = clock;
  }

  /** A brain by name. */
  public record Named(BrainId id, ProjectId project, String pseudonym, AccessTier tier) {}

  /** Where a block belongs. */
  public record BlockPlace(
      BlockId block, BrainId brain, ProjectId project, Side side, String label) {}

  /** The brain, if there is one. */
  @Transactional
  public Optional<Named> find(BrainId id) {
    return brains.find(id.value()).map(Brains::named);
  }

  /** The brain of this pseudonym. */
  @Transactional
  public Optional<Named> find(ProjectId project, String pseudonym) {
    return brains.find(project.value(), pseudonym).map(Brains::named);
  }

  /** The brains that there are of these, in the order of their identifiers. */
  @Transactional
  public List<Named> find(Collection<BrainId> ids) {
    return ids.isEmpty()
        ? List.of()
        : brains.all(ids.stream().map(BrainId::value).toList()).stream()
            .map(Brains::named)
            .toList();
  }

  /**
   * The brain, if the caller is at least this much to its project.
   *
   * @throws MissingException if they do not see it
   */
  @Transactional
  public Named require(BrainId id, Membership least) {
    return named(service.visible(id.value(), least));
  }

  /** The brain of this pseudonym, registered without a consent where there is none. */
  @Transactional
  public Named ensure(ProjectId project, String pseudonym, String species, AccessTier tier) {
    return named(
        brains
            .find(project.value(), pseudonym)
            .orElseGet(
                () ->
                    service.add(
                        project.value(), new NewBrain(pseudonym, species, null, null, tier))));
  }

  /**
   * Records that synthetic data needs nobody's consent: all purposes, open, no end. Does nothing
   * where the brain has a consent.
   *
   * @param generator what made it, which stands in the place of the document
   */
  @Transactional
  public void consentOfSynthetic(BrainId brain, Sha256 generator) {
    if (brains.currentConsent(brain.value()).isEmpty()) {
      consents.add(
          brain.value(),
          EnumSet.allOf(Purpose.class),
          clock.instant(),
          null,
          generator.hex(),
          AccessTier.OPEN);
    }
  }

  /**
   * The block with this label, registered with its hemisphere where there is none.
   *
   * @param hemisphere {@code left} or {@code right}
   */
  @Transactional
  public BlockPlace ensureBlock(BrainId brain, String hemisphere, String label) {
    Side side = Side.valueOf(hemisphere.toUpperCase(Locale.ROOT));
    brains.lock(brain.value());
    HemisphereEntity parent =
        brains.hemispheres(brain.value()).stream()
            .filter(h -> h.side == side)
            .findFirst()
            .orElseGet(() -> service.addHemisphere(brain.value(), side));
    BlockEntity block =
        brains.blocks(parent.id).stream()
            .filter(b -> b.label.equals(label))
            .findFirst()
            .orElseGet(() -> service.addBlock(parent, label));
    return place(block);
  }

  /** Where the block belongs. */
  @Transactional
  public Optional<BlockPlace> block(BlockId id) {
    return brains.block(id.value()).map(this::place);
  }

  private BlockPlace place(BlockEntity block) {
    HemisphereEntity hemisphere = brains.hemisphere(block.hemisphereId).orElseThrow();
    BrainEntity brain = brains.find(hemisphere.brainId).orElseThrow();
    return new BlockPlace(
        new BlockId(block.id),
        new BrainId(brain.id),
        new ProjectId(brain.projectId),
        hemisphere.side,
        block.label);
  }

  private static Named named(BrainEntity brain) {
    UUID project = brain.projectId;
    return new Named(
        new BrainId(brain.id), new ProjectId(project), brain.pseudonym, brain.accessTier);
  }
}
