package org.cytostudy.imaging.surface;

import java.util.Map;

/**
 * A value at every vertex of a surface: a receptor, myelin, curvature, or the key of a label.
 *
 * @param name as in the file; empty where it has none
 * @param intent of NIfTI, e.g. {@code NIFTI_INTENT_SHAPE}
 * @param values one a vertex; NaN where the file has none
 * @param labels by key; empty unless the values are keys
 */
@SuppressWarnings("ArrayRecordComponent") // a column of numbers that is read, not compared
public record SurfaceMap(String name, String intent, float[] values, Map<Integer, Label> labels) {
  public SurfaceMap {
    labels = Map.copyOf(labels);
  }

  /**
   * What a key stands for.
   *
   * @param name of the region
   * @param red 0–1
   * @param green 0–1
   * @param blue 0–1
   * @param alpha 0–1
   */
  public record Label(String name, float red, float green, float blue, float alpha) {}
}
