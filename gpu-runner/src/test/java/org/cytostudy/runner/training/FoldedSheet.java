package org.cytostudy.runner.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.cytostudy.core.job.ArtefactKind;
import org.cytostudy.core.job.InputRef;
import org.cytostudy.core.job.Registration.OnSurface;
import org.cytostudy.core.job.Registration.Reference;
import org.cytostudy.core.space.PointMm;
import org.cytostudy.runner.data.PatchPlace;
import org.cytostudy.runner.data.PatchPlace.MeshVersion;
import org.cytostudy.runner.surface.GiftiText;

/**
 * A sheet of 41 × 21 mm that is folded into one sulcus, 10 mm deep and 1 mm wide, along v: the
 * banks are 10 ≤ u ≤ 20 and 21 ≤ u ≤ 31. Folding a sheet changes no distance along it, so that the
 * geodesic of two vertices is their distance in (u, v); through space the banks are 1 mm apart.
 */
final class FoldedSheet {
  static final int COLUMNS = 42;
  static final int ROWS = 22;

  private final InputRef surface;

  FoldedSheet(Path folder) throws IOException {
    this(folder, "lh.mid.surf.gii", 1);
  }

  /** One whose x is turned round where {@code side} is −1. */
  FoldedSheet(Path folder, String name, int side) throws IOException {
    Path file =
        GiftiText.writeGrid(folder.resolve(name), ROWS, COLUMNS, (v, u) -> place(u, v, side));
    Path store = Files.createDirectories(folder.resolve("store"));
    surface = SyntheticPatchset.store(store, "surface", name, ArtefactKind.SURFACE, file);
  }

  static PointMm place(double u, double v, int side) {
    double x = Math.min(u, 10) + Math.clamp(u - 20, 0, 1) + Math.max(0, u - 31);
    double z = -Math.clamp(u - 10, 0, 10) + Math.clamp(u - 21, 0, 10);
    return new PointMm(side * (x + 1), v, z);
  }

  InputRef surface() {
    return surface;
  }

  /** The synthetic patches, each at the vertex that its place on the sheet is nearest to. */
  SyntheticPatchset patchset(Path folder) throws IOException {
    return SyntheticPatchset.create(folder, (brain, u, v) -> at(u, v, 1), brain -> "left");
  }

  /** The same, with brain B on the right hemisphere. */
  SyntheticPatchset patchset(Path folder, FoldedSheet right) throws IOException {
    UnaryOperator<String> hemispheres = brain -> brain.equals("B") ? "right" : "left";
    return SyntheticPatchset.create(
        folder, (brain, u, v) -> brain.equals("B") ? right.at(u, v, -1) : at(u, v, 1), hemispheres);
  }

  private PatchPlace at(double u, double v, int side) {
    int vertex = (int) Math.round(v) * COLUMNS + (int) Math.round(u);
    return new PatchPlace(
        "lab@1",
        new Reference.Place(place(u, v, side), new OnSurface(vertex, 0.1, 5)),
        new MeshVersion("fold@1", surface.sha256()),
        null,
        null);
  }

  /** The distance of two vertices before folding. */
  static double mm(int a, int b) {
    return Math.hypot(
        a % COLUMNS - b % COLUMNS, Math.floorDiv(a, COLUMNS) - Math.floorDiv(b, COLUMNS));
  }
}
