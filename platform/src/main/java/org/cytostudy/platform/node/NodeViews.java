package org.cytostudy.platform.node;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.cytostudy.platform.brain.AccessTier;
import org.jspecify.annotations.Nullable;

/** What requests to this feature hold, and what it answers. */
final class NodeViews {
  private NodeViews() {}

  /** A new node. */
  record NewNode(
      @NotNull
          @Pattern(
              regexp = "[A-Za-z0-9][A-Za-z0-9._-]{0,99}",
              message = "is up to 100 letters, digits, dots, hyphens and underscores")
          String name) {}

  /**
   * A change of what a node is to do; null leaves it as it is.
   *
   * @param reason of draining
   * @param accessTier up to which tier it is given work
   */
  record NodeChange(
      @Nullable Boolean draining,
      @Size(max = 1000) @Nullable String reason,
      @Nullable AccessTier accessTier) {}

  /** A node that was just made, with its token, which is told this once. */
  record CreatedNode(UUID id, String name, String token) {}

  /** Who holds a device. */
  record LeasedBy(UUID attemptId, UUID runId, String runName, String stepKey) {}

  /**
   * A device of a node.
   *
   * @param leased whether somebody holds it
   * @param leasedBy null where nobody holds it, or a run that the caller does not see
   */
  record DeviceView(
      int index,
      String kind,
      String name,
      long memoryBytes,
      boolean leased,
      @Nullable LeasedBy leasedBy) {}

  /**
   * A node.
   *
   * @param accessTier up to which tier it is given work
   */
  record NodeView(
      UUID id,
      String name,
      NodeState state,
      boolean draining,
      @Nullable String drainReason,
      AccessTier accessTier,
      @Nullable String runnerVersion,
      @Nullable Instant lastSeenAt,
      @Nullable Integer cpuThreads,
      long version,
      List<DeviceView> devices) {}
}
