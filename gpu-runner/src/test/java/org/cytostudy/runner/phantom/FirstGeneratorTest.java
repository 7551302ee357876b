package org.cytostudy.runner.phantom;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.cytostudy.core.hash.Sha256;
import org.cytostudy.core.job.CytostudyJson;
import org.cytostudy.core.job.PhantomSpec;
import org.cytostudy.runner.phantom.CorticalArea.IsoFactors;
import org.junit.jupiter.api.Test;

/**
 * The same version, specification and seed give the same bytes. The hashes were taken from
 * generator 1 before there was another one.
 */
class FirstGeneratorTest {
  private static final PhantomSpec SPEC = Phantoms.spec(2, 2, 40, 20);
  private static final SectionModel SECTION = new Cortex(SPEC, 5, Phantoms.ANY_ISO).section(1, 1);

  private static String hash(Object value) throws IOException {
    return Sha256.of(CytostudyJson.mapper().writeValueAsString(value)).hex();
  }

  @Test
  void pixelsAreTheOnesTheyWere() {
    GreyImage image = new SectionRenderer(new Histology(SPEC)).render(SECTION);
    assertThat(Sha256.of(image.samples()).hex())
        .isEqualTo("e6a0f8bd02821961859e57bcea1dbd4a57c7a8421c895e70ed5494292a5cbe69");
  }

  @Test
  void registrationAnnotationsAndTruthAreTheOnesTheyWere() throws IOException {
    assertThat(hash(RibbonStations.of(SECTION)))
        .isEqualTo("4735d7a309289e7367306dae9295a1c4d46960a611eaf25b0d80076b38c585ff");
    assertThat(hash(AreaAnnotations.of(SECTION)))
        .isEqualTo("bbe2de2bdecea77046a9457847b31788ac6c1c241c6453690675f9ffcc74c9cf");
    assertThat(hash(PhantomTruth.of(SPEC, 5, Phantoms.ANY_ISO, List.of(SectionTruth.of(SECTION)))))
        .isEqualTo("f09737bb0e546f16c285ada5d29c29051e7a4676d8339fb6c7e4f1f13c342f9b");
  }

  @Test
  void isoFactorsAreTheOnesTheyWere() {
    assertThat(IsoCalibration.of(SPEC))
        .isEqualTo(new IsoFactors(.4873622702731865, .4964462136319612));
  }
}
