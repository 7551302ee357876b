package org.cytostudy.platform.patch;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.cytostudy.core.hash.Sha256;
import org.cytostudy.core.id.ImageId;
import org.cytostudy.core.id.PatchsetId;
import org.cytostudy.core.id.ProjectId;
import org.cytostudy.core.space.PointMm;
import org.cytostudy.core.space.Space;
import org.cytostudy.core.space.SpacePoint;
import org.cytostudy.imaging.space.PatchLocator;
import org.cytostudy.platform.access.Access;
import org.cytostudy.platform.access.Membership;
import org.cytostudy.platform.page.Page;
import org.cytostudy.platform.page.PageRequest;
import org.cytostudy.platform.patch.PatchPlaces.Patch;
import org.cytostudy.platform.patch.PatchViews.LocatedPatch;
import org.cytostudy.platform.patch.PatchViews.PatchAt;
import org.cytostudy.platform.patch.PatchViews.PatchBox;
import org.cytostudy.platform.problem.FieldError;
import org.cytostudy.platform.problem.InvalidException;
import org.cytostudy.platform.problem.MissingException;
import org.cytostudy.platform.problem.ProblemType;
import org.cytostudy.platform.section.Sections;
import org.cytostudy.platform.section.Sections.Placed;
import org.cytostudy.platform.sql.Sql;

/** Patches by place. */
@ApplicationScoped
class PatchService {
  private final Sql sql;
  private final PatchIndexes indexes;
  private final Sections sections;
  private final Access access;

  PatchService(Sql sql, PatchIndexes indexes, Sections sections, Access access) {
    this.sql = sql;
    this.indexes = indexes;
    this.sections = sections;
    this.access = access;
  }

  private record Patchset(
      PatchsetId id, ProjectId project, Sha256 index, int patchPx, double pixelSizeUm) {}

  @Transactional
  PatchAt at(UUID id, Space space, PointMm point, double withinMm) {
    Patchset patchset = require(id);
    PatchPlaces places = indexes.of(patchset.index());
    requireSpace(places, space);
    Optional<PatchLocator.Located> found = places.at(new SpacePoint(space, point), withinMm);
    return new PatchAt(
        id,
        space.toString(),
        point.xMm(),
        point.yMm(),
        point.zMm(),
        withinMm,
        found.map(located -> located(patchset, places, located)).orElse(null));
  }

  private static void requireSpace(PatchPlaces places, Space space) {
    if (!places.spaces().contains(space)) {
      String lie =
          places.spaces().isEmpty()
              ? "lie on the flat sheet "
                  + String.join(", ", places.sheets())
                  + ", where no point has three coordinates"
              : "lie in "
                  + String.join(", ", places.spaces().stream().map(Space::toString).toList());
      throw new InvalidException(
          ProblemType.SPACE_MISMATCH,
          "The patches " + lie + ", not in " + space + ".",
          List.of(new FieldError("?space", "is one that the patches lie in")));
    }
  }

  private LocatedPatch located(
      Patchset patchset, PatchPlaces places, PatchLocator.Located located) {
    Patch patch = places.patch((int) located.patchId());
    return sql.first(
            """
            SELECT p.section_id, i.id AS image_id FROM patchset_section p
              LEFT JOIN image i ON i.section_id = p.section_id AND i.sha256 = p.image_sha256
            WHERE p.patchset_id = ? AND p.pseudonym = ? AND p.number = ?
            """,
            row ->
                new LocatedPatch(
                    patch.id(),
                    patch.brain(),
                    patch.section(),
                    row.uuid("section_id"),
                    row.uuidOrNull("image_id"),
                    patch.imageSha256(),
                    patch.xPx(),
                    patch.yPx(),
                    located.distanceMm()),
            patchset.id(),
            patch.brain(),
            patch.section())
        .orElseThrow();
  }

  @Transactional
  Page<PatchBox> ofImage(UUID imageId, UUID patchsetId, PageRequest page) {
    Placed image = sections.require(new ImageId(imageId), Membership.VIEWER);
    Patchset patchset = require(patchsetId);
    if (!patchset.project().equals(image.project())) {
      throw new MissingException("patchset", patchsetId);
    }
    Long after = page.after(Long::valueOf);
    double sidePx = patchset.patchPx() * patchset.pixelSizeUm() / image.pixelSizeUm();
    List<PatchBox> boxes =
        indexes
            .of(patchset.index())
            .ofImage(image.sha256().hex(), after == null ? -1 : after, page.rowsToRead())
            .stream()
            .map(
                patch ->
                    new PatchBox(
                        patch.id(),
                        patch.xPx(),
                        patch.yPx(),
                        sidePx,
                        patch.angleDeg(),
                        patch.area()))
            .toList();
    return Page.of(boxes, page.limit(), box -> String.valueOf(box.patchId()));
  }

  private Patchset require(UUID id) {
    Patchset patchset =
        sql.first(
                "SELECT project_id, index_sha256, patch_px, pixel_size_um FROM patchset"
                    + " WHERE id = ?",
                row ->
                    new Patchset(
                        new PatchsetId(id),
                        new ProjectId(row.uuid("project_id")),
                        row.sha256("index_sha256"),
                        row.integer("patch_px"),
                        row.real("pixel_size_um")),
                id)
            .orElseThrow(() -> new MissingException("patchset", id));
    access.requireProjectOf("patchset", id, patchset.project(), Membership.VIEWER);
    return patchset;
  }
}
