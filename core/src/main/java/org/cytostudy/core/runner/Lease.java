package org.cytostudy.core.runner;

import java.util.List;
import org.cytostudy.core.id.AttemptId;
import org.cytostudy.core.id.RunId;
import org.cytostudy.core.id.StepId;
import org.cytostudy.core.job.InputRef;
import org.cytostudy.core.job.JobManifest;
import org.jspecify.annotations.Nullable;

/**
 * An attempt bound to devices.
 *
 * @param token fencing token; larger than that of every attempt before it
 * @param devices indices of the devices it holds
 * @param manifest what to do
 * @param resumeFrom newest checkpoint of an attempt before it; not part of the manifest, for it
 *     must not change the result
 */
public record Lease(
    AttemptId attemptId,
    RunId runId,
    StepId stepId,
    long token,
    List<Integer> devices,
    JobManifest manifest,
    @Nullable InputRef resumeFrom) {
  public Lease {
    devices = List.copyOf(devices);
  }
}
