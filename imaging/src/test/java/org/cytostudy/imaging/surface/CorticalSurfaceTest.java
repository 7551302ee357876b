package org.cytostudy.imaging.surface;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.cytostudy.core.space.Hemisphere;
import org.cytostudy.core.space.PointMm;
import org.cytostudy.core.space.Space;
import org.cytostudy.core.space.SpacePoint;
import org.cytostudy.imaging.space.Affine3;
import org.cytostudy.imaging.surface.HemisphereSurface.SurfaceVertex;
import org.junit.jupiter.api.Test;

class CorticalSurfaceTest {
  private static final Space SPACE = Space.parse("a@1");

  private static HemisphereSurface half(Space space, Hemisphere side, double xMm) {
    Affine3 shift = Affine3.ofRows(1, 0, 0, xMm, 0, 1, 0, 0, 0, 0, 1, 0);
    return new HemisphereSurface(space, side, Icosphere.of(10, 30).transformed(shift));
  }

  @Test
  void mapsPointsToTheVertexOfTheNearerHemisphere() {
    HemisphereSurface left = half(SPACE, Hemisphere.LEFT, -40);
    HemisphereSurface right = half(SPACE, Hemisphere.RIGHT, 40);
    CorticalSurface surface = new CorticalSurface("mid", "1", List.of(left, right));
    assertThat(surface.space()).isEqualTo(SPACE);
    for (HemisphereSurface side : List.of(left, right)) {
      SpacePoint near = new SpacePoint(SPACE, side.mesh().vertex(77).plus(new PointMm(0, 0, 0.5)));
      SurfaceVertex found = surface.locate(near, 1).orElseThrow();
      assertThat(found.hemisphere()).isEqualTo(side.hemisphere());
      assertThat(found.vertex()).isEqualTo(77);
      assertThat(found.distanceMm()).isEqualTo(0.5, within(1e-9));
      assertThat(surface.locate(near, 0.49)).isEmpty();
    }
  }

  @Test
  void holdsEachHemisphereOnceAndInOneSpace() {
    HemisphereSurface left = half(SPACE, Hemisphere.LEFT, 0);
    HemisphereSurface elsewhere = half(Space.parse("b@1"), Hemisphere.RIGHT, 0);
    assertThatThrownBy(() -> new CorticalSurface("mid", "1", List.of(left, left)))
        .hasMessageContaining("twice");
    assertThatThrownBy(() -> new CorticalSurface("mid", "1", List.of(left, elsewhere)))
        .hasMessageContaining("of one space");
    assertThatThrownBy(() -> new CorticalSurface("mid", "1", List.of()))
        .hasMessageContaining("must be there");
  }

  @Test
  void listsPartnersOfEachVertexTheSameWayOnAnyNumberOfThreads() throws InterruptedException {
    GeodesicMesh mesh = new GeodesicMesh(Icosphere.of(20, 30));
    int[] vertices = new int[500];
    for (int i = 0; i < vertices.length; i++) {
      vertices[i] = (i * 1237) % mesh.mesh().vertexCount();
    }
    GeodesicPairs pairs = GeodesicPairs.within(mesh, vertices, 9, 1);
    assertThat(pairs.starts()).isSorted().startsWith(0).endsWith(pairs.partners().length);
    for (int row = 0; row < vertices.length; row++) {
      PointMm from = mesh.mesh().vertex(vertices[row]);
      int clearlyWithin = 0;
      for (int other = 0; other < vertices.length; other++) {
        PointMm to = mesh.mesh().vertex(vertices[other]);
        double arcMm = 30 * Math.atan2(from.cross(to).lengthMm(), from.dot(to));
        clearlyWithin += other != row && arcMm < 8.95 ? 1 : 0;
      }
      assertThat(pairs.starts()[row + 1] - pairs.starts()[row])
          .isBetween(clearlyWithin, clearlyWithin + 4);
      for (int i = pairs.starts()[row]; i < pairs.starts()[row + 1]; i++) {
        PointMm to = mesh.mesh().vertex(vertices[pairs.partners()[i]]);
        double arcMm = 30 * Math.atan2(from.cross(to).lengthMm(), from.dot(to));
        assertThat((double) pairs.distancesMm()[i]).isEqualTo(arcMm, within(0.02));
      }
    }
    GeodesicPairs again = GeodesicPairs.within(mesh, vertices, 9, 3);
    assertThat(again.starts()).isEqualTo(pairs.starts());
    assertThat(again.partners()).isEqualTo(pairs.partners());
    assertThat(again.distancesMm()).isEqualTo(pairs.distancesMm());
    assertThatThrownBy(() -> GeodesicPairs.within(mesh, new int[] {5, 5}, 9, 1))
        .hasMessageContaining("Vertex 5 is given twice");
    assertThatThrownBy(() -> GeodesicPairs.within(mesh, new int[] {5, -1}, 9, 1))
        .hasMessageContaining("not of the mesh");
  }
}
