package org.cytostudy.platform.parcellation;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A region of a parcellation.
 *
 * @param name unique in its version
 * @param colour {@code #rrggbb}
 * @param parentId the region that it is part of; null for one at the top
 * @param position in the order of the tree, parents before their children, from 0
 * @param identifier what its source calls it, e.g. an identifier of EBRAINS
 * @param aliases other names that mean it; no two regions of a version share one
 */
public record Region(
    UUID id,
    String name,
    String colour,
    @Nullable UUID parentId,
    int position,
    @Nullable String identifier,
    List<String> aliases) {
  public Region {
    aliases = List.copyOf(aliases);
  }
}
