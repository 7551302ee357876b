package org.cytostudy.platform.annotation;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which annotations of an image are asked for.
 *
 * @param window those that may touch it; null for everywhere
 * @param minSizePx those whose longer side is at least this long, and points, which have no side
 * @param kinds of these kinds; empty for all
 * @param limit the largest so many; null for all
 */
record Selection(@Nullable Box window, double minSizePx, Set<Kind> kinds, @Nullable Integer limit) {
  static final Selection ALL = new Selection(null, 0, Set.of(), null);

  Selection {
    kinds = Set.copyOf(kinds);
  }
}
