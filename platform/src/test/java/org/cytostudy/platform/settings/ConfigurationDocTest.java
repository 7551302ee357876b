package org.cytostudy.platform.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The reference of the configuration is what the config interfaces say of themselves. */
class ConfigurationDocTest {
  private static final Path REFERENCE = Path.of("..", "docs", "reference", "configuration.md");
  private static final Path SOURCES = Path.of("src", "main", "java");

  @Test
  void theReferenceListsEveryKeyWithWhatItsInterfaceSays() throws IOException {
    StringBuilder generated =
        new StringBuilder(
            """
            # Configuration of the platform

            Each key can be a system property (`-Dcytostudy.data=/srv/cytostudy`), an environment variable
            (`CYTOSTUDY_DATA`) or a line of `config/application.properties` beside the platform. Keys of
            Quarkus itself hold too, e.g. `quarkus.http.port` (7070), `quarkus.datasource.jdbc.url` (the
            embedded PostgreSQL where it is left out), `quarkus.oidc.*` (mode `oidc`).

            This page is generated: `mvn -pl platform -am test -Dtest=ConfigurationDocTest -Ddocs.update=true`.
            """);
    for (Path source : configs()) {
      generated.append(ConfigSource.read(source).markdown());
    }
    if (Boolean.getBoolean("docs.update")) {
      Files.createDirectories(REFERENCE.getParent());
      Files.writeString(REFERENCE, generated);
    }
    assertThat(Files.readString(REFERENCE)).isEqualTo(generated.toString());
  }

  private static List<Path> configs() throws IOException {
    try (Stream<Path> files = Files.walk(SOURCES)) {
      return files
          .filter(file -> file.getFileName().toString().endsWith("Config.java"))
          .sorted()
          .toList();
    }
  }
}
