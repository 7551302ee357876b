package org.cytostudy.platform.identity;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;

/** Keeps the tables of sessions and login links small. */
@ApplicationScoped
class SessionSweep {
  private final LocalAccounts accounts;

  SessionSweep(LocalAccounts accounts) {
    this.accounts = accounts;
  }

  @Scheduled(every = "1h", delayed = "5m", identity = "session-sweep")
  void sweep() {
    accounts.forgetEnded();
  }
}
