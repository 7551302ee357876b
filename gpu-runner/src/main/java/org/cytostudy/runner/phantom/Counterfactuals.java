package org.cytostudy.runner.phantom;

import org.cytostudy.core.job.PhantomSpec;
import org.cytostudy.core.job.Registration.Reference;
import org.cytostudy.core.job.Registration.RibbonPoint;
import org.cytostudy.runner.phantom.CounterfactualPlaces.Place;
import org.cytostudy.runner.phantom.SectionModel.Looks;
import org.cytostudy.runner.sample.AnchoredPatch;
import org.jspecify.annotations.Nullable;

/**
 * Renders places once as they are and once for each {@link Edit}. Cells that an edit leaves alone
 * are the same in all of them, since each pixel is drawn from a stream of its own. Safe for use by
 * several threads.
 */
final class Counterfactuals {
  /** Number of the streams that differ from a section's own. */
  private static final int OTHER = 1;

  private final PhantomSpec spec;
  private final PhantomSpec.Counterfactuals wanted;
  private final Cortex cortex;
  private final Histology histology;
  private final SectionRenderer renderer;

  Counterfactuals(PhantomSpec spec, PhantomSpec.Counterfactuals wanted, Cortex cortex) {
    this.spec = spec;
    this.wanted = wanted;
    this.cortex = cortex;
    this.histology = new Histology(spec);
    this.renderer = new SectionRenderer(histology);
  }

  /**
   * The patches of a place, edit by edit; one that does not apply to its area is black.
   *
   * @param section the section that the place lies in, as it is
   */
  byte[] render(SectionModel section, Place place) {
    int pixels = wanted.patchPx() * wanted.patchPx();
    byte[] patches = new byte[Edit.values().length * pixels];
    for (Edit edit : Edit.values()) {
      SectionModel edited = edited(section, place, edit);
      if (edited != null) {
        byte[] patch = patch(edited, place.arcMm());
        System.arraycopy(patch, 0, patches, edit.ordinal() * pixels, pixels);
      }
    }
    return patches;
  }

  private @Nullable SectionModel edited(SectionModel section, Place place, Edit edit) {
    if (!edit.appliesTo(place.area())) {
      return null;
    }
    Looks looks = section.looks();
    Columns columns = section.columns();
    return switch (edit) {
      case BASE -> section;
      case NEW_CELLS -> section.looking(looks.withCells(OTHER));
      case OTHER_VESSELS -> section.looking(looks.withVessels(section.otherVessels(OTHER)));
      case OTHER_STAIN -> section.looking(looks.withStain(section.otherStain(OTHER)));
      case OTHER_AREA ->
          cortex.section(section.brain().index(), section.index(), (u, v) -> place.otherArea());
      case WITHOUT_GENNARI ->
          section.looking(looks.withBand(LandmarkBands.withoutGennari(columns)));
      case WITHOUT_BETZ -> section.looking(looks.withoutBetzCells());
      case MATCHED_EDIT ->
          section.looking(
              looks.withBand(
                  place.area() == CorticalArea.V1
                      ? LandmarkBands.matchedToGennari(columns)
                      : LandmarkBands.matchedToBetz(
                          columns, histology.meanCells(Histology.BETZ_PER_MM3))));
    };
  }

  private byte[] patch(SectionModel section, double arcMm) {
    RibbonPoint anchor =
        new RibbonPoint(
            section.xPx(arcMm, 0),
            section.yPx(arcMm, 0),
            section.fold().inwardX(arcMm),
            section.fold().inwardY(arcMm),
            arcMm,
            section.columns().thicknessMm(arcMm),
            new Reference.Sheet(arcMm, section.vMm()),
            null);
    AnchoredPatch patch =
        new AnchoredPatch(anchor, wanted.patchPx(), spec.pixelSizeUm(), wanted.topMarginMm());
    // Cells beyond the patch reach into it.
    int reach = histology.kernelOf(Histology.BETZ_RADIUS_UM).reach();
    int side = patch.side() + 2 * reach;
    PixelWindow window = new PixelWindow(patch.left() - reach, patch.top() - reach, side, side);
    GreyImage image = renderer.render(section, window);
    return patch.cut(image.samples(), side, window.x(), window.y());
  }
}
