package org.cytostudy.runner.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.cytostudy.core.job.ArtefactKind;
import org.cytostudy.core.job.ImageLocation;
import org.cytostudy.core.job.InputRef;
import org.cytostudy.imaging.ContentHash;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Images that are folders, such as OME-Zarr stores, where they lie. */
class InputResolverTest {
  @TempDir Path folder;
  private Path image;

  @BeforeEach
  void store() throws IOException {
    image = Files.createDirectories(folder.resolve("scans/s1.zarr"));
    Files.writeString(image.resolve(".zgroup"), "{}");
    Files.createDirectories(image.resolve("0"));
    Files.writeString(image.resolve("0/0.0"), "chunk");
  }

  private InputRef input() throws IOException {
    ContentHash content = ContentHash.of(image, bytes -> {});
    return new InputRef(
        "image",
        "s1.zarr",
        ArtefactKind.SECTION_IMAGE,
        content.sha256(),
        content.bytes(),
        new ImageLocation("lab", "s1.zarr"),
        null);
  }

  private List<StepContext.InputFile> resolve(InputRef input) throws IOException {
    return new InputResolver(folder.resolve("store"), Map.of("lab", folder.resolve("scans")))
        .resolve(List.of(input), 1);
  }

  @Test
  void findsAFolderAndChecksAllOfIt() throws IOException {
    assertThat(resolve(input()).getFirst().path()).isEqualTo(image.toRealPath());
  }

  @Test
  void refusesAFolderInWhichAFileChanged() throws IOException {
    InputRef before = input();
    Files.writeString(image.resolve("0/0.0"), "CHUNK");
    assertThatThrownBy(() -> resolve(before))
        .isInstanceOf(StepFailure.class)
        .hasMessageContaining("changed since it was registered");
    Files.writeString(image.resolve("0/0.1"), "more");
    assertThatThrownBy(() -> resolve(before)).hasMessageContaining("bytes");
  }

  @Test
  void refusesAFolderThatHoldsALink() throws IOException {
    InputRef before = input();
    Files.createSymbolicLink(image.resolve("0/link"), folder);
    assertThatThrownBy(() -> resolve(before))
        .isInstanceOf(StepFailure.class)
        .hasMessageContaining("link");
  }
}
