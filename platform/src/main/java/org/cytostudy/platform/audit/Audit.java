package org.cytostudy.platform.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.cytostudy.core.id.ProjectId;
import org.cytostudy.platform.access.Access;
import org.cytostudy.platform.access.Caller;
import org.jspecify.annotations.Nullable;

/**
 * Where features record what they do. The event is written in the transaction that it tells of: a
 * change without its event, or an event without its change, cannot be committed. Details hold
 * pseudonyms and identifiers only, never a donor's name or a secret.
 */
@ApplicationScoped
public class Audit {
  private final AuditRepository events;
  private final Access access;

  Audit(AuditRepository events, Access access) {
    this.events = events;
    this.access = access;
  }

  /**
   * Records what the current caller does; the platform itself outside of a request.
   *
   * @param action past tense verb, e.g. {@code created}, {@code cancelled}, {@code downloaded}
   * @param noun what it is done to
   * @param nounId which one
   * @param project whose members may read of it; null where it belongs to none
   * @param detail what changed: scalars, lists and maps of them
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public void record(
      String action, Noun noun, Object nounId, @Nullable ProjectId project, Map<String, ?> detail) {
    recordAs(access.caller(), action, noun, nounId, project, detail);
  }

  /** The same of many things at once, in their order. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void recordEach(
      String action, List<Thing> things, @Nullable ProjectId project, Map<String, ?> detail) {
    UUID projectId = project == null ? null : project.value();
    events.append(access.caller(), action, things, projectId, detail);
  }

  /** What something is done to. */
  public record Thing(Noun noun, String id) {}

  /**
   * As {@link #record}, for somebody who is not the current caller, e.g. whoever just signed in.
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public void recordAs(
      Caller caller,
      String action,
      Noun noun,
      Object nounId,
      @Nullable ProjectId project,
      Map<String, ?> detail) {
    UUID projectId = project == null ? null : project.value();
    events.append(caller, action, List.of(new Thing(noun, nounId.toString())), projectId, detail);
  }
}
