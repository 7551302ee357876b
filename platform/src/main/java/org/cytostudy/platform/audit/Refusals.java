package org.cytostudy.platform.audit;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.cytostudy.core.id.ProjectId;
import org.cytostudy.platform.access.Access;
import org.cytostudy.platform.access.Caller;
import org.cytostudy.platform.problem.ProblemType;

/**
 * Records who was refused what. A viewer asks for a hundred tiles at once: the first refusal is an
 * event at once, those of the same caller, thing and reason that follow within a minute are one
 * more with their number. What is not written yet when the machine fails is lost; that there were
 * refusals is not.
 */
@ApplicationScoped
public class Refusals {
  private static final Duration WINDOW = Duration.ofMinutes(1);

  private final Map<Refusal, Counted> counted = new ConcurrentHashMap<>();
  private final Audit audit;
  private final Access access;
  private final Clock clock;

  Refusals(Audit audit, Access access, Clock clock) {
    this.audit = audit;
    this.access = access;
    this.clock = clock;
  }

  private record Refusal(
      Caller caller, Noun noun, String nounId, ProjectId project, ProblemType why) {}

  /**
   * What followed an event.
   *
   * @param since when that event was written
   * @param more refusals after it
   * @param last when the last of them was
   */
  private record Counted(Instant since, long more, Instant last) {}

  /**
   * Records that the current caller was refused, in a transaction of its own: the refused one is
   * rolled back.
   */
  public void record(Noun noun, Object nounId, ProjectId project, ProblemType why) {
    Refusal refusal = new Refusal(access.caller(), noun, nounId.toString(), project, why);
    Instant now = clock.instant();
    Counted after =
        counted.merge(
            refusal,
            new Counted(now, 0, now),
            (before, first) -> new Counted(before.since(), before.more() + 1, now));
    if (after.more() == 0) {
      write(refusal, Map.of("problem", why.code(), "count", 1));
    }
  }

  @Scheduled(every = "10s", delayed = "10s", identity = "refusals")
  void writeOld() {
    writeThoseSince(clock.instant().minus(WINDOW));
  }

  void stop(@Observes ShutdownEvent event) {
    writeThoseSince(Instant.MAX);
  }

  /** Writes what followed events of this time or before. */
  void writeThoseSince(Instant latest) {
    for (Refusal refusal : List.copyOf(counted.keySet())) {
      Counted known = counted.get(refusal);
      if (known != null && !known.since().isAfter(latest)) {
        Counted ended = counted.remove(refusal);
        if (ended != null && ended.more() > 0) {
          Map<String, Object> detail = new LinkedHashMap<>();
          detail.put("problem", refusal.why().code());
          detail.put("count", ended.more());
          detail.put("from", ended.since().toString());
          detail.put("to", ended.last().toString());
          write(refusal, detail);
        }
      }
    }
  }

  private void write(Refusal refusal, Map<String, ?> detail) {
    QuarkusTransaction.requiringNew()
        .run(
            () ->
                audit.recordAs(
                    refusal.caller(),
                    "refused",
                    refusal.noun(),
                    refusal.nounId(),
                    refusal.project(),
                    detail));
  }
}
