package org.cytostudy.platform.artefact;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;

/** How much the published artefacts take. */
@ApplicationScoped
class StoreUsage {
  private final EntityManager database;

  StoreUsage(EntityManager database) {
    this.database = database;
  }

  @Transactional
  long bytes() {
    return ((Number)
            database
                .createNativeQuery("SELECT coalesce(sum(bytes), 0) FROM artefact")
                .getSingleResult())
        .longValue();
  }
}
