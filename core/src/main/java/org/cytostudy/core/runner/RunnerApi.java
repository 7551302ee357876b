package org.cytostudy.core.runner;

/** Paths and headers of the runner protocol; every call carries the node's bearer token. */
public final class RunnerApi {
  /** Root of the protocol. */
  public static final String ROOT = "/api/runner/v1";

  /** {@code POST} {@link Registration} → {@link Registered}. */
  public static final String REGISTER = ROOT + "/register";

  /** {@code POST} {@link LeaseRequest} → 200 {@link Lease} or 204 when nothing came up in time. */
  public static final String LEASE = ROOT + "/lease";

  /** {@code POST} {@link Heartbeat} → {@link HeartbeatAnswer}. */
  public static final String HEARTBEAT = ROOT + "/heartbeat";

  /**
   * Prefix of what concerns one attempt; all need {@link #TOKEN_HEADER}:
   *
   * <ul>
   *   <li>{@code POST /{attemptId}/events} {@link EventBatch} → {@link EventsAccepted}
   *   <li>{@code GET /{attemptId}/inputs/{sha256}} with {@code Range}: bytes of one of its inputs;
   *       404 {@code input-missing} where the platform does not have it
   *   <li>{@code HEAD /{attemptId}/artefacts/{sha256}} → {@code Upload-Offset}: bytes already there
   *   <li>{@code PATCH /{attemptId}/artefacts/{sha256}?offset=N&length=TOTAL} appends bytes; at the
   *       full length the hash is verified
   *   <li>{@code POST /{attemptId}/finish} {@link Finish}
   *   <li>{@code POST /{attemptId}/fail} {@link Fail}
   * </ul>
   */
  public static final String ATTEMPTS = ROOT + "/attempts";

  /** The attempt's fencing token. An old one is refused with 409 {@code attempt-superseded}. */
  public static final String TOKEN_HEADER = "X-Attempt-Token";

  /** Most bytes of one PATCH of an upload: the platform refuses larger bodies with 413. */
  public static final int MAX_CHUNK_BYTES = 8 << 20;

  private RunnerApi() {}
}
