package org.cytostudy.platform.annotation;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.cytostudy.platform.problem.FieldError;
import org.jspecify.annotations.Nullable;

/** What requests to this feature hold, and what it answers beside GeoJSON. */
final class AnnotationViews {
  static final int LONGEST_NAME = 200;
  static final int LONGEST_REASON = 500;

  private AnnotationViews() {}

  /**
   * What an import did; an annotation that is the same as before gets no new revision.
   *
   * @param unmapped classes that no region of the parcellation is meant by; what has one was stored
   *     with its class and without a region, and labels nothing
   * @param warnings what was taken in spite of a doubt, the first of them
   * @param moreWarnings how many there are beside these
   */
  record ImportResult(
      int created,
      int revised,
      int unchanged,
      int deleted,
      List<UnmappedClass> unmapped,
      List<FieldError> warnings,
      int moreWarnings) {}

  /** A class and how many annotations of the file have it. */
  record UnmappedClass(String className, int annotations) {}

  /**
   * Something that was drawn.
   *
   * @param id of its own, as the drawing programme made it; null for one of the platform's choice
   * @param regionId of any parcellation; null for what has no class
   * @param geometry GeoJSON geometry in level-0 pixels of the image
   * @param method how it was drawn; null for {@code viewer}
   * @param origin null for HUMAN
   * @param certainty 0–1
   */
  record NewAnnotation(
      @Nullable UUID id,
      @NotNull Kind kind,
      @Nullable UUID regionId,
      @NotNull JsonNode geometry,
      @Size(min = 1, max = LONGEST_NAME) @Nullable String name,
      @Size(min = 1, max = LONGEST_NAME) @Nullable String method,
      @Nullable Origin origin,
      @DecimalMin("0") @DecimalMax("1") @Nullable Double certainty,
      @DecimalMin("0") @DecimalMax("100000") @Nullable Double uncertaintyBandUm,
      @Nullable Boolean locked,
      @Size(min = 1, max = LONGEST_REASON) @Nullable String reason) {}

  /**
   * The next revision, whole: what is null here is null in it, but for {@code locked}, which stays.
   * Undoing is sending what an earlier revision held.
   *
   * @param origin what a model predicted becomes ASSISTED at most
   */
  record AnnotationChange(
      @NotNull Kind kind,
      @Nullable UUID regionId,
      @NotNull JsonNode geometry,
      @Size(min = 1, max = LONGEST_NAME) @Nullable String name,
      @NotNull Origin origin,
      @DecimalMin("0") @DecimalMax("1") @Nullable Double certainty,
      @DecimalMin("0") @DecimalMax("100000") @Nullable Double uncertaintyBandUm,
      @Nullable Boolean locked,
      @NotBlank @Size(max = LONGEST_REASON) String reason) {}

  /**
   * An annotation at one of its revisions.
   *
   * @param imageId the image whose level-0 pixels its geometry is in
   * @param region null where it has no class, or one that no region is meant by
   * @param className class as it was drawn, if any
   * @param annotator who drew it
   * @param author who sent this revision
   * @param reason why, in the author's words
   * @param warnings what is doubtful about its geometry, e.g. where its outline crosses itself
   */
  record Annotation(
      UUID id,
      @Nullable UUID imageId,
      int revision,
      Kind kind,
      @Nullable RegionOf region,
      @Nullable String className,
      JsonNode geometry,
      @Nullable String name,
      String annotator,
      String method,
      Origin origin,
      @Nullable Double certainty,
      @Nullable Double uncertaintyBandUm,
      boolean locked,
      boolean deleted,
      String author,
      @Nullable String reason,
      Instant at,
      List<FieldError> warnings) {

    static Annotation of(Revision r, List<FieldError> warnings) {
      Content c = r.content();
      return new Annotation(
          r.id(),
          r.image(),
          r.number(),
          c.kind(),
          r.region(),
          c.className(),
          c.geometry(),
          c.name(),
          c.annotator(),
          c.method(),
          c.origin(),
          c.certainty(),
          c.uncertaintyBandUm(),
          c.locked(),
          r.deleted(),
          r.author(),
          r.reason(),
          r.at(),
          warnings);
    }
  }

  /** A region; {@code parcellation} is {@code name@version}, {@code colour} is {@code #rrggbb}. */
  record RegionOf(UUID id, String name, String colour, String parcellation) {}

  /**
   * A revision and what differs from the one before it.
   *
   * @param changed fields of the annotation by name; empty in the first revision
   */
  record RevisionOf(Annotation annotation, List<String> changed) {}
}
