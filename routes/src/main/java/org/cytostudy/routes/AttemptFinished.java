package org.cytostudy.routes;

import java.util.List;
import org.cytostudy.core.id.AttemptId;
import org.cytostudy.core.id.NodeId;
import org.cytostudy.core.job.OutputRef;

/**
 * A node says that an attempt succeeded.
 *
 * @param token the attempt's fencing token as the node knows it
 * @param outputs all outputs of the step
 */
public record AttemptFinished(
    AttemptId attemptId, NodeId nodeId, long token, List<OutputRef> outputs) {
  public AttemptFinished {
    outputs = List.copyOf(outputs);
  }
}
