package org.cytostudy.platform.access;

import java.util.Set;
import java.util.UUID;

/**
 * The projects whose rows a list may show.
 *
 * @param all whether that is every project; {@code ids} is then empty
 * @param ids otherwise these; possibly none
 */
public record VisibleProjects(boolean all, Set<UUID> ids) {
  public VisibleProjects {
    ids = Set.copyOf(ids);
  }

  /** Whether rows of the project may be shown. */
  public boolean covers(UUID project) {
    return all || ids.contains(project);
  }
}
