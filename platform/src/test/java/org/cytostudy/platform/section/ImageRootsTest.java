package org.cytostudy.platform.section;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.cytostudy.core.id.ProjectId;
import org.junit.jupiter.api.Test;

class ImageRootsTest {
  private final ProjectId named = new ProjectId(UUID.randomUUID());
  private final ProjectId other = new ProjectId(UUID.randomUUID());

  @Test
  void aRootIsOpenToTheProjectsThatAreNamed() {
    ImageRoots roots = roots(UUID.randomUUID() + "," + named);
    assertThat(roots.folder("scans", named)).contains(Path.of("/mnt/scans"));
    assertThat(roots.folder("scans", other)).isEmpty();
    assertThat(roots.openTo(named)).containsExactly("free", "scans");
    assertThat(roots.openTo(other)).containsExactly("free");
  }

  @Test
  void aStarOpensARootToEveryProject() {
    assertThat(roots("*").folder("scans", other)).isPresent();
  }

  @Test
  void anUnknownRootIsOpenToNobody() {
    assertThat(roots("*").folder("elsewhere", named)).isEmpty();
  }

  private static ImageRoots roots(String projectsOfScans) {
    return new ImageRoots(
        new SmallRyeConfigBuilder()
            .withMapping(ImagesConfig.class)
            .withSources(
                new PropertiesConfigSource(
                    Map.of(
                        "cytostudy.images.roots.scans", "/mnt/scans",
                        "cytostudy.images.roots.free", "/mnt/free",
                        "cytostudy.images.projects.\"scans\"", projectsOfScans),
                    "test",
                    100))
            .build()
            .getConfigMapping(ImagesConfig.class));
  }
}
