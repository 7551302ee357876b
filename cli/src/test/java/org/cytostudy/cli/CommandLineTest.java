package org.cytostudy.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cytostudy.cli.Told.run;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import org.cytostudy.core.job.CytostudyJson;
import org.cytostudy.core.process.ProcessIdentity;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What a person reads who asked for something that cannot be: a sentence with what to do. */
class CommandLineTest {
  private static final String HOME = "cytostudy.home";

  @TempDir Path folder;
  private String homeBefore = "";

  @BeforeEach
  void pretendThatAllIsBuilt() throws IOException {
    homeBefore = System.getProperty(HOME, "");
    Path home = folder.resolve("home");
    for (String jar :
        List.of(
            "platform/target/quarkus-app/quarkus-run.jar",
            "gpu-runner/target/cytostudy-gpu-runner-0.1.0-SNAPSHOT.jar")) {
      Files.createDirectories(home.resolve(jar).getParent());
      Files.createFile(home.resolve(jar));
    }
    System.setProperty(HOME, home.toString());
  }

  @AfterEach
  void restore() {
    if (homeBefore.isEmpty()) {
      System.clearProperty(HOME);
    } else {
      System.setProperty(HOME, homeBefore);
    }
  }

  @Test
  void saysWhichOptionIsUnknownAndHowACommandIsUsed() {
    for (String command : List.of("up", "down", "status", "login", "demo")) {
      Told told = run(command, "--colour");
      assertThat(told.exitCode()).as(command).isEqualTo(CommandLine.ExitCode.USAGE);
      assertThat(told.err()).contains("--colour").contains("Usage: cytostudy " + command);
      assertThat(run(command, "--help").out()).contains("Usage: cytostudy " + command);
    }
    assertThat(run("upp").err()).contains("upp").contains("up");
  }

  @Test
  void saysWhatIsWrongWithAPort() throws IOException {
    assertThat(run("up", "--port", "many").err()).contains("--port").contains("many");
    for (String command : List.of("up", "demo")) {
      refused(run(command, "--data", data(), "--port", "70000"), "no port 70000", "1 to 65535");
      try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
        String port = Integer.toString(taken.getLocalPort());
        refused(
            run(command, "--data", data(), "--port", port),
            "Port " + port + " is in use",
            "--port");
      }
    }
  }

  @Test
  void aRefusedStartLeavesTheFolderToTheNext() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = Integer.toString(taken.getLocalPort());
      refused(run("up", "--data", data(), "--port", port), "is in use");
      refused(run("up", "--data", data(), "--port", port), "is in use");
    }
  }

  @Test
  void saysThatAnotherWorksInTheFolder() throws IOException {
    Path run = Files.createDirectories(Path.of(data()).resolve("run"));
    try (FileChannel file =
            FileChannel.open(
                run.resolve("up.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock held = file.lock()) {
      assertThat(held.isValid()).isTrue();
      for (String command : List.of("up", "demo")) {
        refused(
            run(command, "--data", data(), "--port", "7399"),
            "already runs on " + data(),
            "./cytostudy status",
            "./cytostudy down",
            "--data DIR");
      }
    }
  }

  @Test
  void saysThatTheFolderCannotBeWritten() throws IOException {
    // Not even root makes a folder below a file.
    Path file = Files.createFile(folder.resolve("file"));
    String below = file.resolve("data").toString();
    for (Told told :
        List.of(
            run("up", "--data", below, "--port", "7399"),
            run("up", "--detach", "--data", below, "--port", "7399"),
            run("demo", "--exit", "--data", below, "--port", "7399"))) {
      refused(told, "Cannot write in " + below, "--data DIR", "CYTOSTUDY_DATA");
    }
  }

  @Test
  void saysWhatIsNotBuilt() {
    System.setProperty(HOME, folder.resolve("nothing").toString());
    for (String command : List.of("up", "demo")) {
      refused(run(command, "--data", data()), "quarkus-run.jar is missing", "./cytostudy build");
    }
  }

  @Test
  void saysThatNothingRunsOnAFolder() throws IOException {
    Told status = run("status", "--data", data());
    assertThat(status.exitCode()).isEqualTo(3);
    assertThat(status.out()).contains("Nothing runs on " + data()).contains("./cytostudy up");
    refused(run("login", "--data", data()), "No platform runs on " + data(), "./cytostudy up");
    refused(run("run", "list", "--data", data()), "No platform runs on " + data());
    assertThat(run("down", "--data", data()))
        .isEqualTo(new Told(0, "Nothing runs on " + data() + ".\n", ""));
  }

  @Test
  void whatALossOfPowerLeftBehindDoesNotKeepAnybodyFromStopping() throws IOException {
    Path root = Path.of(data());
    Files.createDirectories(root.resolve("pg/data"));
    Files.createDirectories(root.resolve("run"));
    Files.createFile(root.resolve("pg/data/postmaster.pid"));
    Files.writeString(root.resolve("run/up.json"), "{\"url\":");
    assertThat(run("status", "--data", data()).exitCode()).isEqualTo(3);
    assertThat(run("down", "--data", data()).exitCode()).isZero();
    assertThat(root.resolve("run/up.json")).doesNotExist();
  }

  @Test
  void showsWhichProcessIsGoneAndNamesTheRolesThatThereAre() throws Exception {
    Process dead = new ProcessBuilder("true").start();
    ProcessIdentity gone = ProcessIdentity.of(dead.toHandle());
    dead.waitFor();
    Path run = Files.createDirectories(Path.of(data()).resolve("run"));
    var state =
        Map.of(
            "url",
            "http://127.0.0.1:7399",
            "supervisor",
            ProcessIdentity.of(ProcessHandle.current()),
            "children",
            Map.of("platform", gone));
    CytostudyJson.mapper().writeValue(run.resolve("up.json").toFile(), state);
    CytostudyJson.mapper()
        .writeValue(
            run.resolve("login-links.json").toFile(),
            Map.of("auditor", "http://127.0.0.1:7399/login?token=a"));
    Told status = run("status", "--data", data());
    assertThat(status.exitCode()).isEqualTo(3);
    assertThat(status.out())
        .containsPattern("platform +gone")
        .containsPattern("supervisor +running");
    assertThat(run("login", "auditor", "--data", data()).out()).contains("/login?token=a");
    refused(run("login", "king", "--data", data()), "no role 'king'", "auditor");
    refused(run("node", "list", "--as", "king", "--data", data()), "no account 'king'");
    Files.delete(run.resolve("login-links.json"));
    refused(run("login", "--data", data()), "identity provider");
    refused(run("node", "list", "--data", data()), "identity provider", "--token-file");
  }

  private String data() {
    return folder.resolve("data").toString();
  }

  private static void refused(Told told, String... sentences) {
    assertThat(told.exitCode()).as(told.toString()).isEqualTo(1);
    assertThat(told.err()).contains(sentences).doesNotContain("\tat ");
  }
}
