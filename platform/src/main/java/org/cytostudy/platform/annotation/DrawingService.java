package org.cytostudy.platform.annotation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.cytostudy.core.id.ImageId;
import org.cytostudy.platform.access.Access;
import org.cytostudy.platform.access.Membership;
import org.cytostudy.platform.annotation.AnnotationViews.Annotation;
import org.cytostudy.platform.annotation.AnnotationViews.AnnotationChange;
import org.cytostudy.platform.annotation.AnnotationViews.NewAnnotation;
import org.cytostudy.platform.annotation.AnnotationViews.RevisionOf;
import org.cytostudy.platform.audit.Audit;
import org.cytostudy.platform.audit.Noun;
import org.cytostudy.platform.ids.Ids;
import org.cytostudy.platform.page.Page;
import org.cytostudy.platform.page.PageRequest;
import org.cytostudy.platform.parcellation.Parcellations;
import org.cytostudy.platform.problem.ConflictException;
import org.cytostudy.platform.problem.FieldError;
import org.cytostudy.platform.problem.InvalidException;
import org.cytostudy.platform.problem.MissingException;
import org.cytostudy.platform.problem.ProblemType;
import org.cytostudy.platform.section.Sections;
import org.cytostudy.platform.section.Sections.Placed;
import org.cytostudy.platform.web.Versions;
import org.jspecify.annotations.Nullable;

/** Drawing on an image: one annotation at a time, each change a revision with author and reason. */
@ApplicationScoped
class DrawingService {
  private static final String VIEWER = "viewer";

  private final AnnotationRepository annotations;
  private final Parcellations parcellations;
  private final Sections sections;
  private final Access access;
  private final Audit audit;
  private final Ids ids;
  private final Clock clock;

  DrawingService(
      AnnotationRepository annotations,
      Parcellations parcellations,
      Sections sections,
      Access access,
      Audit audit,
      Ids ids,
      Clock clock) {
    this.annotations = annotations;
    this.parcellations = parcellations;
    this.sections = sections;
    this.access = access;
    this.audit = audit;
    this.ids = ids;
    this.clock = clock;
  }

  @Transactional
  Annotation create(UUID image, NewAnnotation request) {
    Placed on = sections.require(new ImageId(image), Membership.MEMBER);
    UUID section = on.section().value();
    UUID id = request.id() == null ? ids.next() : request.id();
    annotations.lock(section);
    List<Revision> taken = annotations.newest(section, List.of(id));
    if (!taken.isEmpty()) {
      throw new ConflictException(
          ProblemType.ALREADY_EXISTS,
          "The section has an annotation " + id + ": " + says(taken.getFirst()) + ".");
    }
    String me = access.caller().subject();
    Content content =
        new Content(
            request.kind(),
            request.regionId(),
            className(request.kind(), request.regionId()),
            request.geometry(),
            request.name(),
            me,
            request.method() == null ? VIEWER : request.method(),
            request.origin() == null ? Origin.HUMAN : request.origin(),
            request.certainty(),
            request.uncertaintyBandUm(),
            Boolean.TRUE.equals(request.locked()),
            null);
    List<FieldError> warnings = check(content);
    Revision first =
        new Revision(
            section, id, image, 1, content, null, false, me, request.reason(), clock.instant());
    return append("drawn", on, first, List.of(), warnings);
  }

  @Transactional
  Annotation get(UUID image, UUID id) {
    Placed on = sections.require(new ImageId(image), Membership.VIEWER);
    Revision newest = newest(on, id);
    if (newest.deleted()) {
      throw new MissingException("annotation", id);
    }
    return Annotation.of(newest, List.of());
  }

  /** Also brings back what was deleted. */
  @Transactional
  Annotation revise(UUID image, UUID id, AnnotationChange change, @Nullable String ifMatch) {
    Placed on = sections.require(new ImageId(image), Membership.MEMBER);
    Revision old = lockedNewest(on, id, ifMatch);
    Content before = old.content();
    boolean locked = change.locked() == null ? before.locked() : change.locked();
    if (before.locked() && locked && !old.deleted()) {
      throw locked(old);
    }
    if (before.origin() == Origin.PREDICTED && change.origin() == Origin.HUMAN) {
      throw refused(
          List.of(
              new FieldError(
                  "/origin",
                  "is ASSISTED at most for what a model predicted; what a person draws alone is an"
                      + " annotation of its own")));
    }
    boolean sameRegion =
        Objects.equals(before.regionId(), change.regionId()) && before.kind() == change.kind();
    Content content =
        new Content(
            change.kind(),
            change.regionId(),
            sameRegion ? before.className() : className(change.kind(), change.regionId()),
            change.geometry(),
            change.name(),
            before.hasShape(change.geometry()) ? before.annotator() : me(),
            before.method(),
            change.origin(),
            change.certainty(),
            change.uncertaintyBandUm(),
            locked,
            sameRegion ? before.extra() : Extra.withoutClass(before.extra()));
    List<FieldError> warnings = check(content);
    Revision next = old.next(content, false, me(), change.reason(), clock.instant());
    return append(
        old.deleted() ? "restored" : "revised", on, next, content.differencesTo(before), warnings);
  }

  @Transactional
  Annotation delete(UUID image, UUID id, String reason, @Nullable String ifMatch) {
    Placed on = sections.require(new ImageId(image), Membership.MEMBER);
    Revision old = lockedNewest(on, id, ifMatch);
    if (old.deleted()) {
      throw new MissingException("annotation", id);
    }
    if (old.content().locked()) {
      throw locked(old);
    }
    Revision next = old.next(old.content(), true, me(), reason, clock.instant());
    return append("deleted", on, next, List.of(), List.of());
  }

  @Transactional
  Page<RevisionOf> revisions(UUID image, UUID id, PageRequest page) {
    Placed on = sections.require(new ImageId(image), Membership.VIEWER);
    newest(on, id);
    Integer after = page.after(Integer::valueOf);
    int below = after == null ? Integer.MAX_VALUE : after;
    // One more than a page is read anyway: it is also what the last one of the page changed.
    List<Revision> rows = annotations.revisions(on.section().value(), id, below, page.rowsToRead());
    List<RevisionOf> views = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      Revision revision = rows.get(i);
      views.add(
          new RevisionOf(
              Annotation.of(revision, List.of()),
              i + 1 < rows.size() ? changed(revision, rows.get(i + 1)) : List.of()));
    }
    return Page.of(views, page.limit(), view -> String.valueOf(view.annotation().revision()));
  }

  private static List<String> changed(Revision revision, Revision before) {
    List<String> changed = revision.content().differencesTo(before.content());
    if (revision.deleted() != before.deleted()) {
      changed.add("deleted");
    }
    return changed;
  }

  private Annotation append(
      String action,
      Placed on,
      Revision revision,
      List<String> changed,
      List<FieldError> warnings) {
    annotations.append(List.of(revision));
    Map<String, Object> detail = new LinkedHashMap<>();
    detail.put("section", on.section());
    detail.put("image", on.image());
    detail.put("revision", revision.number());
    if (!changed.isEmpty()) {
      detail.put("changed", changed);
    }
    if (revision.reason() != null) {
      detail.put("reason", revision.reason());
    }
    audit.record(action, Noun.ANNOTATION, revision.id(), on.project(), detail);
    return Annotation.of(newest(on, revision.id()), warnings);
  }

  private Revision newest(Placed on, UUID id) {
    return annotations
        .newest(on.section().value(), on.image().value(), id)
        .orElseThrow(() -> new MissingException("annotation", id));
  }

  private Revision lockedNewest(Placed on, UUID id, @Nullable String ifMatch) {
    annotations.lock(on.section().value());
    Revision newest = newest(on, id);
    Versions.require(
        ifMatch,
        newest.number(),
        "Newer is " + says(newest) + ". Read it, then send your change on top of it.");
    return newest;
  }

  private List<FieldError> check(Content content) {
    List<FieldError> errors = new ArrayList<>();
    Geometries.check(
        content.geometry(), "/geometry", (at, what) -> errors.add(new FieldError(at, what)));
    if (errors.isEmpty()
        && content.kind().needsSurface()
        && !Geometries.isSurface(content.geometry())) {
      errors.add(
          new FieldError(
              "/geometry/type", "is Polygon or MultiPolygon for the kind " + content.kind()));
    }
    if (content.kind().needsSurface() && content.regionId() != null) {
      errors.add(new FieldError("/regionId", "is null for the kind " + content.kind()));
    }
    if (!errors.isEmpty()) {
      throw refused(errors);
    }
    return Geometries.warnings(content.geometry(), "/geometry");
  }

  private @Nullable String className(Kind kind, @Nullable UUID region) {
    if (region == null) {
      return kind.quPathClass();
    }
    return parcellations
        .region(region)
        .orElseThrow(
            () -> refused(List.of(new FieldError("/regionId", "is no region of any parcellation"))))
        .name();
  }

  private static InvalidException refused(List<FieldError> errors) {
    return new InvalidException(
        ProblemType.INVALID_GEOJSON, "Nothing was stored; errors says why.", errors);
  }

  private static ConflictException locked(Revision old) {
    return new ConflictException(
        ProblemType.ANNOTATION_LOCKED,
        "It was locked by the time of " + says(old) + ". Unlock it first: send locked=false.");
  }

  private static String says(Revision revision) {
    String reason = revision.reason();
    return "revision "
        + revision.number()
        + " by '"
        + revision.author()
        + "' of "
        + revision.at()
        + (reason == null ? "" : ", “" + reason + "”");
  }

  private String me() {
    return access.caller().subject();
  }
}
