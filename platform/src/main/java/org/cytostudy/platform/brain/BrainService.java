package org.cytostudy.platform.brain;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.cytostudy.core.id.ProjectId;
import org.cytostudy.platform.access.Access;
import org.cytostudy.platform.access.Membership;
import org.cytostudy.platform.audit.Audit;
import org.cytostudy.platform.audit.Noun;
import org.cytostudy.platform.brain.BrainViews.Block;
import org.cytostudy.platform.brain.BrainViews.Brain;
import org.cytostudy.platform.brain.BrainViews.BrainRow;
import org.cytostudy.platform.brain.BrainViews.Consent;
import org.cytostudy.platform.brain.BrainViews.Hemisphere;
import org.cytostudy.platform.brain.BrainViews.NewBlock;
import org.cytostudy.platform.brain.BrainViews.NewBrain;
import org.cytostudy.platform.brain.BrainViews.NewHemisphere;
import org.cytostudy.platform.ids.Ids;
import org.cytostudy.platform.page.Page;
import org.cytostudy.platform.page.PageRequest;
import org.cytostudy.platform.problem.ConflictException;
import org.cytostudy.platform.problem.MissingException;
import org.cytostudy.platform.problem.ProblemType;

/** The rules of brains: a pseudonym is unique within its project. */
@ApplicationScoped
class BrainService {
  private final BrainRepository brains;
  private final SectionCounts sections;
  private final Access access;
  private final Audit audit;
  private final Ids ids;
  private final Clock clock;

  BrainService(
      BrainRepository brains,
      SectionCounts sections,
      Access access,
      Audit audit,
      Ids ids,
      Clock clock) {
    this.brains = brains;
    this.sections = sections;
    this.access = access;
    this.audit = audit;
    this.ids = ids;
    this.clock = clock;
  }

  @Transactional
  Brain create(UUID project, NewBrain request) {
    access.requireProject(new ProjectId(project), Membership.MEMBER);
    if (brains.find(project, request.pseudonym()).isPresent()) {
      throw new ConflictException(
          ProblemType.ALREADY_EXISTS, "The project has a brain with this pseudonym.");
    }
    return view(add(project, request));
  }

  /** Without a check of access: for features that checked it themselves. */
  BrainEntity add(UUID project, NewBrain request) {
    BrainEntity brain = new BrainEntity();
    brain.id = ids.next();
    brain.projectId = project;
    brain.pseudonym = request.pseudonym();
    brain.species = request.species();
    brain.ageYears = request.ageYears();
    brain.sex = request.sex();
    brain.accessTier = request.accessTier();
    brain.createdAt = clock.instant();
    brain.createdBy = access.caller().subject();
    brains.add(brain);
    audit.record(
        "registered",
        Noun.BRAIN,
        brain.id,
        new ProjectId(project),
        Map.of("pseudonym", brain.pseudonym, "accessTier", brain.accessTier));
    return brain;
  }

  @Transactional
  Page<BrainRow> list(UUID project, PageRequest page) {
    access.requireVisible(new ProjectId(project));
    Page<BrainEntity> rows =
        Page.of(brains.list(project, page), page.limit(), brain -> brain.id.toString());
    List<UUID> ids = rows.items().stream().map(brain -> brain.id).toList();
    Map<UUID, Long> counts = sections.of(ids);
    Map<UUID, ConsentEntity> consents = brains.currentConsents(ids);
    return rows.map(
        brain ->
            new BrainRow(
                brain.id,
                brain.projectId,
                brain.pseudonym,
                brain.species,
                brain.ageYears,
                brain.sex,
                brain.accessTier,
                brain.createdAt,
                Optional.ofNullable(consents.get(brain.id)).map(Consent::of).orElse(null),
                counts.getOrDefault(brain.id, 0L)));
  }

  @Transactional
  Brain get(UUID id) {
    return view(visible(id, Membership.VIEWER));
  }

  @Transactional
  List<Hemisphere> hemispheres(UUID brain) {
    visible(brain, Membership.VIEWER);
    return brains.hemispheres(brain).stream().map(Hemisphere::of).toList();
  }

  @Transactional
  Hemisphere addHemisphere(UUID brain, NewHemisphere request) {
    visible(brain, Membership.MEMBER);
    brains.lock(brain);
    if (brains.hemispheres(brain).stream().anyMatch(h -> h.side == request.side())) {
      throw new ConflictException(
          ProblemType.ALREADY_EXISTS, "The brain has its " + request.side() + " hemisphere.");
    }
    return Hemisphere.of(addHemisphere(brain, request.side()));
  }

  HemisphereEntity addHemisphere(UUID brain, Side side) {
    HemisphereEntity hemisphere = new HemisphereEntity();
    hemisphere.id = ids.next();
    hemisphere.brainId = brain;
    hemisphere.side = side;
    brains.add(hemisphere);
    audit.record(
        "registered", Noun.HEMISPHERE, hemisphere.id, projectOf(brain), Map.of("side", side));
    return hemisphere;
  }

  @Transactional
  List<Block> blocks(UUID hemisphere) {
    visibleHemisphere(hemisphere, Membership.VIEWER);
    return brains.blocks(hemisphere).stream().map(Block::of).toList();
  }

  @Transactional
  Block addBlock(UUID hemisphere, NewBlock request) {
    HemisphereEntity parent = visibleHemisphere(hemisphere, Membership.MEMBER);
    brains.lock(parent.brainId);
    if (brains.blocks(hemisphere).stream().anyMatch(b -> b.label.equals(request.label()))) {
      throw new ConflictException(
          ProblemType.ALREADY_EXISTS, "The hemisphere has a block with this label.");
    }
    return Block.of(addBlock(parent, request.label()));
  }

  BlockEntity addBlock(HemisphereEntity hemisphere, String label) {
    BlockEntity block = new BlockEntity();
    block.id = ids.next();
    block.hemisphereId = hemisphere.id;
    block.label = label;
    brains.add(block);
    audit.record(
        "registered", Noun.BLOCK, block.id, projectOf(hemisphere.brainId), Map.of("label", label));
    return block;
  }

  /** The brain, if the caller is that much to its project. */
  BrainEntity visible(UUID id, Membership least) {
    BrainEntity brain = brains.find(id).orElseThrow(() -> new MissingException("brain", id));
    requireProject(brain.projectId, least, "brain", id);
    return brain;
  }

  HemisphereEntity visibleHemisphere(UUID id, Membership least) {
    HemisphereEntity hemisphere =
        brains.hemisphere(id).orElseThrow(() -> new MissingException("hemisphere", id));
    BrainEntity brain = brains.find(hemisphere.brainId).orElseThrow();
    requireProject(brain.projectId, least, "hemisphere", id);
    return hemisphere;
  }

  private void requireProject(UUID project, Membership least, String noun, UUID id) {
    access.requireProjectOf(noun, id, new ProjectId(project), least);
  }

  private ProjectId projectOf(UUID brain) {
    return new ProjectId(brains.find(brain).orElseThrow().projectId);
  }

  private Brain view(BrainEntity brain) {
    return new Brain(
        brain.id,
        brain.projectId,
        brain.pseudonym,
        brain.species,
        brain.ageYears,
        brain.sex,
        brain.accessTier,
        brain.createdAt,
        brains.currentConsent(brain.id).map(Consent::of).orElse(null),
        brains.hemispheres(brain.id).stream().map(Hemisphere::of).toList(),
        sections.of(List.of(brain.id)).getOrDefault(brain.id, 0L));
  }
}
