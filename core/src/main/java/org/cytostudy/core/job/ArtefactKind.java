package org.cytostudy.core.job;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What an artefact is. On the wire in lower case with hyphens, e.g. {@code patch-shard}. */
public enum ArtefactKind {
  /** A section's image: a tiled pyramidal TIFF. */
  SECTION_IMAGE,
  /** Which file is which section of which brain: {@link SectionMapping} as JSON. */
  SECTION_MAPPING,
  /** Where the ribbon of each section of a brain lies: {@link Registration} as JSON. */
  REGISTRATION,
  /** Where the sections of a brain lie in a space: {@code SpatialRegistration} as JSON. */
  SPATIAL_REGISTRATION,
  /** A displacement field that a spatial registration names: NIfTI-1. */
  DISPLACEMENT_FIELD,
  /** The mid-surface of one hemisphere: GIFTI. */
  SURFACE,
  /** Pial and white borders on one image: GeoJSON, level-0 pixels. */
  CONTOURS,
  /** A measure over a space or a surface, e.g. a receptor: NIfTI-1, or a GIFTI map. */
  MAP,
  /** Cortical depth on one image: a 16-bit grey PNG. */
  DEPTH_MAP,
  /** What became of each section whose ribbon was looked for: {@link RibbonReport} as JSON. */
  RIBBON_REPORT,
  /** Annotations of one section: a QuPath GeoJSON FeatureCollection, level-0 pixels. */
  ANNOTATIONS,
  /** Cells of one image: CSV with x_px, y_px, area_um2 and class, compressed with gzip. */
  CELL_TABLE,
  /** What only the phantom knows: JSON. An input of {@code measure} and of no other step. */
  TRUTH,
  /**
   * Patches of a phantom that differ in one thing: safetensors, tensor {@code patches} uint8 [K, E,
   * H, W], E edits of each of K places of a brain.
   */
  COUNTERFACTUALS,
  /** What ingestion found in each file, as JSON. */
  INGEST_REPORT,
  /** Tissue mask of one image: an 8-bit grey PNG. */
  TISSUE_MASK,
  /** A small preview of one image: PNG. */
  THUMBNAIL,
  /** The smaller levels of one image whose file has none: a tiled pyramidal TIFF, from 1 : 2 on. */
  PYRAMID,
  /** Where one image has faults: a PNG of index colours, see {@link QualitySpec}. */
  QUALITY_OVERLAY,
  /** A label or macro image of one file, which may name a donor: PNG. Administrators only. */
  PERSONAL_IMAGE,
  /** Free text of one file, which may name a donor: JSON. Administrators only. */
  PERSONAL_TEXT,
  /** A patchset's index: Parquet, one row a patch. */
  PATCH_INDEX,
  /** The patches of one brain: safetensors, tensor {@code patches} uint8 [N,1,H,W]. */
  PATCH_SHARD,
  /**
   * Which layer each pixel of a brain's patches lies in: safetensors, tensor {@code layers} uint8
   * [N, H, W]; 0 is not annotated, 1–6 are I–VI, 7 is white matter, 8 lies outside of the tissue.
   */
  PATCH_LAYERS,
  /** What is known of each patch: Parquet, patch_id and a column a measure. */
  PATCH_MEASURES,
  /** The value of a map at each patch: Parquet, one row a patch. */
  PATCH_TARGETS,
  /** Which sections serve what: {@link Split} as JSON. */
  SPLIT,
  /** A training state that can be resumed: safetensors. */
  CHECKPOINT,
  /** An encoder: safetensors with its architecture in the header's metadata. */
  MODEL,
  /** Features: Parquet, one row a patch. */
  EMBEDDING_TABLE,
  /** Features: safetensors, tensor {@code features} float32 [N,D]. */
  EMBEDDING_TENSOR,
  /** A trained probe: safetensors. */
  PROBE,
  /** True and predicted area of each patch that was scored: Parquet. */
  PREDICTIONS,
  /** True and predicted areas along each scored section, for drawing: JSON. */
  RIBBON,
  /** The scores of one run: {@code EvaluationResult} as JSON. */
  EVALUATION,
  /** What the features of one run answered to one task: {@code TaskResult} as JSON. */
  TASK_RESULT,
  /** The cluster of each patch that area discovery looked at: Parquet. */
  CLUSTERS,
  /** The table of a study: JSON. */
  REPORT,
  /** The same to read and to keep: one HTML page that needs nothing else. */
  REPORT_PAGE,
  /** Its figures, one a line: CSV. */
  REPORT_TABLE;

  /**
   * Whether it holds results only, such as scores, which are looked at and are no copy of tissue or
   * of anything that was trained on tissue.
   */
  public boolean isResult() {
    return switch (this) {
      case RIBBON, EVALUATION, TASK_RESULT, REPORT, REPORT_PAGE, REPORT_TABLE -> true;
      default -> false;
    };
  }

  /** Whether it may name a donor: then nobody but an administrator may see or have it. */
  public boolean isPersonal() {
    return this == PERSONAL_IMAGE || this == PERSONAL_TEXT;
  }

  @JsonCreator
  public static ArtefactKind fromString(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  /**
   * The one role that a step takes such a file in, so that none can be passed off as another: what
   * only the phantom knows stays {@link #TRUTH}, and {@link StepType#mayRead} says who may read it.
   */
  public String role() {
    return this == SECTION_IMAGE ? "image" : wireName();
  }

  @JsonValue
  public String wireName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
