package org.cytostudy.platform.annotation;

import java.util.List;
import java.util.UUID;

/** What this feature answers beside GeoJSON. */
final class AnnotationViews {
  private AnnotationViews() {}

  /** What an import did; an annotation that is the same as before gets no new revision. */
  record ImportResult(int created, int revised, int unchanged, int deleted) {}

  /** A version of a parcellation. */
  record Parcellation(UUID id, String name, String version, List<Region> regions) {}

  /** A region of it; {@code colour} is {@code #rrggbb}. */
  record Region(UUID id, String name, String colour) {}
}
