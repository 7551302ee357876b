package org.cytostudy.platform.section;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.cytostudy.core.hash.Sha256;
import org.cytostudy.core.id.ImageId;
import org.cytostudy.core.id.ProjectId;
import org.cytostudy.core.id.SectionId;
import org.cytostudy.platform.access.Membership;
import org.cytostudy.platform.brain.ConsentCheck;
import org.cytostudy.platform.brain.ConsentCheck.Allowed;
import org.cytostudy.platform.brain.Purpose;
import org.cytostudy.platform.brain.TierCheck;
import org.cytostudy.platform.problem.MissingException;
import org.cytostudy.platform.section.Pixels.Door;
import org.cytostudy.platform.section.Pixels.Shown;
import org.cytostudy.platform.section.Sections.Placed;
import org.jspecify.annotations.Nullable;

/** Looks up what decides who sees the pixels of an image. */
@ApplicationScoped
class PixelRules {
  private final SectionRepository repository;
  private final SectionService service;
  private final Sections sections;
  private final ConsentCheck consent;
  private final TierCheck tiers;
  private final Clock clock;

  PixelRules(
      SectionRepository repository,
      SectionService service,
      Sections sections,
      ConsentCheck consent,
      TierCheck tiers,
      Clock clock) {
    this.repository = repository;
    this.service = service;
    this.sections = sections;
    this.consent = consent;
    this.tiers = tiers;
    this.clock = clock;
  }

  /** Lets through who may see the image; throws for everybody else. */
  @Transactional
  Shown decide(ImageId id, Door door) {
    ImageEntity image = service.visibleImage(id.value(), Membership.VIEWER);
    Placed placed = sections.image(id).orElseThrow();
    Allowed allowed =
        consent.require(List.of(placed.brain()), Purpose.DISPLAY, clock.instant()).getFirst();
    if (door == Door.PROGRAMME) {
      tiers.requireTakingAway(allowed.tier(), placed.project());
    }
    return new Shown(
        placed,
        hash(image.thumbnailSha256),
        hash(image.maskSha256),
        hash(image.qualitySha256),
        allowed.validUntil());
  }

  /** The newest image of a section that the caller sees. */
  @Transactional
  ImageId newestImage(SectionId section) {
    service.visible(section.value(), Membership.VIEWER);
    ImageEntity image = repository.newestImages(List.of(section.value())).get(section.value());
    if (image == null) {
      throw new MissingException("thumbnail of section", section);
    }
    return new ImageId(image.id);
  }

  /** Whose the image is, if there is one. */
  @Transactional
  Optional<ProjectId> projectOf(ImageId image) {
    return sections.image(image).map(Placed::project);
  }

  private static @Nullable Sha256 hash(@Nullable String hex) {
    return hex == null ? null : new Sha256(hex);
  }
}
