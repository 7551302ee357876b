package org.cytostudy.platform.cell;

/** How counts were corrected for cells that are cut or too small to be cells. */
enum Correction {
  NONE,
  /**
   * For nuclei that show in more than one section: counts times T / (T + h) with the section's
   * thickness T and the mean diameter h of a nucleus along it (Abercrombie 1946, Anat. Rec. 94).
   */
  ABERCROMBIE,
  /** Objects below an area are fragments and are left out. */
  AREA_THRESHOLD,
  /** As the note says; it was done before. */
  OTHER
}
