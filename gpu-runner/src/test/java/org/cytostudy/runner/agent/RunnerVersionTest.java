package org.cytostudy.runner.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.cytostudy.core.hash.Sha256;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunnerVersionTest {
  @TempDir Path folder;
  private Path runner;
  private Path core;

  @BeforeEach
  void build() throws IOException {
    core = Files.createDirectories(folder.resolve("lib")).resolve("core.jar");
    runner = folder.resolve("runner.jar");
    jar(core, "", "core code");
    jar(runner, "lib/core.jar lib/gone.jar", "runner code");
  }

  @Test
  void changesWithAJarThatOnlyTheManifestNames() throws IOException {
    Sha256 before = version(runner.toString());
    assertThat(version(runner.toString())).isEqualTo(before);
    jar(core, "", "other core code");
    assertThat(version(runner.toString())).isNotEqualTo(before);
  }

  @Test
  void dependsNeitherOnTheOrderNorOnWhereTheFilesLie() throws IOException {
    Sha256 before = version(runner + File.pathSeparator + core);
    assertThat(version(core + File.pathSeparator + runner)).isEqualTo(before);
    Path elsewhere = folder.resolve("elsewhere");
    Files.createDirectories(elsewhere.resolve("lib"));
    Files.copy(runner, elsewhere.resolve("runner.jar"));
    Files.copy(core, elsewhere.resolve("lib/core.jar"));
    assertThat(version(elsewhere.resolve("runner.jar").toString())).isEqualTo(before);
  }

  @Test
  void changesWithAClassFileOfADeveloper() throws IOException {
    Path classes = Files.createDirectories(folder.resolve("classes/org"));
    Files.writeString(classes.resolve("A.class"), "one");
    Sha256 before = version(folder.resolve("classes").toString());
    Files.writeString(classes.resolve("A.class"), "two");
    assertThat(version(folder.resolve("classes").toString())).isNotEqualTo(before);
  }

  @Test
  void changesWithTheLibtorchOfTheEnvironment() throws IOException {
    Path libtorch = Files.createDirectories(folder.resolve("libtorch"));
    Map<String, String> environment =
        Map.of("PYTORCH_LIBRARY_PATH", libtorch.toString(), "PYTORCH_FLAVOR", "cu128");
    Sha256 before = RunnerVersion.build(runner.toString(), environment);
    assertThat(before).isNotEqualTo(version(runner.toString()));
    Files.writeString(libtorch.resolve("libtorch_cuda.so"), "of CUDA");
    assertThat(RunnerVersion.build(runner.toString(), environment)).isNotEqualTo(before);
  }

  @Test
  void namesABuildAlsoWhereNothingIsPacked() throws IOException {
    assertThat(RunnerVersion.current()).matches("\\S+\\+[0-9a-f]{12}");
  }

  private static Sha256 version(String classPath) throws IOException {
    return RunnerVersion.build(classPath, Map.of());
  }

  private static void jar(Path file, String classPath, String content) throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    if (!classPath.isEmpty()) {
      manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, classPath);
    }
    try (OutputStream out = Files.newOutputStream(file);
        JarOutputStream jar = new JarOutputStream(out, manifest)) {
      jar.putNextEntry(new JarEntry("code"));
      jar.write(content.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
  }
}
