package org.cytostudy.platform.live;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that people watch changed.
 *
 * @param type {@code run-changed}, {@code step-changed}, {@code metric}, {@code log}, {@code
 *     progress}, {@code node-changed}, {@code preparation-changed} or {@code ping}
 * @param projectId whose members may see it; null where everybody may
 * @param payload what is new; small, for a reader fetches what it needs
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LiveEvent(
    String type,
    @Nullable UUID projectId,
    @Nullable UUID runId,
    @Nullable UUID stepId,
    @Nullable UUID nodeId,
    Map<String, ?> payload) {

  /** An event about a run. */
  public static LiveEvent ofRun(
      String type, UUID projectId, UUID runId, @Nullable UUID stepId, Map<String, ?> payload) {
    return new LiveEvent(type, projectId, runId, stepId, null, payload);
  }

  /** An event about a node. */
  public static LiveEvent ofNode(UUID nodeId, Map<String, ?> payload) {
    return new LiveEvent("node-changed", null, null, null, nodeId, payload);
  }
}
