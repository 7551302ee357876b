package org.cytostudy.imaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.cytostudy.imaging.slide.ImageFormatException;
import org.cytostudy.imaging.slide.ImageFormatException.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SlideReadersTest {
  @TempDir Path folder;

  private void assertRefused(byte[] bytes, Problem problem, String action) throws IOException {
    Path file = Files.write(folder.resolve("a"), bytes);
    assertThatThrownBy(() -> SlideReaders.open(file))
        .isInstanceOfSatisfying(
            ImageFormatException.class,
            e -> {
              assertThat(e.problem()).isEqualTo(problem);
              assertThat(e.action()).contains(action);
            });
  }

  @Test
  void saysWhatToDoWithFilesThatAreNoImages() throws IOException {
    assertRefused(new byte[0], Problem.EMPTY, "Copy the file again");
    assertRefused(new byte[] {'P', 'K', 3, 4}, Problem.UNSUPPORTED, "Unpack it");
    assertRefused(new byte[] {1, 2, 3, 4}, Problem.NOT_RECOGNISED, "tiled TIFF");
  }

  @Test
  void saysWhichFolderItNeeds() {
    assertThatThrownBy(() -> SlideReaders.open(folder))
        .isInstanceOf(ImageFormatException.class)
        .hasMessageContaining("multiscales");
  }
}
