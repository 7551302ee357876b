package org.cytostudy.platform.section;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.cytostudy.core.hash.Sha256;
import org.cytostudy.core.job.ImageLocation;
import org.cytostudy.platform.artefact.ArtefactStore;
import org.jspecify.annotations.Nullable;

/** Finds the file of an image: in the artefact store, or below an image root. */
@ApplicationScoped
public class ImageFiles {
  private final ArtefactStore store;
  private final ImagesConfig config;

  ImageFiles(ArtefactStore store, ImagesConfig config) {
    this.store = store;
    this.config = config;
  }

  /** The file or folder with this content, if this machine can read it. */
  public Optional<Path> find(Sha256 sha256, @Nullable ImageLocation location) {
    Optional<Path> stored = store.find(sha256);
    return stored.isPresent() || location == null ? stored : below(location);
  }

  /**
   * The file, or the folder of an OME-Zarr store, below its image root; never one outside of it,
   * also not through a link.
   */
  public Optional<Path> below(ImageLocation location) {
    Path root = config.roots().get(location.root());
    if (root == null) {
      return Optional.empty();
    }
    try {
      Path file = root.resolve(location.path()).toRealPath();
      boolean isThere = Files.isRegularFile(file) || Files.isDirectory(file);
      return file.startsWith(root.toRealPath()) && isThere ? Optional.of(file) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
