package org.cytostudy.platform.problem;

import java.util.Locale;

/**
 * The catalogue of problems that the API answers with. The code names the type ({@code
 * urn:cytostudy:problem:<code>}) and never changes its meaning; {@code docs/reference/problems.md}
 * lists the same.
 */
public enum ProblemType {
  MALFORMED_JSON(400, "The body is not JSON of the expected shape"),
  INVALID_REQUEST(400, "A value is missing or out of range"),
  INVALID_CURSOR(400, "The page cursor was not made by this list"),
  INVALID_IDEMPOTENCY_KEY(400, "An Idempotency-Key is a UUID"),
  NOT_AUTHENTICATED(401, "No valid sign-in came with the request"),
  OIDC_LOGIN(401, "Nobody is signed in; a browser signs in at the lab's provider"),
  LOGIN_LINK_SPENT(401, "The login link was used before or has expired"),
  CSRF_TOKEN_MISSING(403, "A change from a browser needs the X-CSRF-Token header"),
  ROLE_NOT_ALLOWED(403, "The caller's role may not do this"),
  MEMBERSHIP_NOT_ALLOWED(403, "The caller's membership of the project may not do this"),
  CONSENT_EXCLUDES_PURPOSE(403, "A brain's consent does not allow this use"),
  QUARANTINED(403, "It descends from a brain whose consent was withdrawn"),
  PERSONAL_DATA_HELD(403, "The file holds what may name a donor, and no administrator released it"),
  ACCESS_TIER_FORBIDS(403, "The access tier of a brain does not allow this download"),
  NOT_FOUND(404, "There is no such thing, or the caller may not know of it"),
  INPUT_MISSING(404, "An input of the attempt is not where the platform can read it"),
  METHOD_NOT_ALLOWED(405, "This address does not take that method"),
  NOT_ACCEPTABLE(406, "This address cannot answer in the wanted media type"),
  ALREADY_EXISTS(409, "Something with this name exists"),
  STILL_IN_USE(409, "Something else depends on it"),
  CONFLICT(409, "The current state does not allow this"),
  HASH_MISMATCH(409, "The content does not have the announced hash"),
  UPLOAD_OFFSET_MISMATCH(409, "The piece does not start where the upload ended"),
  ATTEMPT_SUPERSEDED(409, "Another attempt took this one's place, or it is over"),
  OUTPUT_MISSING(409, "An output is not in the store as announced"),
  ANNOTATION_LOCKED(409, "The annotation is locked"),
  PARCELLATION_FIXED(409, "A version of a parcellation that was imported never changes"),
  PREPARATION_NOT_FINISHED(409, "The preparation has not succeeded"),
  VERSION_CONFLICT(412, "Somebody changed it in between"),
  BODY_TOO_LARGE(413, "The body is larger than allowed"),
  UNSUPPORTED_MEDIA_TYPE(415, "This address does not take that media type"),
  RANGE_NOT_SATISFIABLE(416, "The range lies outside of the content"),
  HOST_NOT_LOCAL(421, "The platform of this machine was asked for by another name"),
  PIPELINE_CYCLIC(422, "Steps of a pipeline wait for each other"),
  STEP_TYPE_UNKNOWN(422, "There is no such kind of step"),
  SPLIT_LEAKS(422, "The split lets what is tested into what is trained on"),
  NO_PYRAMID(422, "The image has no smaller levels that this could be shown from"),
  INVALID_GEOJSON(422, "The annotations are not GeoJSON that can be stored"),
  INVALID_CELL_TABLE(422, "The file is no table of cells"),
  INVALID_PARCELLATION(422, "The file is no tree of regions that can be stored"),
  INVALID_GEOMETRY(422, "The file is no transform, surface, volume or contour that can be used"),
  SPACE_MISMATCH(422, "Coordinates of one space were given where those of another are needed"),
  SURFACE_MISSING(422, "The objective measures along a surface, and the patchset has none"),
  IDEMPOTENCY_KEY_REUSED(422, "The Idempotency-Key was used for another request"),
  IF_MATCH_REQUIRED(428, "A change needs the If-Match header with the version that it is based on"),
  INTERNAL_ERROR(500, "The platform failed; the instance names the entry in its log"),
  IMAGE_REQUEST_NOT_SUPPORTED(501, "The image service does not make such pictures"),
  NOT_READY(503, "The platform cannot answer right now"),
  UPLOAD_QUOTA_EXCEEDED(507, "The uploads of the project that wait take all that they may"),
  STORE_FULL(507, "The artefact store has no room left");

  private final int status;
  private final String title;

  ProblemType(int status, String title) {
    this.status = status;
    this.title = title;
  }

  /** The stable last part of the type's URN, e.g. {@code not-found}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The type's URN. */
  public String urn() {
    return "urn:cytostudy:problem:" + code();
  }

  /** The HTTP status that it is answered with. */
  public int status() {
    return status;
  }

  /** What went wrong, the same for each occurrence. */
  public String title() {
    return title;
  }
}
