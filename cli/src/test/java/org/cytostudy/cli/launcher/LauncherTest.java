package org.cytostudy.cli.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher on machines that lack something; their programmes are made up. */
class LauncherTest {
  private static final String VERSION = "0.1.0-SNAPSHOT";
  private static final List<String> TOOLS =
      List.of(
          "sh", "dirname", "readlink", "sed", "awk", "find", "head", "mkdir", "touch", "mv", "cat");

  @TempDir Path machine;
  private Path root;
  private Path jdks;

  private record Said(int exitCode, String out, String err) {}

  @BeforeEach
  void setUp() throws IOException {
    root = Files.createDirectories(machine.resolve("cytostudy-sources"));
    jdks = Files.createDirectories(machine.resolve("jvm"));
    // This machine's own JDKs are not to be found.
    String script =
        Files.readString(Path.of("../cytostudy"))
            .replace("/usr/lib/jvm/", jdks + "/")
            .replace("/opt/", machine + "/opt/")
            .replace("/Library/Java/", machine + "/Library/Java/")
            .replace("/usr/libexec/java_home", machine + "/java_home");
    executable(root.resolve("cytostudy"), script);
    Path bin = Files.createDirectories(machine.resolve("bin"));
    for (String tool : TOOLS) {
      Files.createSymbolicLink(bin.resolve(tool), find(tool));
    }
  }

  @Test
  void saysWhereToGetAJdkWhereThereIsNone() throws Exception {
    jdk("old", "17.0.2");
    Said said = launch(Map.of());
    assertThat(said.exitCode()).isEqualTo(1);
    assertThat(said.err())
        .contains("no JDK 25 or newer found")
        .contains("apt-get install openjdk-25-jdk")
        .contains("set JAVA_HOME");
  }

  @Test
  void saysThatJavaHomeIsTooOldAndGoesOnWithOneThatIsNot() throws Exception {
    pretendThatAllIsBuilt();
    Path old = jdk("old", "17.0.2");
    Path good = jdk("good", "25.0.1");
    Said said = launch(Map.of("JAVA_HOME", old.toString()));
    assertThat(said.err())
        .contains("JAVA_HOME (" + old + ") is Java 17")
        .contains("Using " + good + " instead");
    assertThat(said.exitCode()).isZero();
    assertThat(said.out()).contains("good runs");
  }

  @Test
  void saysThatJavaHomeIsNoJdkAtAll() throws Exception {
    Said said = launch(Map.of("JAVA_HOME", machine.resolve("nowhere").toString()));
    assertThat(said.exitCode()).isEqualTo(1);
    assertThat(said.err())
        .contains("JAVA_HOME (" + machine.resolve("nowhere") + ") is no JDK")
        .contains("no JDK 25 or newer found");
  }

  @Test
  void saysNothingOfAJavaHomeThatFits() throws Exception {
    pretendThatAllIsBuilt();
    Path chosen = jdk("chosen", "26");
    jdk("another", "25.0.1");
    Said said = launch(Map.of("JAVA_HOME", chosen.toString()));
    assertThat(said).isEqualTo(new Said(0, "chosen runs\n", ""));
  }

  @Test
  void saysWhatIsMissingForABuild() throws Exception {
    jdk("good", "25.0.1");
    Said without = launch(Map.of());
    assertThat(without.exitCode()).isEqualTo(1);
    assertThat(without.err()).contains("Maven 3.8.7 or newer, found none").contains("apt-get");
    executable(machine.resolve("bin/mvn"), "#!/bin/sh\necho 'Apache Maven 3.6.3 (x)'\n");
    assertThat(launch(Map.of()).err()).contains("Maven 3.8.7 or newer, found 3.6.3");
    executable(machine.resolve("bin/mvn"), "#!/bin/sh\necho 'Apache Maven 3.9.1 (x)'\n");
    executable(machine.resolve("bin/node"), "#!/bin/sh\necho v18.19.0\n");
    assertThat(launch(Map.of()).err()).contains("Node 20 or newer with npm, found 18.19.0");
  }

  private void pretendThatAllIsBuilt() throws IOException {
    for (String built :
        List.of(
            "cli/target/cytostudy-cli-" + VERSION + ".jar",
            "platform/target/quarkus-app/quarkus-run.jar",
            "gpu-runner/target/cytostudy-gpu-runner-" + VERSION + ".jar",
            "pom.xml",
            "target/built")) {
      Path file = root.resolve(built);
      Files.createDirectories(file.getParent());
      Files.createFile(file);
    }
  }

  /** A JDK whose java says its name. */
  private Path jdk(String name, String version) throws IOException {
    Path home = jdks.resolve(name);
    Files.createDirectories(home.resolve("bin"));
    Files.writeString(home.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
    executable(home.resolve("bin/javac"), "#!/bin/sh\n");
    executable(home.resolve("bin/java"), "#!/bin/sh\necho " + name + " runs\n");
    return home;
  }

  private Said launch(Map<String, String> environment) throws Exception {
    Path out = machine.resolve("out.txt");
    Path err = machine.resolve("err.txt");
    ProcessBuilder builder =
        new ProcessBuilder(root.resolve("cytostudy").toString(), "status")
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().clear();
    builder.environment().put("PATH", machine.resolve("bin").toString());
    builder.environment().put("HOME", machine.resolve("home").toString());
    builder.environment().putAll(environment);
    int exitCode = builder.start().waitFor();
    return new Said(exitCode, Files.readString(out), Files.readString(err));
  }

  private static void executable(Path file, String text) throws IOException {
    Files.writeString(file, text, StandardCharsets.UTF_8);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private static Path find(String tool) {
    for (String folder : System.getenv("PATH").split(":", -1)) {
      if (Files.isExecutable(Path.of(folder, tool))) {
        return Path.of(folder, tool);
      }
    }
    throw new AssertionError("No " + tool + " on this machine");
  }
}
