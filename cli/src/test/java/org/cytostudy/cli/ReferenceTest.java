package org.cytostudy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ReferenceTest {

  @Test
  void theReferenceIsWhatTheCommandsSayAboutThemselves() throws IOException {
    String checkedIn = Files.readString(Path.of("../docs/reference/cli.md"));
    assertThat(checkedIn)
        .as("./cytostudy reference > docs/reference/cli.md")
        .isEqualTo(ReferenceCommand.markdown(Main.commandLine()));
  }
}
