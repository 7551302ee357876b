package org.cytostudy.platform.ribbon;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.file.Path;
import java.util.UUID;
import org.cytostudy.core.hash.Sha256;
import org.cytostudy.core.id.ImageId;
import org.cytostudy.core.job.Registration;
import org.cytostudy.core.job.Registration.SectionRibbon;
import org.cytostudy.platform.access.Membership;
import org.cytostudy.platform.artefact.ArtefactStore;
import org.cytostudy.platform.problem.MissingException;
import org.cytostudy.platform.ribbon.RibbonRepository.FoundRibbon;
import org.cytostudy.platform.ribbon.RibbonViews.DepthMapView;
import org.cytostudy.platform.ribbon.RibbonViews.RibbonView;
import org.cytostudy.platform.section.Pixels;
import org.cytostudy.platform.section.Pixels.Door;
import org.cytostudy.platform.section.Sections;
import org.cytostudy.platform.section.Sections.Placed;

/** Ribbons and depth maps as viewers show them. */
@ApplicationScoped
class RibbonService {
  private final RibbonRepository ribbons;
  private final RibbonFiles files;
  private final Sections sections;
  private final Pixels pixels;
  private final ArtefactStore store;

  RibbonService(
      RibbonRepository ribbons,
      RibbonFiles files,
      Sections sections,
      Pixels pixels,
      ArtefactStore store) {
    this.ribbons = ribbons;
    this.files = files;
    this.sections = sections;
    this.pixels = pixels;
    this.store = store;
  }

  @Transactional
  RibbonView ribbon(UUID id) {
    Placed image = sections.require(new ImageId(id), Membership.VIEWER);
    FoundRibbon found = require(id);
    Registration brain = files.registration(found.registration());
    SectionRibbon section =
        files.section(found.registration(), image.number()).orElseThrow(() -> missing(id));
    RibbonLines drawn = new RibbonLines(section, image.pixelSizeUm());
    return new RibbonView(
        id,
        found.preparation(),
        found.createdAt(),
        found.origin(),
        found.contoursVersion(),
        brain.space(),
        brain.surface() == null ? null : brain.surface().label(),
        brain.depthModel(),
        new DepthMapView(found.depth().hex(), found.depthMapUm()),
        drawn.lines(found.origin()),
        drawn.stations());
  }

  /** A depth map that may be shown. */
  record DepthMap(Sha256 sha256, Path file) {}

  /** The gate is that of the pixels, which the map follows closely. */
  DepthMap depth(UUID id) {
    pixels.require(new ImageId(id), Door.VIEWER);
    return depthMap(id);
  }

  @Transactional
  DepthMap depthMap(UUID id) {
    Sha256 sha256 = require(id).depth();
    return new DepthMap(sha256, store.find(sha256).orElseThrow(() -> missing(id)));
  }

  private FoundRibbon require(UUID image) {
    return ribbons.newest(image).orElseThrow(() -> missing(image));
  }

  private static MissingException missing(UUID image) {
    return new MissingException("ribbon of image", image);
  }
}
