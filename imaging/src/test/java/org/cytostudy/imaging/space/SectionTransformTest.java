package org.cytostudy.imaging.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.cytostudy.core.hash.Sha256;
import org.cytostudy.core.space.PointMm;
import org.cytostudy.core.space.SectionAffine;
import org.cytostudy.core.space.Space;
import org.cytostudy.core.space.SpacePoint;
import org.cytostudy.core.space.SpatialRegistration.DisplacementRef;
import org.cytostudy.core.space.SpatialRegistration.PlacedSection;
import org.cytostudy.core.space.SpatialRegistration.PlaneMarker;
import org.cytostudy.core.space.SpatialRegistration.Source;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SectionTransformTest {
  private static final Space SPACE = Space.parse("a@1");
  private static final Space OTHER = Space.parse("b@1");
  private static final Sha256 HASH = Sha256.of("x");

  /** A coronal section of 10 × 8 mm at y = 2 mm, 1 µm a pixel. */
  private static final SectionAffine CORONAL =
      new SectionAffine(new PointMm(0.001, 0, 0), new PointMm(0, 0, -0.001), new PointMm(-5, 2, 4));

  private static PlacedSection placed(
      List<PlaneMarker> markers, @Nullable DisplacementRef displacement) {
    return new PlacedSection(
        1, HASH, markers, CORONAL, displacement, new Source("ants", "a.mat", HASH));
  }

  /**
   * On a grid of 1 mm from −8: d = (0.1 x, 0.05 y + 0.02 z, −0.1 z), which linear interpolation
   * keeps exactly.
   */
  private static DisplacementField linearField() {
    int n = 17;
    float[][] d = new float[3][n * n * n];
    for (int i = 0; i < n * n * n; i++) {
      double x = i % n - 8;
      double y = i / n % n - 8;
      double z = i / (n * n) - 8;
      d[0][i] = (float) (0.1 * x);
      d[1][i] = (float) (0.05 * y + 0.02 * z);
      d[2][i] = (float) (-0.1 * z);
    }
    Affine3 grid = Affine3.ofRows(1, 0, 0, -8, 0, 1, 0, -8, 0, 0, 1, -8);
    return new DisplacementField(n, n, n, grid, d[0], d[1], d[2]);
  }

  @Test
  void addsTheDisplacementThatLiesAtThePoint() {
    SectionTransform transform =
        new SectionTransform(
            SPACE, placed(List.of(), new DisplacementRef("w.nii", HASH)), linearField());
    // pixel (2500, 1500) is (−2.5, 2, 2.5)
    PointMm expected = new PointMm(-2.5 - 0.25, 2 + 0.1 + 0.05, 2.5 - 0.25);
    assertThat(transform.at(2500, 1500).in(SPACE).distanceMm(expected)).isLessThan(1e-6);
    SectionTransform.OnSection back = transform.locate(new SpacePoint(SPACE, expected));
    assertThat(back.xPx()).isEqualTo(2500, within(0.01));
    assertThat(back.yPx()).isEqualTo(1500, within(0.01));
    assertThat(back.offSectionMm()).isLessThan(1e-5);
  }

  @Test
  void saysHowFarAPointLiesFromTheSection() {
    SectionTransform transform = new SectionTransform(SPACE, placed(List.of(), null), null);
    SectionTransform.OnSection found =
        transform.locate(new SpacePoint(SPACE, new PointMm(-2.5, 2.3, 2.5)));
    assertThat(found.xPx()).isEqualTo(2500, within(1e-6));
    assertThat(found.offSectionMm()).isEqualTo(0.3, within(1e-9));
    SpacePoint foreign = new SpacePoint(OTHER, new PointMm(0, 0, 0));
    assertThatThrownBy(() -> transform.locate(foreign)).hasMessageContaining("b@1");
  }

  @Test
  void displacesNothingOutsideTheGrid() {
    DisplacementField field = linearField();
    assertThat(field.at(new PointMm(8.4, 0, 0)).xMm()).isEqualTo(0.8, within(1e-6));
    assertThat(field.at(new PointMm(8.6, 0, 0))).isEqualTo(new PointMm(0, 0, 0));
  }

  @Test
  void invertsADisplacementAndTellsTheResidual() {
    DisplacementField field = linearField();
    PointMm x = new PointMm(1, -3, 2.25);
    SpaceTransform.Inverse inverse = field.invert(x.plus(field.at(x)));
    assertThat(inverse.point().distanceMm(x)).isLessThan(1e-5);
    assertThat(inverse.residualMm()).isLessThan(1e-6);
    // Everything within 8 mm moves by 100 mm, so nothing is mapped to the origin.
    float[] zero = {0};
    Affine3 oneNode = Affine3.ofRows(16, 0, 0, 0, 0, 16, 0, 0, 0, 0, 16, 0);
    DisplacementField torn = new DisplacementField(1, 1, 1, oneNode, new float[] {100}, zero, zero);
    assertThat(torn.invert(new PointMm(0, 0, 0)).residualMm()).isEqualTo(100, within(1e-9));
  }

  @Test
  void chainsTransformsOfMatchingSpacesOnly() {
    Affine3 shift = Affine3.ofRows(1, 0, 0, 5, 0, 2, 0, 0, 0, 0, 1, 0);
    SpaceTransform linear = new SpaceTransform.Linear(SPACE, OTHER, shift);
    SpaceTransform warp = new SpaceTransform.Displaced(OTHER, OTHER, linearField());
    SpaceTransform chain = new SpaceTransform.Chain(List.of(linear, warp));
    SpacePoint mapped = chain.apply(new SpacePoint(SPACE, new PointMm(-1, 1, 0)));
    // (−1, 1, 0) → (4, 2, 0) → (4.4, 2.1, 0)
    assertThat(mapped.in(OTHER).distanceMm(new PointMm(4.4, 2.1, 0))).isLessThan(1e-6);
    SpaceTransform.Inverse back = chain.invert(mapped.point());
    assertThat(back.point().distanceMm(new PointMm(-1, 1, 0))).isLessThan(1e-5);
    assertThat(back.residualMm()).isLessThan(1e-5);
    assertThatThrownBy(() -> new SpaceTransform.Chain(List.of(warp, linear)))
        .hasMessageContaining("starts in a@1, but the one before it ends in b@1");
    assertThatThrownBy(() -> new SpaceTransform.Chain(List.of())).hasMessageContaining("needs");
    assertThatThrownBy(() -> chain.apply(mapped)).hasMessageContaining("b@1");
    Affine3 flat = Affine3.ofRows(1, 0, 0, 0, 1, 0, 0, 0, 0, 0, 1, 0);
    assertThatThrownBy(() -> new SpaceTransform.Linear(SPACE, OTHER, flat))
        .hasMessageContaining("singular");
  }

  @Test
  void refusesAFieldThatThePlacementDoesNotName() {
    PlacedSection plain = placed(List.of(), null);
    PlacedSection warped = placed(List.of(), new DisplacementRef("w.nii", HASH));
    assertThatThrownBy(() -> new SectionTransform(SPACE, plain, linearField()))
        .hasMessage("Section 1 names no displacement field, but one was given");
    assertThatThrownBy(() -> new SectionTransform(SPACE, warped, null))
        .hasMessage("Section 1 names a displacement field, but none was given");
  }

  @Test
  void refusesMarkersThatDoNotSpanThePlane() {
    PlaneMarker a = new PlaneMarker(0, 0, 0, 0);
    PlaneMarker b = new PlaneMarker(10, 0, 10, 0);
    PlaneMarker c = new PlaneMarker(20, 0, 20, 0);
    assertThatThrownBy(() -> PlaneDeformation.of(List.of(a, b))).hasMessageContaining("line");
    assertThatThrownBy(() -> PlaneDeformation.of(List.of(a, b, c))).hasMessageContaining("line");
    PlaneMarker again = new PlaneMarker(0, 0, 1, 1);
    assertThatThrownBy(() -> PlaneDeformation.of(List.of(a, b, again)))
        .hasMessageContaining("different places");
    assertThatThrownBy(() -> new PlaneMarker(0, Double.NaN, 0, 0)).hasMessageContaining("number");
  }

  @Test
  void refusesFieldsThatAreNoGrid() {
    float[] one = {1};
    Affine3 flat = Affine3.ofRows(1, 0, 0, 0, 1, 0, 0, 0, 0, 0, 1, 0);
    assertThatThrownBy(() -> new DisplacementField(1, 1, 1, flat, one, one, one))
        .hasMessageContaining("singular");
    assertThatThrownBy(() -> new DisplacementField(2, 1, 1, Affine3.IDENTITY, one, one, one))
        .hasMessageContaining("2 nodes has 1");
    assertThatThrownBy(() -> new DisplacementField(0, 1, 1, Affine3.IDENTITY, one, one, one))
        .hasMessageContaining("0 × 1 × 1");
    assertThatThrownBy(
            () ->
                new DisplacementField(1, 1, 1, Affine3.IDENTITY, one, one, new float[] {Float.NaN}))
        .hasMessageContaining("node 0 is no number");
    assertThatThrownBy(() -> Affine3.ofRows(1, 2)).hasMessageContaining("12 numbers");
  }
}
