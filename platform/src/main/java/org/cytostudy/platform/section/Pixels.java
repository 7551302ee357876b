package org.cytostudy.platform.section;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.cytostudy.core.hash.Sha256;
import org.cytostudy.core.id.ImageId;
import org.cytostudy.core.id.SectionId;
import org.cytostudy.platform.access.Access;
import org.cytostudy.platform.access.Caller;
import org.cytostudy.platform.access.MembershipChanged;
import org.cytostudy.platform.artefact.ArtefactStore;
import org.cytostudy.platform.audit.Noun;
import org.cytostudy.platform.audit.Refusals;
import org.cytostudy.platform.brain.ConsentRecorded;
import org.cytostudy.platform.problem.CytostudyException;
import org.cytostudy.platform.problem.MissingException;
import org.cytostudy.platform.problem.RefusedException;
import org.cytostudy.platform.section.Sections.Placed;
import org.jspecify.annotations.Nullable;

/**
 * The one gate before the pixels of an image, be they tiles, a thumbnail or a mask: membership of
 * the project, a consent that allows display, and the access tier decide. Who is let through is
 * remembered for a second, or until a consent or a membership changes here; who is refused is
 * recorded.
 */
@ApplicationScoped
public class Pixels {
  /** Another instance of the platform hears nothing of what changes here. */
  private static final Duration REMEMBERED = Duration.ofSeconds(1);

  private static final int MOST_REMEMBERED = 10_000;

  private final Cache<Question, Shown> allowed =
      Caffeine.newBuilder().maximumSize(MOST_REMEMBERED).expireAfterWrite(REMEMBERED).build();

  /** Part of each question, so that an answer to an older one is never found again. */
  private final AtomicLong rules = new AtomicLong();

  private final PixelRules lookup;
  private final ArtefactStore store;
  private final Refusals refusals;
  private final Access access;
  private final Clock clock;

  Pixels(PixelRules lookup, ArtefactStore store, Refusals refusals, Access access, Clock clock) {
    this.lookup = lookup;
    this.store = store;
    this.refusals = refusals;
    this.access = access;
    this.clock = clock;
  }

  /** Which way the pixels go. */
  public enum Door {
    /** To the platform's own viewer, where people look at them: any tier. */
    VIEWER,
    /** To other programmes, which keep them: the tier has to let the material go. */
    PROGRAMME
  }

  /**
   * An image whose pixels the caller sees.
   *
   * @param thumbnail an artefact of the store
   * @param mask an artefact of the store
   * @param quality the overlay of faults, an artefact of the store
   * @param until when the consent ends; null where it does not
   */
  public record Shown(
      Placed image,
      @Nullable Sha256 thumbnail,
      @Nullable Sha256 mask,
      @Nullable Sha256 quality,
      @Nullable Instant until) {}

  private record Question(Caller caller, ImageId image, Door door, long rules) {}

  /**
   * The image, if the caller may see it.
   *
   * @throws MissingException if there is none or the caller does not see its project
   * @throws RefusedException if consent or tier forbid it
   */
  public Shown require(ImageId image, Door door) {
    Question question = new Question(access.caller(), image, door, rules.get());
    Shown shown = allowed.get(question, asked -> decide(asked.image(), asked.door()));
    return hasEnded(shown) ? decide(image, door) : shown; // refused, for the consent has ended
  }

  private boolean hasEnded(Shown shown) {
    Instant until = shown.until();
    return until != null && !clock.instant().isBefore(until);
  }

  private Shown decide(ImageId image, Door door) {
    try {
      return lookup.decide(image, door);
    } catch (RefusedException | MissingException e) {
      recordRefusal(image, e);
      throw e;
    }
  }

  private void recordRefusal(ImageId image, CytostudyException why) {
    lookup
        .projectOf(image)
        .ifPresent(project -> refusals.record(Noun.IMAGE, image, project, why.type()));
  }

  /** The file of the newest image's thumbnail. */
  public Path thumbnail(SectionId section) {
    Sha256 thumbnail = require(lookup.newestImage(section), Door.VIEWER).thumbnail();
    return file(thumbnail, "thumbnail of section", section);
  }

  /** The file of the image's tissue mask: a PNG, tissue white, glass black. */
  public Path mask(ImageId image) {
    return file(require(image, Door.VIEWER).mask(), "mask of image", image);
  }

  /** The file of the overlay that shows the image's faults, an indexed PNG. */
  public Path qualityOverlay(ImageId image) {
    return file(require(image, Door.VIEWER).quality(), "quality overlay of image", image);
  }

  private Path file(@Nullable Sha256 sha256, String noun, Object id) {
    if (sha256 == null) {
      throw new MissingException(noun, id);
    }
    return store.find(sha256).orElseThrow(() -> new MissingException(noun, id));
  }

  void consentRecorded(@Observes(during = TransactionPhase.AFTER_SUCCESS) ConsentRecorded event) {
    rules.incrementAndGet();
  }

  void membershipChanged(
      @Observes(during = TransactionPhase.AFTER_SUCCESS) MembershipChanged event) {
    rules.incrementAndGet();
  }
}
