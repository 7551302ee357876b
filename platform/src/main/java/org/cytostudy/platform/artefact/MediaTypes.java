package org.cytostudy.platform.artefact;

import org.cytostudy.core.job.ArtefactKind;

/** The media type of each kind of artefact. */
final class MediaTypes {
  private MediaTypes() {}

  static String of(ArtefactKind kind) {
    return switch (kind) {
      case SECTION_IMAGE, PYRAMID -> "image/tiff";
      case SECTION_MAPPING,
          REGISTRATION,
          SPATIAL_REGISTRATION,
          INGEST_REPORT,
          RIBBON_REPORT,
          SPLIT,
          RIBBON,
          EVALUATION,
          REPORT,
          TRUTH,
          PERSONAL_TEXT ->
          "application/json";
      case ANNOTATIONS, CONTOURS -> "application/geo+json";
      case CELL_TABLE -> "application/gzip";
      case TISSUE_MASK, THUMBNAIL, QUALITY_OVERLAY, PERSONAL_IMAGE, DEPTH_MAP -> "image/png";
      case PATCH_INDEX, PATCH_TARGETS, PATCH_MEASURES, EMBEDDING_TABLE, PREDICTIONS ->
          "application/vnd.apache.parquet";
      case PATCH_SHARD,
          PATCH_LAYERS,
          COUNTERFACTUALS,
          CHECKPOINT,
          MODEL,
          EMBEDDING_TENSOR,
          PROBE,
          SURFACE,
          DISPLACEMENT_FIELD,
          MAP ->
          "application/octet-stream";
    };
  }
}
