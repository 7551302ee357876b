package org.cytostudy.platform.audit;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import org.cytostudy.platform.audit.AuditViews.AuditEvent;

/**
 * Chains events. Of all instances of the platform one at a time works, which an advisory lock sees
 * to. Transactions commit in another order than they take sequence numbers, so that an event may
 * come up late: it is chained when it does.
 */
@ApplicationScoped
class AuditSealer {
  private static final int BATCH = 1000;

  /** How far behind the newest link an event is still looked for, once all were looked at. */
  private static final long LATE = 100_000;

  private final SealRepository seals;
  private final HeadSigner signer;
  private final Clock clock;

  /** Where to look for events; less than zero until that is known. */
  private volatile long from = -1;

  AuditSealer(SealRepository seals, HeadSigner signer, Clock clock) {
    this.seals = seals;
    this.signer = signer;
    this.clock = clock;
  }

  @Scheduled(
      every = "${cytostudy.audit.seal-every:5s}",
      identity = "audit-sealer",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  @Transactional
  void seal() {
    sealBatch();
  }

  /** Chains what is there now; the number of events that were. */
  @Transactional
  long sealAll() {
    long sealed = 0;
    for (int n = sealBatch(); n > 0; n = sealBatch()) {
      sealed += n;
    }
    return sealed;
  }

  private int sealBatch() {
    seals.lock();
    if (from < 0) {
      // After a start: what came before the newest link was sealed, or is late.
      from = Math.max(0, seals.lastSequence() - LATE);
    }
    List<AuditEvent> events = seals.unsealed(from, BATCH);
    if (events.isEmpty()) {
      return 0;
    }
    SealRepository.Last last = seals.last();
    long position = last.position();
    String hash = last.hash();
    for (AuditEvent event : events) {
      position++;
      hash = HashChain.next(hash, event.sealable());
      seals.add(position, event.sequence(), hash, clock.instant());
    }
    seals.add(signer.sign(position, hash, clock.instant()));
    if (events.size() < BATCH) {
      from = Math.max(from, events.getLast().sequence() - LATE);
    }
    return events.size();
  }
}
