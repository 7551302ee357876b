package org.cytostudy.platform.annotation;

import java.time.Instant;
import java.util.UUID;
import org.cytostudy.platform.annotation.AnnotationViews.RegionOf;
import org.jspecify.annotations.Nullable;

/**
 * A revision of an annotation as it is stored.
 *
 * @param image null where the section had no image when it was drawn
 * @param number from 1
 * @param region as its parcellation has it; null where {@code content} names none
 * @param author who sent it
 * @param reason why, in the author's words; null where nobody said
 */
record Revision(
    UUID section,
    UUID id,
    @Nullable UUID image,
    int number,
    Content content,
    @Nullable RegionOf region,
    boolean deleted,
    String author,
    @Nullable String reason,
    Instant at) {

  /** The revision after this one. */
  Revision next(Content next, boolean gone, String by, @Nullable String why, Instant now) {
    return new Revision(section, id, image, number + 1, next, null, gone, by, why, now);
  }
}
