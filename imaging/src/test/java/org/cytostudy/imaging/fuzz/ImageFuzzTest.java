package org.cytostudy.imaging.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs {@link ImageFuzz} in a JVM of its own with a heap of 256 MB: a few thousand mutants in every
 * build, and as many as {@code -Dfuzz.inputs} says, from the seed {@code -Dfuzz.seed}.
 */
class ImageFuzzTest {
  @TempDir Path folder;

  @Test
  void damagedFilesAreReadOrRefusedWithAReason() throws IOException, InterruptedException {
    Path log = folder.resolve("fuzz.log");
    int exit =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xms256m",
                    "-Xmx256m",
                    "-Djava.awt.headless=true",
                    "--enable-native-access=ALL-UNNAMED",
                    "-cp",
                    System.getProperty("java.class.path"),
                    ImageFuzz.class.getName(),
                    System.getProperty("fuzz.inputs", "4000"),
                    System.getProperty("fuzz.seed", "1"),
                    folder.resolve("mutants").toString()))
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start()
            .waitFor();
    String printed = Files.readString(log);
    System.out.println(printed);
    assertThat(exit).as(printed).isZero();
    assertThat(printed).containsPattern("FAULTS +0");
  }
}
