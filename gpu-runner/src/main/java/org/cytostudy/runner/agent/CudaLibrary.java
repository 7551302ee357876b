package org.cytostudy.runner.agent;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;

/**
 * Whether a worker started from here would load a libtorch that can use a GPU. The bundled one
 * cannot; DJL takes another from the environment: {@code PYTORCH_LIBRARY_PATH} names its folder,
 * {@code PYTORCH_FLAVOR} the CUDA version that it was built for.
 */
final class CudaLibrary {
  private static final String NAME = System.mapLibraryName("torch_cuda");

  private CudaLibrary() {}

  static boolean isIn(Map<String, String> environment) {
    String folders = environment.getOrDefault("PYTORCH_LIBRARY_PATH", "");
    return environment.getOrDefault("PYTORCH_FLAVOR", "").startsWith("cu")
        && Arrays.stream(folders.split(File.pathSeparator))
            .filter(folder -> !folder.isBlank())
            .anyMatch(folder -> Files.isRegularFile(Path.of(folder, NAME)));
  }
}
