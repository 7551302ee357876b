package org.cytostudy.platform.brain;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.cytostudy.platform.page.PageRequest;

/** Reads and writes brains and what belongs to them. */
@ApplicationScoped
class BrainRepository {
  private static final UUID BEFORE_ALL = new UUID(0, 0);

  private final EntityManager database;

  BrainRepository(EntityManager database) {
    this.database = database;
  }

  void add(Object entity) {
    database.persist(entity);
    database.flush();
  }

  Optional<BrainEntity> find(UUID id) {
    return Optional.ofNullable(database.find(BrainEntity.class, id));
  }

  /**
   * The brain, locked: two versions of a consent, or two equal hemispheres, wait for each other.
   */
  Optional<BrainEntity> lock(UUID id) {
    return Optional.ofNullable(
        database.find(BrainEntity.class, id, LockModeType.PESSIMISTIC_WRITE));
  }

  Optional<BrainEntity> find(UUID project, String pseudonym) {
    return database
        .createQuery(
            "FROM BrainEntity b WHERE b.projectId = :project AND b.pseudonym = :pseudonym",
            BrainEntity.class)
        .setParameter("project", project)
        .setParameter("pseudonym", pseudonym)
        .getResultStream()
        .findFirst();
  }

  List<BrainEntity> all(Collection<UUID> ids) {
    return database
        .createQuery("FROM BrainEntity b WHERE b.id IN :ids ORDER BY b.id", BrainEntity.class)
        .setParameter("ids", ids)
        .getResultList();
  }

  List<BrainEntity> list(UUID project, PageRequest page) {
    UUID after = page.afterId();
    return database
        .createQuery(
            "FROM BrainEntity b WHERE b.projectId = :project AND b.id > :after ORDER BY b.id",
            BrainEntity.class)
        .setParameter("project", project)
        .setParameter("after", after == null ? BEFORE_ALL : after)
        .setMaxResults(page.rowsToRead())
        .getResultList();
  }

  /** Newest first. */
  List<ConsentEntity> consents(UUID brain) {
    return database
        .createQuery(
            "FROM ConsentEntity c WHERE c.brainId = :brain ORDER BY c.version DESC",
            ConsentEntity.class)
        .setParameter("brain", brain)
        .getResultList();
  }

  Optional<ConsentEntity> currentConsent(UUID brain) {
    return database
        .createQuery(
            "FROM ConsentEntity c WHERE c.brainId = :brain ORDER BY c.version DESC",
            ConsentEntity.class)
        .setParameter("brain", brain)
        .setMaxResults(1)
        .getResultStream()
        .findFirst();
  }

  List<HemisphereEntity> hemispheres(UUID brain) {
    return database
        .createQuery(
            "FROM HemisphereEntity h WHERE h.brainId = :brain ORDER BY h.side",
            HemisphereEntity.class)
        .setParameter("brain", brain)
        .getResultList();
  }

  Optional<HemisphereEntity> hemisphere(UUID id) {
    return Optional.ofNullable(database.find(HemisphereEntity.class, id));
  }

  List<BlockEntity> blocks(UUID hemisphere) {
    return database
        .createQuery(
            "FROM BlockEntity b WHERE b.hemisphereId = :hemisphere ORDER BY b.label",
            BlockEntity.class)
        .setParameter("hemisphere", hemisphere)
        .getResultList();
  }

  Optional<BlockEntity> block(UUID id) {
    return Optional.ofNullable(database.find(BlockEntity.class, id));
  }
}
