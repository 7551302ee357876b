package org.cytostudy.core.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.List;
import org.cytostudy.core.job.ObjectiveSpec.Distance;
import org.cytostudy.core.job.ObjectiveSpec.Hemispheres;
import org.cytostudy.core.job.ObjectiveSpec.Pairing;
import org.cytostudy.core.job.PretrainSpec.AugmentationSpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ObjectiveSpecTest {
  /** As manifests had it before there were soft weights. */
  private static final String OLD_SPATIAL_NCE =
      "{\"kind\":\"spatial-nce\",\"temperature\":0.1,\"positiveRadiusMm\":5.0,\"negativeRadiusMm\":10.0,\"crossBrainFraction\":0.5,\"excludeSameSection\":true,\"shuffleCoordinates\":false,\"distance\":\"geodesic\",\"hemispheres\":\"apart\"}";

  private static final String OLD_AUGMENTATION =
      "{\"rotationDeg\":6.0,\"scaleFraction\":0.08,\"shiftFraction\":0.25,\"flip\":true,\"gammaLog\":0.35,\"gainFraction\":0.07,\"noiseSd\":0.03}";

  private static String written(Object spec) throws JsonProcessingException {
    return CytostudyJson.mapper().writeValueAsString(spec);
  }

  private static ObjectiveSpec read(String json) throws JsonProcessingException {
    return CytostudyJson.mapper().readValue(json, ObjectiveSpec.class);
  }

  @Test
  void whatWasWrittenBeforeKeepsItsBytes() throws JsonProcessingException {
    assertThat(read(OLD_SPATIAL_NCE)).isEqualTo(ObjectiveSpec.demoSpatialNce());
    assertThat(written(ObjectiveSpec.demoSpatialNce())).isEqualTo(OLD_SPATIAL_NCE);
    AugmentationSpec augmentation =
        PretrainSpec.demo(ObjectiveSpec.demoSpatialNce()).augmentation();
    assertThat(CytostudyJson.mapper().readValue(OLD_AUGMENTATION, AugmentationSpec.class))
        .isEqualTo(augmentation);
    assertThat(written(augmentation)).isEqualTo(OLD_AUGMENTATION);
  }

  @Test
  void everyKindComesBackAsItWasWritten() throws JsonProcessingException {
    for (ObjectiveSpec spec :
        List.of(
            new ObjectiveSpec.SpatialNce(
                .1, 5, 9, 0, false, true, Distance.WITHIN_SECTION, Hemispheres.APART, 2.5),
            ObjectiveSpec.demoFixedRadius(),
            ObjectiveSpec.demoVicReg(),
            new ObjectiveSpec.Supervised(5, 1, 3))) {
      assertThat(read(written(spec))).isEqualTo(spec);
    }
    assertThat(written(ObjectiveSpec.demoVicReg()))
        .contains("\"kind\":\"vicreg\"", "\"pairing\":\"same-patch\"");
    assertThat(written(ObjectiveSpec.demoFixedRadius())).contains("\"kind\":\"fixed-radius\"");
    assertThat(written(ObjectiveSpec.demoSupervised())).contains("\"kind\":\"supervised\"");
  }

  @Test
  void whatIsNotNamedIsTheUsual() throws JsonProcessingException {
    assertThat(
            read(
                "{\"kind\":\"vicreg\",\"invariance\":25,\"variance\":25,\"covariance\":1,\"positiveRadiusMm\":5,\"crossBrainFraction\":0.5,\"excludeSameSection\":true}"))
        .isEqualTo(ObjectiveSpec.demoVicReg());
  }

  @Test
  void withinASectionThereIsNoPartnerOfAnother() {
    assertThatThrownBy(() -> spatial(0, true)).hasMessageContaining("excludeSameSection must be");
    assertThatThrownBy(() -> spatial(0.5, false))
        .hasMessageContaining("crossBrainFraction must be 0");
    assertThatThrownBy(() -> vicReg(Pairing.SPATIAL, 1)).hasMessageContaining("excludeSameSection");
    assertThat(vicReg(Pairing.SAME_PATCH, 1).measuresAlongTheCortex()).isFalse();
  }

  private static ObjectiveSpec spatial(double crossBrainFraction, boolean excludeSameSection) {
    return new ObjectiveSpec.SpatialNce(
        .1,
        5,
        10,
        crossBrainFraction,
        excludeSameSection,
        false,
        Distance.WITHIN_SECTION,
        Hemispheres.APART,
        null);
  }

  private static ObjectiveSpec vicReg(Pairing pairing, double covariance) {
    return new ObjectiveSpec.VicReg(
        0, 0, covariance, pairing, 5, 0, true, Distance.WITHIN_SECTION, Hemispheres.APART);
  }

  @Test
  void vicRegOptimisesSomething() {
    assertThatThrownBy(() -> vicReg(Pairing.SAME_PATCH, 0))
        .hasMessageContaining("must not all be 0");
  }

  @Test
  void onlyGeodesicsOfSpatialPartnersNeedTheCortex() {
    assertThat(ObjectiveSpec.demoSpatialNce().measuresAlongTheCortex()).isTrue();
    assertThat(
            new ObjectiveSpec.VicReg(
                    1, 1, 1, Pairing.SPATIAL, 5, 0, true, Distance.GEODESIC, Hemispheres.APART)
                .measuresAlongTheCortex())
        .isTrue();
    for (ObjectiveSpec spec :
        List.of(
            ObjectiveSpec.demoVicReg(),
            ObjectiveSpec.demoFixedRadius(),
            ObjectiveSpec.demoSimClr(),
            ObjectiveSpec.demoSupervised(),
            new ObjectiveSpec.Untrained())) {
      assertThat(spec.measuresAlongTheCortex()).isFalse();
    }
  }

  @Test
  void aRangeOfScalesHasTwoEndsInOrder() {
    assertThatThrownBy(() -> scales(0.9, null)).hasMessageContaining("must be given together");
    assertThatThrownBy(() -> scales(1.3, 0.9)).hasMessageContaining("must not be smaller");
    assertThat(scales(0.9, 1.3).smallestScale()).isEqualTo(0.9);
    assertThat(scales(0.9, 1.3).largestScale()).isEqualTo(1.3);
    assertThat(scales(null, null).smallestScale()).isEqualTo(0.92);
    assertThat(scales(null, null).largestScale()).isEqualTo(1.08);
  }

  private static AugmentationSpec scales(@Nullable Double min, @Nullable Double max) {
    return new AugmentationSpec(6, .08, .25, true, .35, .07, .03, null, null, min, max);
  }
}
