package org.cytostudy.imaging.libtiff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.cytostudy.imaging.slide.ImageFormatException;
import org.cytostudy.imaging.slide.ImageFormatException.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

class LibTiffLibraryTest {
  @Test
  void namesThePackageToInstallWhereItIsMissing() {
    Optional<LibTiffLibrary> missing = LibTiffLibrary.find(List.of("libtiff-that-is-not-there.so"));
    assertThat(missing).isEmpty();
    assertThatThrownBy(() -> LibTiffLibrary.require(missing, 50_001, "WebP", "IFD 0, tag 259"))
        .isInstanceOfSatisfying(
            ImageFormatException.class,
            e -> {
              assertThat(e.problem()).isEqualTo(Problem.LIBRARY_MISSING);
              assertThat(e.what()).contains("WebP");
              assertThat(e.where()).isEqualTo("IFD 0, tag 259");
              assertThat(e.action()).contains("apt install libtiff6");
            });
  }

  @Test
  void takesNoLibraryThatLacksItsFunctions() {
    assertThat(LibTiffLibrary.find(List.of("libc.so.6"))).isEmpty();
  }

  @Test
  @EnabledIf(
      value = "org.cytostudy.imaging.libtiff.LibTiffFixture#available",
      disabledReason = "libtiff is not installed")
  void refusesCompressionsThatItWasBuiltWithout() {
    assertThatThrownBy(
            () -> LibTiffLibrary.require(LibTiffLibrary.find(), 65_000, "Compression 65000", null))
        .isInstanceOfSatisfying(
            ImageFormatException.class,
            e -> assertThat(e.problem()).isEqualTo(Problem.UNSUPPORTED));
  }
}
