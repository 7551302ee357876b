package org.cytostudy.imaging.surface;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import org.cytostudy.core.space.PointMm;
import org.junit.jupiter.api.Test;

/** Distances are compared with surfaces whose geodesics are known in closed form. */
class GeodesicsTest {
  private static final int SIDE = 40;

  private static int row(int vertex) {
    return vertex / SIDE;
  }

  /**
   * A sheet of 39 × 39 mm whose inner vertices are moved about at random, so that no line is even.
   */
  private static double[] sheet(long seed) {
    Random random = new Random(seed);
    double[] uv = new double[2 * SIDE * SIDE];
    for (int i = 0; i < SIDE * SIDE; i++) {
      boolean inside = i % SIDE > 0 && i % SIDE < SIDE - 1 && row(i) > 0 && row(i) < SIDE - 1;
      uv[2 * i] = i % SIDE + (inside ? 0.6 * (random.nextDouble() - 0.5) : 0);
      uv[2 * i + 1] = row(i) + (inside ? 0.6 * (random.nextDouble() - 0.5) : 0);
    }
    return uv;
  }

  private static int[] sheetTriangles() {
    int[] triangles = new int[6 * (SIDE - 1) * (SIDE - 1)];
    int at = 0;
    for (int y = 0; y < SIDE - 1; y++) {
      for (int x = 0; x < SIDE - 1; x++) {
        int v = y * SIDE + x;
        int[] square = {v, v + 1, v + SIDE + 1, v, v + SIDE + 1, v + SIDE};
        System.arraycopy(square, 0, triangles, at, 6);
        at += 6;
      }
    }
    return triangles;
  }

  private static SurfaceMesh flat(double[] uv) {
    double[] xyz = new double[uv.length / 2 * 3];
    for (int i = 0; i < uv.length / 2; i++) {
      xyz[3 * i] = uv[2 * i];
      xyz[3 * i + 1] = uv[2 * i + 1];
    }
    return new SurfaceMesh(xyz, sheetTriangles());
  }

  private static GeodesicDisc disc(SurfaceMesh mesh, int source, double radiusMm) {
    return new Geodesics(new GeodesicMesh(mesh)).within(source, radiusMm);
  }

  /** Asserts that the disc holds just the vertices within its radius, at the right distances. */
  private static void assertExact(
      GeodesicDisc disc, int vertices, IntToDoubleFunction expectedMm, double toleranceMm) {
    double[] found = new double[vertices];
    Arrays.fill(found, Double.POSITIVE_INFINITY);
    for (int i = 0; i < disc.size(); i++) {
      found[disc.vertices()[i]] = disc.distancesMm()[i];
    }
    for (int v = 0; v < vertices; v++) {
      double expected = expectedMm.applyAsDouble(v);
      if (expected < disc.radiusMm() - toleranceMm) {
        assertThat(found[v]).as("vertex %d", v).isEqualTo(expected, within(toleranceMm));
      } else if (expected > disc.radiusMm() + toleranceMm) {
        assertThat(found[v]).as("vertex %d", v).isInfinite();
      }
    }
    assertThat(disc.distancesMm()).isSorted();
    assertThat(disc.vertices()[0]).isEqualTo(disc.source());
  }

  @Test
  void areStraightLinesOnAPlane() {
    for (long seed = 1; seed <= 5; seed++) {
      double[] uv = sheet(seed);
      SurfaceMesh mesh = flat(uv);
      for (int source : new int[] {0, 820, 1599, 20}) {
        assertExact(
            disc(mesh, source, 30),
            SIDE * SIDE,
            v -> Math.hypot(uv[2 * v] - uv[2 * source], uv[2 * v + 1] - uv[2 * source + 1]),
            1e-9);
      }
    }
  }

  @Test
  void areStraightLinesOnAnEvenGridWhereLinesRunThroughVertices() {
    double[] uv = new double[2 * SIDE * SIDE];
    for (int i = 0; i < SIDE * SIDE; i++) {
      uv[2 * i] = i % SIDE;
      uv[2 * i + 1] = row(i);
    }
    assertExact(
        disc(flat(uv), 10 * SIDE + 10, Double.POSITIVE_INFINITY),
        SIDE * SIDE,
        v -> Math.hypot(v % SIDE - 10, row(v) - 10),
        1e-9);
  }

  /**
   * Paper can be folded without a change of any distance along it: here into a zigzag of 13 banks.
   */
  @Test
  void doNotChangeWhenASheetIsFolded() {
    double[] uv = new double[2 * SIDE * SIDE];
    double[] xyz = new double[3 * SIDE * SIDE];
    Random random = new Random(3);
    for (int i = 0; i < SIDE * SIDE; i++) {
      int column = i % SIDE;
      boolean crease = column % 3 == 0;
      boolean rim = row(i) == 0 || row(i) == SIDE - 1;
      uv[2 * i] = column + (crease ? 0 : 0.5 * (random.nextDouble() - 0.5));
      uv[2 * i + 1] = row(i) + (rim ? 0 : 0.5 * (random.nextDouble() - 0.5));
      // Each bank is 3 mm wide and rises or falls at 70°.
      double bank = uv[2 * i] % 6;
      double up = bank <= 3 ? bank : 6 - bank;
      xyz[3 * i] = uv[2 * i] * Math.cos(Math.toRadians(70));
      xyz[3 * i + 1] = uv[2 * i + 1];
      xyz[3 * i + 2] = up * Math.sin(Math.toRadians(70));
    }
    SurfaceMesh folded = new SurfaceMesh(xyz, sheetTriangles());
    int source = 20 * SIDE + 7;
    GeodesicDisc disc = disc(folded, source, 25);
    assertExact(
        disc,
        SIDE * SIDE,
        v -> Math.hypot(uv[2 * v] - uv[2 * source], uv[2 * v + 1] - uv[2 * source + 1]),
        1e-9);
    // The straight line through space is far shorter: the distance is not Euclidean.
    int across = 20 * SIDE + 13;
    assertThat(folded.lengthMm(source, across)).isLessThan(2.5);
    int at = Arrays.stream(disc.vertices()).boxed().toList().indexOf(across);
    assertThat(disc.distancesMm()[at]).isGreaterThan(5.5);
  }

  /** A cone of twelve sectors of 60°: 720° about its tip, so that paths bend there. */
  @Test
  void runThroughAVertexOfMoreThanTheFullAngle() {
    int sectors = 12;
    int rings = 8;
    double[] xyz = new double[3 * (1 + sectors * rings)];
    for (int ring = 1; ring <= rings; ring++) {
      for (int s = 0; s < sectors; s++) {
        // Points at the distance of the ring from the tip, neighbours as far from one another:
        // unit vectors that rise and fall by turns, 60° apart.
        double turn = Math.PI * 2 * s / sectors;
        double height = s % 2 == 0 ? RISE : -RISE;
        int at = 3 * (1 + (ring - 1) * sectors + s);
        double level = Math.sqrt(1 - height * height);
        xyz[at] = ring * level * Math.cos(turn);
        xyz[at + 1] = ring * level * Math.sin(turn);
        xyz[at + 2] = ring * height;
      }
    }
    int[] triangles = new int[3 * sectors * (2 * rings - 1)];
    int written = 0;
    for (int s = 0; s < sectors; s++) {
      int next = (s + 1) % sectors;
      int[] tip = {0, 1 + s, 1 + next};
      System.arraycopy(tip, 0, triangles, written, 3);
      written += 3;
      for (int ring = 1; ring < rings; ring++) {
        int inner = 1 + (ring - 1) * sectors;
        int outer = inner + sectors;
        int[] strip = {inner + s, outer + s, outer + next, inner + s, outer + next, inner + next};
        System.arraycopy(strip, 0, triangles, written, 6);
        written += 6;
      }
    }
    SurfaceMesh cone = new SurfaceMesh(xyz, triangles);
    assertThat(cone.lengthMm(1, 2)).isEqualTo(1, within(1e-12));
    int source = 1 + 3 * sectors; // ring 4, sector 0
    assertExact(
        disc(cone, source, Double.POSITIVE_INFINITY),
        1 + sectors * rings,
        v -> {
          int ring = v == 0 ? 0 : 1 + (v - 1) / sectors;
          double r = ring;
          int apart = v == 0 ? 0 : Math.min((v - 1) % sectors, sectors - (v - 1) % sectors);
          // Less than 180° apart a straight line, else by way of the tip.
          return apart < 3
              ? Math.sqrt(16 + r * r - 8 * r * Math.cos(Math.toRadians(60 * apart)))
              : 4 + r;
        },
        1e-9);
  }

  /** sin of the elevation at which unit vectors 30° of longitude apart are 60° apart, by turns. */
  private static final double RISE =
      Math.sqrt((Math.cos(Math.toRadians(30)) - 0.5) / (1 + Math.cos(Math.toRadians(30))));

  /** Straight around the inner corner of a sheet from which a quarter is cut out. */
  @Test
  void bendAroundACornerOfTheBorder() {
    double[] uv = sheet(9);
    for (int i = 0; i < SIDE * SIDE; i++) {
      if (i % SIDE == 20 || row(i) == 20) {
        uv[2 * i] = i % SIDE;
        uv[2 * i + 1] = row(i);
      }
    }
    int[] all = sheetTriangles();
    int[] kept = new int[all.length];
    int count = 0;
    for (int t = 0; t < all.length; t += 3) {
      int square = t / 6;
      if (square % (SIDE - 1) < 20 || square / (SIDE - 1) < 20) {
        System.arraycopy(all, t, kept, count, 3);
        count += 3;
      }
    }
    SurfaceMesh mesh = new SurfaceMesh(flat(uv).coordinatesMm(), Arrays.copyOf(kept, count));
    int source = 35 * SIDE + 5;
    int target = 5 * SIDE + 35;
    double expected = 0;
    for (int v : new int[] {source, target}) {
      expected += Math.hypot(uv[2 * v] - 20, uv[2 * v + 1] - 20);
    }
    double direct =
        Math.hypot(uv[2 * source] - uv[2 * target], uv[2 * source + 1] - uv[2 * target + 1]);
    GeodesicDisc disc = disc(mesh, source, 80);
    int at = Arrays.stream(disc.vertices()).boxed().toList().indexOf(target);
    // 1e-4 apart at least, so that the test tells a bend from a straight line.
    assertThat(expected).isGreaterThan(direct);
    assertThat(disc.distancesMm()[at]).isEqualTo(expected, within(1e-9));
    // Vertices that were cut out belong to no triangle and are not reached.
    assertThat(disc.vertices()).doesNotContain(30 * SIDE + 30);
  }

  @Test
  void followGreatCirclesOfASphere() {
    SurfaceMesh sphere = Icosphere.of(48, 50);
    int source = 4321;
    PointMm from = sphere.vertex(source);
    GeodesicDisc disc = disc(sphere, source, 60);
    double worst = 0;
    for (int i = 1; i < disc.size(); i++) {
      PointMm to = sphere.vertex(disc.vertices()[i]);
      double arc = 50 * Math.atan2(from.cross(to).lengthMm(), from.dot(to));
      worst = Math.max(worst, Math.abs(disc.distancesMm()[i] / arc - 1));
    }
    // Edges of 1.2 mm on a radius of 50 mm lie up to h²/8R = 4 µm below the sphere: 0.01 % and
    // less.
    assertThat(worst).isLessThan(2e-4);
    // A cap of 60 mm along a sphere has 2πR²(1 − cos(r/R)) of its area, and of its vertices.
    double share = (1 - Math.cos(60.0 / 50)) / 2;
    assertThat((double) disc.size() / sphere.vertexCount()).isEqualTo(share, within(0.01));
  }

  @Test
  void areTheSameBothWays() {
    SurfaceMesh bumpy = bumpySphere();
    Geodesics geodesics = new Geodesics(new GeodesicMesh(bumpy));
    GeodesicDisc there = geodesics.within(17, 12);
    assertThat(there.size()).isGreaterThan(100);
    for (int i = 0; i < there.size(); i += 7) {
      GeodesicDisc back = geodesics.within(there.vertices()[i], 12.001);
      int at = Arrays.stream(back.vertices()).boxed().toList().indexOf(17);
      assertThat(back.distancesMm()[at]).isEqualTo(there.distancesMm()[i], within(1e-8));
    }
  }

  @Test
  void areNeverLongerThanPathsAlongEdgesAndNeverShorterThanStraightLines() {
    SurfaceMesh bumpy = bumpySphere();
    GeodesicMesh mesh = new GeodesicMesh(bumpy);
    GeodesicDisc exact = new Geodesics(mesh).within(100, 15);
    GeodesicDisc edges = new EdgePaths(mesh).within(100, 30);
    double[] alongEdges = new double[bumpy.vertexCount()];
    for (int i = 0; i < edges.size(); i++) {
      alongEdges[edges.vertices()[i]] = edges.distancesMm()[i];
    }
    double excess = 0;
    for (int i = 1; i < exact.size(); i++) {
      int v = exact.vertices()[i];
      assertThat(exact.distancesMm()[i]).isLessThanOrEqualTo(alongEdges[v] + 1e-9);
      assertThat(exact.distancesMm()[i]).isGreaterThanOrEqualTo(bumpy.lengthMm(100, v) - 1e-9);
      excess = Math.max(excess, alongEdges[v] / exact.distancesMm()[i]);
    }
    assertThat(excess).isBetween(1.05, 1.3);
  }

  /** A sphere of 20 mm with bumps of 2 mm, which has convex and saddle vertices alike. */
  private static SurfaceMesh bumpySphere() {
    SurfaceMesh sphere = Icosphere.of(16, 20);
    double[] xyz = sphere.coordinatesMm().clone();
    for (int v = 0; v < sphere.vertexCount(); v++) {
      PointMm p = sphere.vertex(v);
      double factor =
          1
              + 0.1
                  * Math.sin(0.5 * p.xMm())
                  * Math.sin(0.6 * p.yMm() + 1)
                  * Math.sin(0.55 * p.zMm());
      for (int k = 0; k < 3; k++) {
        xyz[3 * v + k] *= factor;
      }
    }
    return new SurfaceMesh(xyz, sphere.corners());
  }

  /**
   * Every path over faces is a chain of straight pieces: refining the mesh must find no shorter.
   */
  @Test
  void agreeWithPathsAlongEdgesOfARefinedMesh() {
    SurfaceMesh bumpy = bumpySphere();
    GeodesicDisc exact = disc(bumpy, 100, 8);
    double[] refined = RefinedMesh.distancesMm(bumpy, 24, 100, 10);
    double worst = 0;
    for (int i = 1; i < exact.size(); i++) {
      double longer = refined[exact.vertices()[i]] / exact.distancesMm()[i] - 1;
      assertThat(longer).isGreaterThan(-1e-9);
      worst = Math.max(worst, longer);
    }
    // 24 points on an edge: paths between them are straight within a triangle, and bend by chance.
    assertThat(worst).isLessThan(2e-3);
  }

  @Test
  void forgetOneSourceBeforeTheNext() {
    GeodesicMesh mesh = new GeodesicMesh(bumpySphere());
    Geodesics geodesics = new Geodesics(mesh);
    GeodesicDisc first = geodesics.within(5, 9);
    geodesics.within(800, 20);
    GeodesicDisc again = geodesics.within(5, 9);
    assertThat(again.vertices()).isEqualTo(first.vertices());
    assertThat(again.distancesMm()).isEqualTo(first.distancesMm());
  }

  @Test
  void needAVertexAndARadius() {
    Geodesics geodesics = new Geodesics(new GeodesicMesh(Icosphere.of(1, 1)));
    assertThatThrownBy(() -> geodesics.within(12, 1)).hasMessageContaining("got 12 and 1.0");
    assertThatThrownBy(() -> geodesics.within(0, 0)).hasMessageContaining("over 0 mm");
    assertThatThrownBy(() -> Icosphere.of(0, 1)).hasMessageContaining("between 1 and 1000");
  }
}
