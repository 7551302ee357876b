package org.cytostudy.platform.audit;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import org.cytostudy.platform.access.Access;
import org.cytostudy.platform.access.Role;
import org.cytostudy.platform.audit.AuditViews.AuditEvent;
import org.cytostudy.platform.audit.AuditViews.Broken;
import org.cytostudy.platform.audit.AuditViews.Head;
import org.cytostudy.platform.audit.AuditViews.Verification;
import org.cytostudy.platform.page.Page;
import org.cytostudy.platform.page.PageRequest;
import org.jspecify.annotations.Nullable;

/** Shows events and checks the chain. */
@ApplicationScoped
class AuditService {
  private static final int BATCH = 2000;

  private final AuditRepository events;
  private final SealRepository seals;
  private final AuditSealer sealer;
  private final HeadSigner signer;
  private final Audit audit;
  private final Access access;

  AuditService(
      AuditRepository events,
      SealRepository seals,
      AuditSealer sealer,
      HeadSigner signer,
      Audit audit,
      Access access) {
    this.events = events;
    this.seals = seals;
    this.sealer = sealer;
    this.signer = signer;
    this.audit = audit;
    this.access = access;
  }

  @Transactional
  Page<AuditEvent> list(AuditFilter filter, PageRequest page) {
    return Page.of(
        events.list(filter, access.visibleProjects(), page.after(Long::valueOf), page.rowsToRead()),
        page.limit(),
        event -> String.valueOf(event.sequence()));
  }

  @Transactional
  Page<Head> heads(PageRequest page) {
    return Page.of(
        seals.heads(page.after(Long::valueOf), page.rowsToRead()),
        page.limit(),
        head -> String.valueOf(head.position()));
  }

  /**
   * Recomputes the whole chain as it is now, and records that somebody had it done. Sealing goes on
   * meanwhile: it only appends.
   */
  @Transactional
  Verification verify() {
    access.requireRole(Role.AUDITOR, Role.ADMIN);
    QuarkusTransaction.requiringNew().run(sealer::sealAll); // and lets go of the sealer's lock
    Head head = seals.newestHead().orElse(null);
    long last = seals.last().position();
    String hash = HashChain.START;
    long position = 0;
    Broken broken = null;
    for (List<SealRepository.Link> links = seals.links(0, last, BATCH);
        broken == null && !links.isEmpty();
        links = seals.links(position, last, BATCH)) {
      Map<Long, Head> heads = seals.headsWithin(position, links.getLast().position());
      for (SealRepository.Link link : links) {
        broken = check(link, position, hash, heads.get(link.position()));
        if (broken != null) {
          break;
        }
        position = link.position();
        hash = link.hash();
      }
    }
    if (broken == null && head != null && head.position() > position) {
      broken = lostTail(position);
    }
    Verification result =
        new Verification(broken == null, position, seals.countUnsealed(), broken, head);
    audit.record(
        "verified",
        Noun.AUDIT,
        "chain",
        null,
        Map.of("intact", result.intact(), "checkedEvents", result.checkedEvents()));
    return result;
  }

  private @Nullable Broken check(
      SealRepository.Link link, long previousPosition, String previousHash, @Nullable Head head) {
    AuditEvent event = link.event();
    Long sequence = event == null ? null : event.sequence();
    if (link.position() != previousPosition + 1) {
      return new Broken(previousPosition + 1, null, "The link of the chain is missing.");
    }
    if (event == null) {
      return new Broken(link.position(), null, "The event is missing.");
    }
    if (!HashChain.next(previousHash, event.sealable()).equals(link.hash())) {
      return new Broken(
          link.position(), sequence, "The event is not what it was when it was sealed.");
    }
    if (head != null && (!head.hash().equals(link.hash()) || !signer.isOurs(head))) {
      return new Broken(
          link.position(), sequence, "The signed head does not fit the chain or our key.");
    }
    return null;
  }

  private Broken lostTail(long position) {
    return new Broken(
        position + 1,
        null,
        "A head was signed at position "
            + seals.headAfter(position).orElseThrow()
            + ", but the chain ends before.");
  }
}
