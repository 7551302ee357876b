package org.cytostudy.core.runner;

import java.util.List;
import org.cytostudy.core.id.AttemptId;
import org.cytostudy.core.id.NodeId;

/**
 * The platform knows the node.
 *
 * @param heartbeatSeconds how often to beat; two missed beats make an attempt unreachable
 * @param abandon attempts of the registration that were replaced meanwhile: kill their workers
 */
public record Registered(NodeId nodeId, int heartbeatSeconds, List<AttemptId> abandon) {
  public Registered {
    abandon = List.copyOf(abandon);
  }
}
