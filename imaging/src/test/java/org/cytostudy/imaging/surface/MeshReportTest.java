package org.cytostudy.imaging.surface;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.cytostudy.core.space.PointMm;
import org.cytostudy.imaging.space.Affine3;
import org.junit.jupiter.api.Test;

class MeshReportTest {
  /** Corners of a unit cube's lower part and one above: enough for every fault. */
  private static final double[] POINTS = {
    0, 0, 0, 1, 0, 0, 0, 1, 0, 1, 1, 0, 0, 0, 1, 5, 5, 5, 6, 5, 5, 5, 6, 5, 2, 0, 0
  };

  private static MeshReport report(int... triangles) {
    return MeshReport.of(new SurfaceMesh(POINTS, triangles));
  }

  @Test
  void findsNothingWrongWithASphere() {
    MeshReport report = MeshReport.of(Icosphere.of(7, 10));
    assertThat(report.faults()).isEmpty();
    assertThat(report.vertices()).isEqualTo(492);
    assertThat(report.triangles()).isEqualTo(980);
    assertThat(report.borderEdges()).isZero();
    assertThat(report.eulerCharacteristic()).isEqualTo(2);
    assertThat(report.parts()).containsExactly(new MeshReport.Part(0, 492));
  }

  @Test
  void countsBordersAndNamesParts() {
    MeshReport report = report(0, 1, 2, 1, 3, 2, 5, 6, 7);
    assertThat(report.faults()).isEmpty();
    assertThat(report.borderEdges()).isEqualTo(7);
    assertThat(report.parts())
        .containsExactly(new MeshReport.Part(0, 4), new MeshReport.Part(5, 3));
    assertThat(report.unusedVertices()).isEqualTo(2);
    assertThat(report.eulerCharacteristic()).isEqualTo(2);
  }

  @Test
  void saysWhatKeepsAMeshFromBeingASurface() {
    assertThat(report(0, 1, 2, 1, 0, 3, 0, 1, 4).faults())
        .containsExactly(
            "1 edges have more than two triangles, the first between vertices 0 and 1");
    assertThat(report(0, 1, 2, 1, 2, 3).faults())
        .containsExactly(
            "1 edges have triangles that turn opposite ways, the first between vertices 1 and 2");
    assertThat(report(0, 1, 2, 0, 4, 5).faults())
        .containsExactly(
            "1 vertices join parts that touch in one point only, the first at vertex 0");
    assertThat(report(0, 1, 8).faults())
        .containsExactly("1 triangles have no area, the first as triangle 0");
    assertThat(report(0, 1, 1).faults())
        .contains("1 triangles have no area, the first as triangle 0");
    assertThat(report().faults()).hasSize(1);
    assertThatThrownBy(() -> new GeodesicMesh(new SurfaceMesh(POINTS, new int[] {0, 1, 8})))
        .hasMessage(
            "Distances need a manifold mesh of triangles that turn alike: 1 triangles have no area,"
                + " the first as triangle 0");
  }

  @Test
  void sumsTheAreaOfItsTriangles() {
    assertThat(new SurfaceMesh(POINTS, new int[] {0, 1, 2, 1, 3, 2}).areaMm2()).isEqualTo(1);
    // A mesh within the sphere falls short of 4πr².
    assertThat(Icosphere.of(20, 50).areaMm2() / (4 * Math.PI * 2500)).isBetween(.995, 1.0);
  }

  @Test
  void refusesTrianglesOfVerticesThatDoNotExist() {
    assertThatThrownBy(() -> new SurfaceMesh(POINTS, new int[] {0, 1, 9}))
        .hasMessage("Triangle 0 names vertex 9, but there are 9");
    assertThatThrownBy(() -> new SurfaceMesh(POINTS, new int[] {0, 1, -1}))
        .hasMessageContaining("vertex -1");
    assertThatThrownBy(() -> new SurfaceMesh(new double[] {0, 0, Double.NaN}, new int[0]))
        .hasMessageContaining("Vertex 0");
    assertThatThrownBy(() -> new SurfaceMesh(new double[2], new int[0]))
        .hasMessageContaining("got 2 and 0");
  }

  @Test
  void keepsOutsideOutsideWhenItIsMirrored() {
    SurfaceMesh sphere = Icosphere.of(5, 10);
    Affine3 mirror = Affine3.ofRows(-1, 0, 0, 3, 0, 1, 0, 0, 0, 0, 1, 0);
    for (SurfaceMesh mesh : new SurfaceMesh[] {sphere, sphere.transformed(mirror)}) {
      double[] normals = mesh.vertexNormals();
      double middle = mesh == sphere ? 0 : 3;
      for (int v = 0; v < mesh.vertexCount(); v++) {
        PointMm normal = new PointMm(normals[3 * v], normals[3 * v + 1], normals[3 * v + 2]);
        PointMm outward = mesh.vertex(v).minus(new PointMm(middle, 0, 0)).times(0.1);
        assertThat(normal.dot(outward)).isGreaterThan(0.99);
      }
    }
  }
}
