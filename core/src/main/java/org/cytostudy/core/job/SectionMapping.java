package org.cytostudy.core.job;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
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
   * @param imagePlane which of the images in the file; null where it holds one only
   */
  public record Entry(
      String file,
      String brain,
      String hemisphere,
      String block,
      @Range(min = 1, max = 1_000_000) int section,
      double zMm,
      String plane,
      @Range(min = 0.001, max = 1000) double thicknessUm,
      String stain,
      @Nullable String stainBatch,
      @Nullable Double pixelSizeUm,
      @Nullable String registration,
      @Nullable String annotations,
      @Nullable ImagePlane imagePlane) {
    private static final Set<String> HEMISPHERES = Set.of("left", "right");
    private static final Set<String> PLANES =
        Set.of("coronal", "sagittal", "horizontal", "oblique");

    public Entry {
      Ranges.check(
          Entry.class,
          file,
          brain,
          hemisphere,
          block,
          section,
          zMm,
          plane,
          thicknessUm,
          stain,
          stainBatch,
          pixelSizeUm,
          registration,
          annotations,
          imagePlane);
      requireOneOf("hemisphere", hemisphere, HEMISPHERES);
      requireOneOf("plane", plane, PLANES);
    }

    private static void requireOneOf(String field, String value, Set<String> known) {
      if (!known.contains(value)) {
        throw new IllegalArgumentException(
            field
                + " must be one of "
                + String.join(", ", new TreeSet<>(known))
                + ", got '"
                + value
                + "'");
      }
    }
  }
}
