package org.cytostudy.platform.section;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.cytostudy.core.hash.Sha256;
import org.cytostudy.core.id.BlockId;
import org.cytostudy.core.id.BrainId;
import org.cytostudy.core.id.ImageId;
import org.cytostudy.core.id.ProjectId;
import org.cytostudy.core.id.SectionId;
import org.cytostudy.core.job.ImageLocation;
import org.cytostudy.core.job.ImagePlane;
import org.cytostudy.core.job.IngestReport;
import org.cytostudy.core.job.IngestReport.PixelSizeSource;
import org.cytostudy.core.job.SectionMapping;
import org.cytostudy.platform.access.Membership;
import org.cytostudy.platform.audit.Audit;
import org.cytostudy.platform.audit.Noun;
import org.cytostudy.platform.brain.Brains;
import org.cytostudy.platform.brain.Brains.BlockPlace;
import org.cytostudy.platform.ids.Ids;
import org.cytostudy.platform.section.SectionViews.NewSection;
import org.jspecify.annotations.Nullable;

/** What other features ask about sections. None of it checks access unless it says so. */
@ApplicationScoped
public class Sections {
  private final SectionRepository sections;
  private final SectionService service;
  private final Brains brains;
  private final Audit audit;
  private final Ids ids;
  private final Clock clock;

  Sections(
      SectionRepository sections,
      SectionService service,
      Brains brains,
      Audit audit,
      Ids ids,
      Clock clock) {
    this.sections = sections;
    this.service = service;
    this.brains = brains;
    this.audit = audit;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * What ingestion knows of an image.
   *
   * @param location where the file lies, null where it is an artefact of the store
   * @param thumbnail an artefact of the store
   * @param mask an artefact of the store
   * @param pixelSizeFrom who says how large a pixel is
   * @param pixelSizeBy the person who said it, null where the file did
   * @param pyramid the levels that the file lacks, an artefact of the store
   * @param quality its faults, null where nobody looked
   * @param qualityOverlay where they are, an artefact of the store
   * @param personalItems how many things in the file may name a donor
   */
  public record ImageFacts(
      Sha256 sha256,
      long bytes,
      long widthPx,
      long heightPx,
      double pixelSizeUm,
      int levels,
      double tissueFraction,
      @Nullable String scanner,
      @Nullable ImageLocation location,
      @Nullable Sha256 thumbnail,
      @Nullable Sha256 mask,
      @Nullable PixelSizeSource pixelSizeFrom,
      @Nullable String pixelSizeBy,
      @Nullable Sha256 pyramid,
      IngestReport.@Nullable Quality quality,
      @Nullable Sha256 qualityOverlay,
      int personalItems) {}

  /** An image, its section, and whose it is. */
  public record Placed(
      ImageId image,
      SectionId section,
      BrainId brain,
      ProjectId project,
      String pseudonym,
      String hemisphere,
      String block,
      int number,
      Sha256 sha256,
      long bytes,
      double pixelSizeUm,
      @Nullable ImageLocation location,
      @Nullable ImagePlane plane,
      @Nullable Sha256 pyramid) {}

  /**
   * Registers what a mapping says of a file together with what ingestion found in it. Brain,
   * hemisphere, block and section are made where they are missing; an image with the same content
   * is left as it is. Idempotent.
   *
   * @param brain the brain that the entry names, see {@link Brains#ensure}
   */
  @Transactional
  public Placed register(BrainId brain, SectionMapping.Entry entry, ImageFacts facts) {
    BlockPlace block = brains.ensureBlock(brain, entry.hemisphere(), entry.block());
    SectionEntity section =
        sections
            .find(brain.value(), entry.section())
            .orElseGet(
                () ->
                    service.add(
                        block,
                        new NewSection(
                            entry.section(),
                            entry.zMm(),
                            Plane.valueOf(entry.plane().toUpperCase(Locale.ROOT)),
                            entry.thicknessUm(),
                            SectionState.PRESENT,
                            false)));
    ImageEntity image =
        sections
            .image(section.id, facts.sha256().hex())
            .orElseGet(() -> addImage(block.project(), section, entry, facts));
    return placed(section, image);
  }

  /** The newest image of each of these sections that has one. */
  @Transactional
  public List<Placed> newestImages(Collection<SectionId> wanted) {
    List<UUID> keys = wanted.stream().map(SectionId::value).toList();
    return keys.isEmpty() ? List.of() : placed(sections.all(keys));
  }

  /** The newest image of each section of the brain that has one, by section number. */
  @Transactional
  public List<Placed> newestImages(BrainId brain) {
    return placed(sections.list(brain.value(), 0, Integer.MAX_VALUE));
  }

  /** The image, if there is one. */
  @Transactional
  public Optional<Placed> image(ImageId id) {
    return sections
        .image(id.value())
        .map(image -> placed(sections.find(image.sectionId).orElseThrow(), image));
  }

  /** The brain of the section, if the caller is at least this much to its project. */
  @Transactional
  public Brains.Named require(SectionId id, Membership least) {
    SectionEntity section = service.visible(id.value(), least);
    return brains.find(new BrainId(section.brainId)).orElseThrow();
  }

  /** The image, if the caller is at least this much to its project. */
  @Transactional
  public Placed require(ImageId id, Membership least) {
    ImageEntity image = service.visibleImage(id.value(), least);
    return placed(sections.find(image.sectionId).orElseThrow(), image);
  }

  /** How large an image is, and how thick the section that it shows. */
  public record Size(long widthPx, long heightPx, double sectionThicknessUm) {}

  /** How large the image is, which must be there. */
  @Transactional
  public Size size(ImageId id) {
    ImageEntity image = sections.image(id.value()).orElseThrow();
    double thicknessUm = sections.find(image.sectionId).orElseThrow().thicknessUm;
    return new Size(image.widthPx, image.heightPx, thicknessUm);
  }

  /** The newest image of the section, if it has one. */
  @Transactional
  public Optional<Placed> newestImage(SectionId section) {
    return newestImages(List.of(section)).stream().findFirst();
  }

  private ImageEntity addImage(
      ProjectId project, SectionEntity section, SectionMapping.Entry entry, ImageFacts facts) {
    ImageLocation location = facts.location();
    ImageEntity image = new ImageEntity();
    image.id = ids.next();
    image.sectionId = section.id;
    image.sha256 = facts.sha256().hex();
    image.bytes = facts.bytes();
    image.widthPx = facts.widthPx();
    image.heightPx = facts.heightPx();
    image.pixelSizeUm = facts.pixelSizeUm();
    image.stain = entry.stain();
    image.stainBatch = entry.stainBatch();
    image.scanner = facts.scanner();
    image.tissueFraction = facts.tissueFraction();
    image.levels = facts.levels();
    image.root = location == null ? null : location.root();
    image.path = location == null ? null : location.path();
    ImagePlane plane = entry.imagePlane();
    image.plane = plane == null ? null : plane.toString();
    image.thumbnailSha256 = hex(facts.thumbnail());
    image.maskSha256 = hex(facts.mask());
    PixelSizeSource from = facts.pixelSizeFrom();
    image.pixelSizeFrom = from == null ? null : from.name();
    image.pixelSizeBy = facts.pixelSizeBy();
    image.pyramidSha256 = hex(facts.pyramid());
    image.qualitySha256 = hex(facts.qualityOverlay());
    IngestReport.Quality quality = facts.quality();
    image.quality = quality == null ? null : QualityColumns.of(quality.shares(), quality.flags());
    image.personalItems = facts.personalItems();
    image.createdAt = clock.instant();
    sections.add(image);
    audit.record("registered", Noun.IMAGE, image.id, project, registered(image));
    return image;
  }

  /** With who said how large a pixel is, where no file did. */
  private static Map<String, Object> registered(ImageEntity image) {
    Map<String, Object> detail = new LinkedHashMap<>();
    detail.put("section", image.sectionId);
    detail.put("sha256", image.sha256);
    detail.put("personalItems", image.personalItems);
    if (image.pixelSizeBy != null) {
      detail.put("pixelSizeUm", image.pixelSizeUm);
      detail.put("pixelSizeBy", image.pixelSizeBy);
    }
    return detail;
  }

  private List<Placed> placed(List<SectionEntity> rows) {
    Map<UUID, ImageEntity> images =
        sections.newestImages(rows.stream().map(section -> section.id).toList());
    return rows.stream()
        .flatMap(
            section ->
                Optional.ofNullable(images.get(section.id)).stream()
                    .map(image -> placed(section, image)))
        .toList();
  }

  private Placed placed(SectionEntity section, ImageEntity image) {
    BlockPlace block = brains.block(new BlockId(section.blockId)).orElseThrow();
    String root = image.root;
    String path = image.path;
    String plane = image.plane;
    return new Placed(
        new ImageId(image.id),
        new SectionId(section.id),
        new BrainId(section.brainId),
        block.project(),
        brains.find(block.brain()).orElseThrow().pseudonym(),
        block.side().name().toLowerCase(Locale.ROOT),
        block.label(),
        section.number,
        new Sha256(image.sha256),
        image.bytes,
        image.pixelSizeUm,
        root == null || path == null ? null : new ImageLocation(root, path),
        plane == null ? null : ImagePlane.parse(plane),
        image.pyramidSha256 == null ? null : new Sha256(image.pyramidSha256));
  }

  private static @Nullable String hex(@Nullable Sha256 sha256) {
    return sha256 == null ? null : sha256.hex();
  }
}
