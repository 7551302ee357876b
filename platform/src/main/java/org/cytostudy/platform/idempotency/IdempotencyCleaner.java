package org.cytostudy.platform.idempotency;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;

/** Keeps the table of keys small. */
@ApplicationScoped
class IdempotencyCleaner {
  private final IdempotencyKeys keys;

  IdempotencyCleaner(IdempotencyKeys keys) {
    this.keys = keys;
  }

  @Scheduled(every = "6h", delayed = "10m", identity = "idempotency-cleaner")
  void clean() {
    keys.forgetOld();
  }
}
