package org.cytostudy.platform.upload;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cytostudy.core.hash.Sha256;
import org.cytostudy.core.id.ProjectId;
import org.cytostudy.platform.access.Access;
import org.cytostudy.platform.access.Membership;
import org.cytostudy.platform.artefact.ArtefactStore;
import org.cytostudy.platform.audit.Audit;
import org.cytostudy.platform.audit.Noun;
import org.cytostudy.platform.page.Page;
import org.cytostudy.platform.page.PageRequest;
import org.cytostudy.platform.problem.FieldError;
import org.cytostudy.platform.problem.InvalidException;
import org.cytostudy.platform.problem.MissingException;
import org.cytostudy.platform.problem.ProblemType;
import org.cytostudy.platform.problem.UnavailableException;
import org.jboss.logging.Logger;

/** Takes files in pieces, within the quota of their project, and lets go of what nobody ingests. */
@ApplicationScoped
class UploadService {
  private static final Logger LOG = Logger.getLogger(UploadService.class);

  private final UploadRows rows;
  private final Uploads uploads;
  private final ArtefactStore store;
  private final UploadConfig config;
  private final Access access;
  private final Audit audit;
  private final Clock clock;

  UploadService(
      UploadRows rows,
      Uploads uploads,
      ArtefactStore store,
      UploadConfig config,
      Access access,
      Audit audit,
      Clock clock) {
    this.rows = rows;
    this.uploads = uploads;
    this.store = store;
    this.config = config;
    this.access = access;
    this.audit = audit;
    this.clock = clock;
  }

  @Transactional
  Page<UploadView> list(ProjectId project, PageRequest page) {
    access.requireProject(project, Membership.MEMBER);
    Sha256 after = page.after(Sha256::new);
    return Page.of(
        rows.list(project, after == null ? "" : after.hex(), page.rowsToRead()),
        page.limit(),
        UploadView::sha256);
  }

  /** How many bytes are there: all of them where the project has the content already. */
  @Transactional
  long offset(ProjectId project, Sha256 sha256) {
    access.requireProject(project, Membership.MEMBER);
    return uploads.has(project, sha256)
        ? store.wholeBytes(sha256).orElse(0L)
        : store.partBytes(scope(project), sha256);
  }

  /** Not in a transaction: a slow network must not hold one open. */
  long append(ProjectId project, Sha256 sha256, long offset, long length, InputStream bytes) {
    Optional<Long> whole =
        QuarkusTransaction.requiringNew().call(() -> begin(project, sha256, length));
    if (whole.isPresent()) {
      return whole.get();
    }
    long there = store.appendOwn(scope(project), sha256, offset, length, bytes);
    if (there == length) {
      QuarkusTransaction.requiringNew()
          .run(
              () -> {
                rows.complete(project, sha256, clock.instant());
                audit.record(
                    "uploaded", Noun.ARTEFACT, sha256.hex(), project, Map.of("bytes", length));
              });
    }
    return there;
  }

  /** The length where all of it is there already; else makes room for it. */
  private Optional<Long> begin(ProjectId project, Sha256 sha256, long length) {
    access.requireProject(project, Membership.MEMBER);
    if (uploads.has(project, sha256)) {
      return store.wholeBytes(sha256);
    }
    Instant expires = clock.instant().plus(config.expiry());
    Optional<UploadView> begun = rows.find(project, sha256);
    if (begun.isPresent()) {
      requireLength(begun.get(), length);
      rows.extend(project, sha256, expires);
      return Optional.empty();
    }
    long used = rows.lockedBytes(project);
    if (length > config.projectQuotaBytes() - used) {
      throw new UnavailableException(
          ProblemType.UPLOAD_QUOTA_EXCEEDED,
          "%d of %d bytes are used by uploads that wait; ingest or delete some, then go on."
              .formatted(used, config.projectQuotaBytes()));
    }
    rows.add(project, sha256, length, access.caller().subject(), clock.instant(), expires);
    return Optional.empty();
  }

  private static void requireLength(UploadView begun, long length) {
    if (begun.bytes() != length) {
      throw new InvalidException(
          ProblemType.INVALID_REQUEST,
          "The upload was begun with another length.",
          List.of(new FieldError("?length", "is " + begun.bytes() + " bytes in this upload")));
    }
  }

  @Transactional
  void delete(ProjectId project, Sha256 sha256) {
    access.requireProject(project, Membership.MEMBER);
    if (!rows.remove(project, sha256)) {
      throw new MissingException("upload", sha256.hex());
    }
    store.deletePart(scope(project), sha256);
  }

  /** Their content goes with the store's next collection, unless somebody else has it too. */
  @Scheduled(every = "1h", delayed = "7m", identity = "upload-expiry")
  @Transactional
  void removeExpired() {
    int removed = rows.removeExpired(clock.instant());
    if (removed > 0) {
      LOG.infof("Let go of %d uploads that nobody ingested in time", removed);
    }
  }

  private static String scope(ProjectId project) {
    return project.toString();
  }
}
