package org.cytostudy.runner.training;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cytostudy.core.job.Registration.Reference;
import org.cytostudy.core.metric.LogLine.Severity;
import org.cytostudy.core.space.Hemisphere;
import org.cytostudy.core.space.PointMm;
import org.cytostudy.runner.data.PatchIndex;
import org.cytostudy.runner.data.PatchPlace.MeshVersion;
import org.cytostudy.runner.worker.StepContext;
import org.cytostudy.runner.worker.StepFailure;
import org.jspecify.annotations.Nullable;

/**
 * Where the training patches lie: on a sheet or in a space, and there maybe on a surface. Plain
 * arrays, since a million patches are searched every iteration.
 */
final class Positions {
  private final float[][] axesMm;
  private final float[][] foldedMm;
  private final boolean[] right;
  private final int[] vertex;
  private final int[] mesh;
  private final int[] ribbon;
  private final double[] arcMm;
  private final List<MeshVersion> meshes = new ArrayList<>();

  private Positions(int patches, int axes, boolean folded) {
    axesMm = new float[axes][patches];
    foldedMm = new float[folded ? 3 : 0][patches];
    right = new boolean[patches];
    vertex = new int[patches];
    mesh = new int[patches];
    ribbon = new int[patches];
    arcMm = new double[patches];
  }

  /**
   * Takes the places of patches of one space.
   *
   * @throws StepFailure if some lie on a sheet and others in a space
   */
  static Positions of(List<PatchIndex.Row> rows) {
    boolean sheet = rows.getFirst().place().reference() instanceof Reference.Sheet;
    boolean folded = sheet && rows.stream().allMatch(row -> folded(row) != null);
    Positions positions = new Positions(rows.size(), sheet ? 2 : 3, folded);
    Map<RibbonKey, Integer> ribbons = new HashMap<>();
    for (int i = 0; i < rows.size(); i++) {
      PatchIndex.Row row = rows.get(i);
      positions.right[i] = row.hemisphere().equals(Hemisphere.RIGHT.wireName());
      positions.ribbon[i] = ribbons.computeIfAbsent(RibbonKey.of(row), unused -> ribbons.size());
      positions.arcMm[i] = row.arcMm();
      if (row.place().reference() instanceof Reference.Sheet != sheet) {
        throw StepFailure.data(
            "reference-spaces-mixed",
            "Some training patches lie on a sheet, others in a space of three dimensions",
            "input patch-index, patch " + row.patchId(),
            "Register all brains to one space; nothing is converted silently");
      }
      switch (row.place().reference()) {
        case Reference.Sheet on -> {
          positions.axesMm[0][i] = (float) on.uMm();
          positions.axesMm[1][i] = (float) on.vMm();
          PointMm point = on.folded();
          if (folded && point != null) {
            positions.foldedMm[0][i] = (float) point.xMm();
            positions.foldedMm[1][i] = (float) point.yMm();
            positions.foldedMm[2][i] = (float) point.zMm();
          }
        }
        case Reference.Place in -> {
          positions.axesMm[0][i] = (float) in.point().xMm();
          positions.axesMm[1][i] = (float) in.point().yMm();
          positions.axesMm[2][i] = (float) in.point().zMm();
          positions.vertex[i] = in.surface() == null ? -1 : in.surface().vertex();
          positions.mesh[i] = positions.number(row.place().surface());
        }
      }
    }
    return positions;
  }

  /** The ribbons of a section's hemispheres and blocks are measured apart. */
  private record RibbonKey(String brain, String hemisphere, String block, int section) {
    static RibbonKey of(PatchIndex.Row row) {
      return new RibbonKey(row.brain(), row.hemisphere(), row.block(), row.section());
    }
  }

  private static @Nullable PointMm folded(PatchIndex.Row row) {
    return row.place().reference() instanceof Reference.Sheet on ? on.folded() : null;
  }

  private int number(@Nullable MeshVersion version) {
    if (version == null) {
      return -1;
    }
    int known = meshes.indexOf(version);
    if (known < 0) {
      meshes.add(version);
      return meshes.size() - 1;
    }
    return known;
  }

  /**
   * Those patches that lie on a surface, or all of them where they lie on a sheet.
   *
   * @throws StepFailure if none lies on a surface
   */
  static List<PatchIndex.Row> onSurface(List<PatchIndex.Row> rows, StepContext context) {
    if (rows.getFirst().place().reference() instanceof Reference.Sheet) {
      return rows;
    }
    List<PatchIndex.Row> on = rows.stream().filter(row -> row.place().surface() != null).toList();
    if (on.size() < 2) {
      throw StepFailure.user(
          "surface-missing",
          "Geodesic distances need patches on a sheet or on a surface; of %d training patches in %s, %d have a vertex"
              .formatted(rows.size(), rows.getFirst().place().space(), on.size()),
          "spec /objective/distance",
          "Find the ribbons with a mid-surface of this space and sample anew, or take distance"
              + " euclidean");
    }
    if (on.size() < rows.size()) {
      context.log(
          Severity.WARN,
          "%d of %d training patches lie too far from the surface to have a vertex and are left out"
              .formatted(rows.size() - on.size(), rows.size()));
    }
    return on;
  }

  /** The control: the i-th patch gets the place of another. */
  void permute(int[] order) {
    permute(axesMm, order);
    permute(foldedMm, order);
    boolean[] rightBefore = right.clone();
    int[] vertexBefore = vertex.clone();
    int[] meshBefore = mesh.clone();
    int[] ribbonBefore = ribbon.clone();
    double[] arcBefore = arcMm.clone();
    for (int i = 0; i < order.length; i++) {
      right[i] = rightBefore[order[i]];
      vertex[i] = vertexBefore[order[i]];
      mesh[i] = meshBefore[order[i]];
      ribbon[i] = ribbonBefore[order[i]];
      arcMm[i] = arcBefore[order[i]];
    }
  }

  private static void permute(float[][] axes, int[] order) {
    for (float[] axis : axes) {
      float[] before = axis.clone();
      for (int i = 0; i < order.length; i++) {
        axis[i] = before[order[i]];
      }
    }
  }

  int count() {
    return right.length;
  }

  /** Whether all lie on a sheet of which it is known how it is folded in space. */
  boolean isFolded() {
    return foldedMm.length > 0;
  }

  /** A coordinate on the sheet as it is folded in space. */
  float foldedMm(int axis, int patch) {
    return foldedMm[axis][patch];
  }

  /** 2 on a sheet, 3 in a space. */
  int axes() {
    return axesMm.length;
  }

  float mm(int axis, int patch) {
    return axesMm[axis][patch];
  }

  /** Whether it is of the right hemisphere. */
  boolean right(int patch) {
    return right[patch];
  }

  /** Its vertex; −1 where it has none. */
  int vertex(int patch) {
    return vertex[patch];
  }

  /** The ribbon that it lies on: numbers of different sections differ. */
  int ribbon(int patch) {
    return ribbon[patch];
  }

  /** Arc length along its ribbon. */
  double arcMm(int patch) {
    return arcMm[patch];
  }

  /** Which of {@link #meshes} its vertex is of; −1 where it has none. */
  int mesh(int patch) {
    return mesh[patch];
  }

  /** The meshes that the vertices are of. */
  List<MeshVersion> meshes() {
    return List.copyOf(meshes);
  }
}
