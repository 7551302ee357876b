package org.cytostudy.platform.personal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.cytostudy.core.hash.Sha256;
import org.cytostudy.core.id.ImageId;
import org.cytostudy.core.job.IngestReport.PersonalKind;
import org.cytostudy.platform.access.Access;
import org.cytostudy.platform.access.Role;
import org.cytostudy.platform.artefact.ArtefactStore;
import org.cytostudy.platform.audit.Audit;
import org.cytostudy.platform.audit.Noun;
import org.cytostudy.platform.page.Page;
import org.cytostudy.platform.page.PageRequest;
import org.cytostudy.platform.personal.PersonalViews.Decision;
import org.cytostudy.platform.personal.PersonalViews.PersonalDatum;
import org.cytostudy.platform.problem.FieldError;
import org.cytostudy.platform.problem.InvalidException;
import org.cytostudy.platform.problem.MissingException;
import org.cytostudy.platform.problem.ProblemType;
import org.cytostudy.platform.section.Pixels;
import org.cytostudy.platform.section.Pixels.Door;
import org.cytostudy.platform.section.Sections;
import org.cytostudy.platform.web.Versions;
import org.jspecify.annotations.Nullable;

/** Who may look at what may name a donor, and what became of it. */
@ApplicationScoped
class PersonalService {
  private static final String NOUN = "personal datum";

  private final PersonalRows rows;
  private final Sections sections;
  private final Pixels pixels;
  private final ArtefactStore store;
  private final Access access;
  private final Audit audit;
  private final Clock clock;

  PersonalService(
      PersonalRows rows,
      Sections sections,
      Pixels pixels,
      ArtefactStore store,
      Access access,
      Audit audit,
      Clock clock) {
    this.rows = rows;
    this.sections = sections;
    this.pixels = pixels;
    this.store = store;
    this.access = access;
    this.audit = audit;
    this.clock = clock;
  }

  /** A file to send. */
  record Content(Path file, String mediaType) {}

  @Transactional
  Page<PersonalDatum> list(@Nullable PersonalState state, PageRequest page) {
    access.requireRole(Role.ADMIN);
    return Page.of(
        rows.list(state, page.afterIdOrNone(), page.rowsToRead()),
        page.limit(),
        datum -> datum.id().toString());
  }

  @Transactional
  List<PersonalDatum> ofImage(UUID image) {
    access.requireRole(Role.ADMIN);
    if (sections.image(new ImageId(image)).isEmpty()) {
      throw new MissingException("image", image);
    }
    return rows.ofImage(image);
  }

  @Transactional
  PersonalDatum get(UUID id) {
    access.requireRole(Role.ADMIN);
    return rows.find(id).orElseThrow(() -> new MissingException(NOUN, id));
  }

  @Transactional
  PersonalDatum decide(UUID id, Decision decision, @Nullable String ifMatch) {
    access.requireRole(Role.ADMIN);
    String reason = decision.reason() == null ? "" : decision.reason().strip();
    if (decision.state() == PersonalState.RELEASED && reason.isEmpty()) {
      throw new InvalidException(
          ProblemType.INVALID_REQUEST,
          "Nothing was released: what somebody saw cannot be taken back.",
          List.of(new FieldError("/reason", "is needed by a release: say why it names nobody")));
    }
    PersonalDatum before = rows.lock(id).orElseThrow(() -> new MissingException(NOUN, id));
    Versions.require(ifMatch, before.version());
    rows.decide(
        id,
        decision.state(),
        reason.isEmpty() ? null : reason,
        access.caller().subject(),
        clock.instant());
    Map<String, String> detail = new LinkedHashMap<>();
    detail.put("state", decision.state().name());
    if (!reason.isEmpty()) {
      detail.put("reason", reason);
    }
    record("decided", before, detail);
    return rows.find(id).orElseThrow();
  }

  /**
   * For administrators; for who sees the image, too, once it is released. Each look is recorded.
   */
  @Transactional
  Content content(UUID id) {
    PersonalDatum datum = rows.find(id).orElse(null);
    if (access.caller().role() != Role.ADMIN) {
      if (datum == null || datum.state() != PersonalState.RELEASED) {
        access.requireRole(Role.ADMIN);
        throw new MissingException(NOUN, id);
      }
      pixels.require(new ImageId(datum.imageId()), Door.VIEWER);
    }
    if (datum == null || datum.sha256() == null) {
      throw new MissingException(NOUN, id);
    }
    Path file =
        store
            .find(new Sha256(datum.sha256()))
            .orElseThrow(() -> new MissingException("copy of " + NOUN, id));
    record("viewed", datum, Map.of());
    return new Content(file, datum.kind() == PersonalKind.TEXT ? "application/json" : "image/png");
  }

  private void record(String action, PersonalDatum datum, Map<String, ?> detail) {
    Sections.Placed image = sections.image(new ImageId(datum.imageId())).orElseThrow();
    Map<String, Object> all = new LinkedHashMap<>(detail);
    all.put("image", datum.imageId());
    all.put("kind", datum.kind().name());
    audit.record(action, Noun.PERSONAL_DATA, datum.id(), image.project(), all);
  }
}
