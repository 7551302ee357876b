package org.cytostudy.platform.brain;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/** How many sections brains have; the section feature knows. */
public interface SectionCounts {
  /** One entry a brain that has sections. */
  Map<UUID, Long> of(Collection<UUID> brains);
}
