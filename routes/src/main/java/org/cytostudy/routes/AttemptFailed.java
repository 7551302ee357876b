package org.cytostudy.routes;

import org.cytostudy.core.id.AttemptId;
import org.cytostudy.core.id.NodeId;
import org.cytostudy.core.job.WorkerOutcome;
import org.jspecify.annotations.Nullable;

/**
 * An attempt is over without a result.
 *
 * @param nodeId who says so; null when the platform itself gave the node up
 * @param token the attempt's fencing token
 * @param cancelled the worker stopped because it was told to
 * @param failure why
 */
public record AttemptFailed(
    AttemptId attemptId,
    @Nullable NodeId nodeId,
    long token,
    boolean cancelled,
    WorkerOutcome.Failure failure) {}
