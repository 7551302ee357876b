package org.cytostudy.core.job;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.List;
import org.cytostudy.core.hash.Sha256;
import org.jspecify.annotations.Nullable;

/**
 * Cuts patches along the cortical ribbon, rotated so that the pial surface is up. Inputs: role
 * {@code image} (named as in {@code sections}), role {@code pyramid} (of images without levels of
 * their own), role {@code registration} (one a brain), role {@code annotations} (optional; the
 * frozen label snapshot). Outputs: one {@code patch-shard} a brain and one {@code patch-index};
 * with {@code layers} one {@code patch-layers} a brain.
 *
 * @param patchPx side of a patch in pixels
 * @param pixelSizeUm µm per pixel of the patches; images are resampled to it
 * @param patchesPerSection patches spread evenly over each section's ribbon
 * @param topMarginMm white space kept above the pial surface at the patch's middle column
 * @param sections what to cut from
 * @param layers whether masks of the layers that were annotated are cut with the patches; null, as
 *     in manifests from before there were masks, means no
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonTypeName("sample")
public record SampleSpec(
    @Range(min = 16, max = 4096) int patchPx,
    @Range(min = 0.1, max = 200) double pixelSizeUm,
    @Range(min = 1, max = 100_000) int patchesPerSection,
    @Range(min = 0, max = 5) double topMarginMm,
    List<SampledSection> sections,
    @Nullable Boolean layers)
    implements StepSpec {
  public SampleSpec {
    sections = List.copyOf(sections);
    Ranges.check(
        SampleSpec.class, patchPx, pixelSizeUm, patchesPerSection, topMarginMm, sections, layers);
  }

  /** Patches without masks of layers. */
  public SampleSpec(
      int patchPx,
      double pixelSizeUm,
      int patchesPerSection,
      double topMarginMm,
      List<SampledSection> sections) {
    this(patchPx, pixelSizeUm, patchesPerSection, topMarginMm, sections, null);
  }

  /** Whether masks of layers are cut. */
  @JsonIgnore
  public boolean withLayers() {
    return Boolean.TRUE.equals(layers);
  }

  /**
   * A section to cut from.
   *
   * @param brain pseudonym of the brain
   * @param hemisphere {@code left} or {@code right}
   * @param block label of the block
   * @param section number of the section within the brain
   * @param image name of the input of role {@code image}
   * @param imageSha256 content of that image
   * @param imagePixelSizeUm µm per pixel of its level 0, as ingestion accepted it
   * @param annotations name of the input of role {@code annotations}, or null where there are none
   * @param pyramid name of the input of role {@code pyramid} that holds the image's smaller levels,
   *     or null where the image has its own
   */
  public record SampledSection(
      String brain,
      String hemisphere,
      String block,
      int section,
      String image,
      Sha256 imageSha256,
      double imagePixelSizeUm,
      @Nullable String annotations,
      @Nullable String pyramid) {}

  @Override
  public StepType stepType() {
    return StepType.SAMPLE;
  }
}
