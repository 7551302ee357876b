package org.cytostudy.core.runner;

import org.cytostudy.core.job.WorkerOutcome;

/**
 * The attempt is over without a result.
 *
 * @param cancelled the worker stopped because it was told to
 * @param failure why; ignored when cancelled
 */
public record Fail(boolean cancelled, WorkerOutcome.Failure failure) {}
