package org.cytostudy.imaging.vips;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.cytostudy.imaging.slide.ImageFormatException;
import org.cytostudy.imaging.slide.ImageFormatException.Problem;
import org.junit.jupiter.api.Test;

class VipsLibraryTest {
  @Test
  void isAbsentWhereNoLibraryHasItsName() {
    assertThat(VipsLibrary.find(List.of("libno-such-thing.so.42"))).isEmpty();
  }

  @Test
  void namesThePackagesToInstallWhereItIsAbsent() {
    Optional<VipsLibrary> absent = VipsLibrary.find(List.of());
    assertThatThrownBy(() -> VipsLibrary.require(absent, "A Leica SCN file", null))
        .isInstanceOfSatisfying(
            ImageFormatException.class,
            e -> {
              assertThat(e.problem()).isEqualTo(Problem.LIBRARY_MISSING);
              assertThat(e.what()).startsWith("A Leica SCN file");
              assertThat(e.action()).contains("libvips42", "libopenslide0", "brew install vips");
            });
  }
}
