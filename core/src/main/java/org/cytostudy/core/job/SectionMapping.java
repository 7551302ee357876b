package org.cytostudy.core.job;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which image file is which section of which brain. A lab writes it (CSV or JSON), the phantom
 * makes one too.
 *
 * @param entries each image file once
 */
public record SectionMapping(List<Entry> entries) {
  public SectionMapping {
    entries = List.copyOf(entries);
  }

  /**
   * One image file.
   *
   * @param file name of the image, relative to the mapping
   * @param brain pseudonym of the brain
   * @param hemisphere {@code left} or {@code right}
   * @param block label of the block
   * @param section number within the brain, from 1
   * @param zMm position of the section along the cutting axis
   * @param plane {@code coronal}, {@code sagittal}, {@code horizontal} or {@code oblique}
   * @param thicknessUm thickness of the section
   * @param stain e.g. {@code cell-body silver}
   * @param stainBatch sections stained together
   * @param pixelSizeUm supplied by a person where the file has none
   * @param registration name of the registration file of the brain, relative to the mapping
   * @param annotations name of the annotation file of the section, relative to the mapping
   */
  public record Entry(
      String file,
      String brain,
      String hemisphere,
      String block,
      int section,
      double zMm,
      String plane,
      double thicknessUm,
      String stain,
      @Nullable String stainBatch,
      @Nullable Double pixelSizeUm,
      @Nullable String registration,
      @Nullable String annotations) {}
}
