package org.cytostudy.runner.phantom;

import org.cytostudy.core.job.PhantomSpec;
import org.cytostudy.runner.phantom.CorticalArea.IsoFactors;
import org.jspecify.annotations.Nullable;

/**
 * One section before it is rendered: its contour, its columns, its stain and its vessels, and how
 * its plane maps to pixels.
 */
final class SectionModel {
  /** Tissue goes on for this much beyond both ends of the sheet, so that end patches are whole. */
  static final double OVERHANG_MM = 3.2;

  /** A vessel every 0.45 mm of the widest sheet. */
  private static final int MOST_VESSELS = 1000;

  private static final double MARGIN_MM = 1;
  private static final double OUTLINE_STEP_MM = .25;

  private final PhantomSpec spec;
  private final BrainModel brain;
  private final int index;
  private final double vMm;
  private final Fold fold;
  private final Columns columns;
  private final Looks looks;
  private final float[] gain;
  private final double pixelMm;
  private final double originXMm;
  private final double originYMm;
  private final int widthPx;
  private final int heightPx;

  /**
   * What a section may look like without being another piece of cortex.
   *
   * @param cells number of the stream that cells and noise are drawn from, usually 0
   * @param band cells that differ from the table's; null for none
   * @param betzCells whether M1 has its Betz cells
   */
  record Looks(
      Stain stain,
      Vessels vessels,
      Tears tears,
      int cells,
      @Nullable DepthBand band,
      boolean betzCells) {
    Looks withStain(Stain other) {
      return new Looks(other, vessels, tears, cells, band, betzCells);
    }

    Looks withVessels(Vessels other) {
      return new Looks(stain, other, tears, cells, band, betzCells);
    }

    Looks withCells(int other) {
      return new Looks(stain, vessels, tears, other, band, betzCells);
    }

    Looks withBand(DepthBand other) {
      return new Looks(stain, vessels, tears, cells, other, betzCells);
    }

    Looks withoutBetzCells() {
      return new Looks(stain, vessels, tears, cells, band, false);
    }
  }

  /**
   * Draws a section.
   *
   * @param index from 0
   * @param map the areas of the brain; usually the brain itself
   */
  SectionModel(PhantomSpec spec, BrainModel brain, int index, AreaMap map, IsoFactors iso) {
    this.spec = spec;
    this.brain = brain;
    this.index = index;
    this.vMm = brain.sectionV(index);
    Stream random = brain.sectionStream(index);
    double first = -OVERHANG_MM;
    double last = spec.sheetWidthMm() + OVERHANG_MM;
    this.fold = brain.fold(first, last, vMm);
    this.looks = looks(random, first, last);
    this.columns = new Columns(spec, brain, map, vMm, fold, iso, random.child("columns", 0));
    this.gain = gain();
    this.pixelMm = spec.pixelSizeUm() / 1e3;
    double minX = Double.POSITIVE_INFINITY;
    double maxX = Double.NEGATIVE_INFINITY;
    double minY = Double.POSITIVE_INFINITY;
    double maxY = Double.NEGATIVE_INFINITY;
    for (double arc = first; arc <= last; arc += OUTLINE_STEP_MM) {
      double thickness = columns.thicknessMm(arc);
      for (double depth : new double[] {0, columns.tissueDepthMm(arc)}) {
        double x = fold.xMm(arc, depth, thickness);
        double y = fold.yMm(arc, depth, thickness);
        minX = Math.min(minX, x);
        maxX = Math.max(maxX, x);
        minY = Math.min(minY, y);
        maxY = Math.max(maxY, y);
      }
    }
    this.originXMm = minX - MARGIN_MM;
    this.originYMm = minY - MARGIN_MM;
    this.widthPx = (int) Math.ceil((maxX - minX + 2 * MARGIN_MM) / pixelMm);
    this.heightPx = (int) Math.ceil((maxY - minY + 2 * MARGIN_MM) / pixelMm);
  }

  private SectionModel(SectionModel like, Looks looks) {
    this.spec = like.spec;
    this.brain = like.brain;
    this.index = like.index;
    this.vMm = like.vMm;
    this.fold = like.fold;
    this.columns = like.columns;
    this.looks = looks;
    this.gain = gain();
    this.pixelMm = like.pixelMm;
    this.originXMm = like.originXMm;
    this.originYMm = like.originYMm;
    this.widthPx = like.widthPx;
    this.heightPx = like.heightPx;
  }

  private Looks looks(Stream random, double first, double last) {
    double tears = spec.tearsPerSection() == null ? 0 : spec.tearsPerSection();
    return new Looks(
        new Stain(random.child("stain", 0), brain.gain()),
        new Vessels(random.child("vessels", 0), first, last),
        new Tears(random.child("tears", 0), tears, first, last),
        0,
        null,
        true);
  }

  private float[] gain() {
    float[] values = new float[columns.count()];
    for (int c = 0; c < values.length; c++) {
      values[c] = (float) looks.stain().gain(columns.arcMm(c));
    }
    return values;
  }

  /** The same piece of cortex, looking otherwise. */
  SectionModel looking(Looks otherwise) {
    return new SectionModel(this, otherwise);
  }

  /** A stain that this section might have had, by a number from 1. */
  Stain otherStain(int number) {
    return new Stain(brain.sectionStream(index).child("stain", number), brain.gain());
  }

  /** Vessels that this section might have had, by a number from 1. */
  Vessels otherVessels(int number) {
    return new Vessels(
        brain.sectionStream(index).child("vessels", number), fold.firstArcMm(), fold.lastArcMm());
  }

  Looks looks() {
    return looks;
  }

  BrainModel brain() {
    return brain;
  }

  /** Index within the brain, from 0. */
  int index() {
    return index;
  }

  /** Number within the brain, from 1. */
  int number() {
    return index + 1;
  }

  /** Number of its first vessel: sections of a phantom have different ones. */
  int firstVesselNumber() {
    return 1 + MOST_VESSELS * (brain.index() * spec.sectionsPerBrain() + index);
  }

  /** Where the section cuts the sheet. */
  double vMm() {
    return vMm;
  }

  double sheetWidthMm() {
    return spec.sheetWidthMm();
  }

  Fold fold() {
    return fold;
  }

  Columns columns() {
    return columns;
  }

  Stain stain() {
    return looks.stain();
  }

  Vessels vessels() {
    return looks.vessels();
  }

  Tears tears() {
    return looks.tears();
  }

  /** Strength of the stain at a column. */
  float gain(int column) {
    return gain[column];
  }

  /** The stream that cells and noise are drawn from. */
  Stream cellStream() {
    return brain.sectionStream(index).child("cells", looks.cells());
  }

  boolean isMeander() {
    return spec.isMeander();
  }

  /** Whether pixels are drawn independently of one another. */
  boolean isSecondGenerator() {
    return spec.isSecondGenerator();
  }

  double pixelMm() {
    return pixelMm;
  }

  int widthPx() {
    return widthPx;
  }

  int heightPx() {
    return heightPx;
  }

  /** Plane x in mm of a position in pixels; pixel centres lie at .5. */
  double planeX(double xPx) {
    return originXMm + xPx * pixelMm;
  }

  /** Plane y in mm of a position in pixels; pixel centres lie at .5. */
  double planeY(double yPx) {
    return originYMm + yPx * pixelMm;
  }

  /** Pixel x of a point of the ribbon. */
  double xPx(double arcMm, double depthMm) {
    return (fold.xMm(arcMm, depthMm, columns.thicknessMm(arcMm)) - originXMm) / pixelMm;
  }

  /** Pixel y of a point of the ribbon. */
  double yPx(double arcMm, double depthMm) {
    return (fold.yMm(arcMm, depthMm, columns.thicknessMm(arcMm)) - originYMm) / pixelMm;
  }
}
