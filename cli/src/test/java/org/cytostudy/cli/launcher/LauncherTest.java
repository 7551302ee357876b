package org.cytostudy.cli.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
            .replace(" /Applications ", " " + machine + "/Applications ")
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
    assertThat(launch(Map.of()).err())
        .contains("Node 20.19, 22.13, 24 or newer with npm, found 18.19.0");
  }

  @ParameterizedTest
  @CsvSource({
    "20.18.9,false",
    "20.19.0,true",
    "21.7.0,false",
    "22.12.0,false",
    "22.13.0,true",
    "23.11.0,false",
    "24.0.0,true",
    "26.1.0,true"
  })
  void takesTheVersionsOfNodeThatThePackagesTake(String version, boolean fits) throws Exception {
    jdk("good", "25.0.1");
    buildTools(version);
    Said said = launch(Map.of());
    assertThat(said.err().contains("needs Node")).as(said.toString()).isEqualTo(!fits);
  }

  @Test
  void saysWhatTheFirstBuildDownloadsAndLaterNothing() throws Exception {
    jdk("good", "25.0.1");
    buildTools("24.0.0");
    assertThat(launch(Map.of()).err())
        .contains("Building (once")
        .contains("download about 650 MB")
        .contains(machine.resolve("home") + "/.m2/repository");
    Files.createDirectories(machine.resolve("home/.m2/repository/ai/djl/pytorch"));
    Files.createDirectories(root.resolve("web-ui/node_modules"));
    assertThat(launch(Map.of()).err()).contains("Building (once").doesNotContain("650 MB");
  }

  @Test
  void buildsWhatIsStaleAndNothingElse() throws Exception {
    jdk("good", "25.0.1");
    buildTools("24.0.0");
    pretendThatAllIsBuilt();
    assertThat(launch(Map.of()).out()).isEqualTo("good runs\n");
    assertThat(mavenRuns()).isEmpty();

    Path source = root.resolve("core/src/A.java");
    Files.createDirectories(source.getParent());
    Files.createFile(source);
    later(source);
    launch(Map.of());
    assertThat(mavenRuns()).hasSize(1).first().asString().contains("package -DskipTests");
  }

  @Test
  void aTestOfOneRoomLeavesTheOthersStale() throws Exception {
    jdk("good", "25.0.1");
    buildTools("24.0.0");
    pretendThatAllIsBuilt();
    Path stamp = root.resolve("target/built");
    FileTime before = Files.getLastModifiedTime(stamp);
    Map<String, String> browser = Map.of("CHROMIUM", "/somewhere/chromium");
    assertThat(launch(browser, "test", "-pl", "core").exitCode()).isZero();
    assertThat(Files.getLastModifiedTime(stamp)).isEqualTo(before);
    assertThat(launch(browser, "test").exitCode()).isZero();
    assertThat(Files.getLastModifiedTime(stamp)).isGreaterThan(before);
    assertThat(mavenRuns()).containsExactly("-B -ntp verify -pl core", "-B -ntp -T 3 verify");
  }

  @Test
  void findsChromeAmongTheApplicationsOfAMac() throws Exception {
    jdk("good", "25.0.1");
    buildTools("24.0.0");
    Said without = launch(Map.of(), "test");
    assertThat(without.exitCode()).isEqualTo(1);
    assertThat(without.err()).contains("need Chromium").contains("set CHROMIUM");
    Path chrome = machine.resolve("Applications/Google Chrome.app/Contents/MacOS/Google Chrome");
    Files.createDirectories(chrome.getParent());
    executable(chrome, "#!/bin/sh\n");
    assertThat(launch(Map.of(), "test").exitCode()).isZero();
    assertThat(root.resolve("chromium")).hasContent(chrome.toString());
  }

  /** A Maven that writes down what it is asked, a Node of this version, an npm. */
  private void buildTools(String node) throws IOException {
    executable(
        machine.resolve("bin/mvn"),
        """
        #!/bin/sh
        if [ "$1" = -v ]; then echo 'Apache Maven 3.9.1 (x)'; exit; fi
        echo "$@" >> "$PWD/maven-runs"; echo "$CHROMIUM" > "$PWD/chromium"
        """);
    executable(machine.resolve("bin/node"), "#!/bin/sh\necho v" + node + "\n");
    executable(machine.resolve("bin/npm"), "#!/bin/sh\n");
  }

  private List<String> mavenRuns() throws IOException {
    Path runs = root.resolve("maven-runs");
    return Files.exists(runs) ? Files.readAllLines(runs) : List.of();
  }

  private static void later(Path file) throws IOException {
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().plusSeconds(5)));
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
      // Time enough before whatever the test does next.
      Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(60)));
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

  private Said launch(Map<String, String> environment, String... arguments) throws Exception {
    Path out = machine.resolve("out.txt");
    Path err = machine.resolve("err.txt");
    List<String> command = new ArrayList<>(List.of(root.resolve("cytostudy").toString()));
    command.addAll(arguments.length == 0 ? List.of("status") : List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
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
