package org.cytostudy.platform.brain;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.cytostudy.platform.page.PageRequest;
import org.cytostudy.platform.sql.Entities;

/** Reads and writes brains and what belongs to them. */
@ApplicationScoped
class BrainRepository {
  private static final String CONSENTS =
      "FROM ConsentEntity c WHERE c.brainId = ?1 ORDER BY c.version DESC";

  private final Entities entities;

  BrainRepository(Entities entities) {
    this.entities = entities;
  }

  void add(Object entity) {
    entities.add(entity);
  }

  Optional<BrainEntity> find(UUID id) {
    return entities.find(BrainEntity.class, id);
  }

  /**
   * The brain, locked: two versions of a consent, or two equal hemispheres, wait for each other.
   */
  Optional<BrainEntity> lock(UUID id) {
    return entities.lock(BrainEntity.class, id);
  }

  Optional<BrainEntity> find(UUID project, String pseudonym) {
    return entities.first(
        BrainEntity.class,
        "FROM BrainEntity b WHERE b.projectId = ?1 AND b.pseudonym = ?2",
        project,
        pseudonym);
  }

  List<BrainEntity> all(Collection<UUID> ids) {
    return entities.list(
        BrainEntity.class, "FROM BrainEntity b WHERE b.id IN ?1 ORDER BY b.id", ids);
  }

  List<BrainEntity> list(UUID project, PageRequest page) {
    return entities.list(
        page.rowsToRead(),
        BrainEntity.class,
        "FROM BrainEntity b WHERE b.projectId = ?1 AND b.id > ?2 ORDER BY b.id",
        project,
        page.afterIdOrNone());
  }

  /** Newest first. */
  List<ConsentEntity> consents(UUID brain) {
    return entities.list(ConsentEntity.class, CONSENTS, brain);
  }

  Optional<ConsentEntity> currentConsent(UUID brain) {
    return entities.first(ConsentEntity.class, CONSENTS, brain);
  }

  /** The current consents of several brains, by brain; of those alone that have one. */
  Map<UUID, ConsentEntity> currentConsents(Collection<UUID> ids) {
    return entities
        .list(
            ConsentEntity.class,
            "FROM ConsentEntity c WHERE c.brainId IN ?1 AND c.version ="
                + " (SELECT max(n.version) FROM ConsentEntity n WHERE n.brainId = c.brainId)",
            ids)
        .stream()
        .collect(Collectors.toMap(consent -> consent.brainId, Function.identity()));
  }

  List<HemisphereEntity> hemispheres(UUID brain) {
    return entities.list(
        HemisphereEntity.class,
        "FROM HemisphereEntity h WHERE h.brainId = ?1 ORDER BY h.side",
        brain);
  }

  Optional<HemisphereEntity> hemisphere(UUID id) {
    return entities.find(HemisphereEntity.class, id);
  }

  List<BlockEntity> blocks(UUID hemisphere) {
    return entities.list(
        BlockEntity.class,
        "FROM BlockEntity b WHERE b.hemisphereId = ?1 ORDER BY b.label",
        hemisphere);
  }

  Optional<BlockEntity> block(UUID id) {
    return entities.find(BlockEntity.class, id);
  }
}
