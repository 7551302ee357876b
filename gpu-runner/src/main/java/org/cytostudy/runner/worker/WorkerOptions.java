package org.cytostudy.runner.worker;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a worker finds things on this machine; nothing here changes the bytes of an output.
 *
 * @param manifest the job manifest
 * @param store root of the artefact store
 * @param out folder for events, outputs and outcome
 * @param imageRoots where each image root is mounted, by name
 * @param resumeFrom checkpoint of an earlier attempt
 */
record WorkerOptions(
    Path manifest, Path store, Path out, Map<String, Path> imageRoots, @Nullable Path resumeFrom) {
  WorkerOptions {
    imageRoots = Map.copyOf(imageRoots);
  }
}
