package org.cytostudy.platform.tiles;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.cytostudy.core.hash.Sha256;
import org.cytostudy.imaging.slide.IntensityWindow;
import org.cytostudy.platform.problem.MissingException;
import org.cytostudy.platform.problem.ProblemType;
import org.cytostudy.platform.problem.UnavailableException;
import org.cytostudy.platform.section.ImageFiles;
import org.cytostudy.platform.section.Sections.Placed;
import org.cytostudy.platform.tiles.OpenSlides.StoredImage;

/**
 * Gives pictures of images: from memory, else the stored tile as it is, else cut from the pyramid
 * and encoded. Whether the caller may see them was decided before.
 */
@ApplicationScoped
class TileService {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /** Each picture that is being cut holds pixels in memory. */
  private final Semaphore cutting =
      new Semaphore(Math.max(2, Runtime.getRuntime().availableProcessors()), true);

  private final Renderer renderer = new Renderer();
  private final Cache<Picture, byte[]> encoded;
  private final ImageFiles files;
  private final OpenSlides slides;

  TileService(ImageFiles files, OpenSlides slides, TilesConfig config) {
    this.files = files;
    this.slides = slides;
    this.encoded =
        Caffeine.newBuilder()
            .maximumWeight(config.memoryBytes())
            .weigher((Picture picture, byte[] bytes) -> bytes.length)
            .build();
  }

  /** What is known of an image. */
  SlideFacts facts(Placed image) {
    return slides.facts(ImageContent.of(image), () -> stored(image));
  }

  /** The picture's bytes. */
  byte[] bytes(Placed image, Picture picture) {
    byte[] bytes = encoded.getIfPresent(picture);
    if (bytes == null) {
      bytes =
          slides
              .read(
                  picture.image(), () -> stored(image), reader -> renderer.stored(reader, picture))
              .orElseGet(() -> cut(image, picture));
      encoded.put(picture, bytes);
    }
    return bytes;
  }

  private byte[] cut(Placed image, Picture picture) {
    IntensityWindow chosen = picture.window();
    IntensityWindow window = chosen == null ? facts(image).intensities().window() : chosen;
    requireTurn();
    try {
      byte[] meanwhile = encoded.getIfPresent(picture);
      return meanwhile == null
          ? slides.read(
              picture.image(),
              () -> stored(image),
              reader -> renderer.render(reader, picture, window))
          : meanwhile;
    } finally {
      cutting.release();
    }
  }

  private void requireTurn() {
    try {
      if (cutting.tryAcquire(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw new UnavailableException(
        ProblemType.NOT_READY, "Too many tiles are asked for at once; ask again in a moment.");
  }

  private StoredImage stored(Placed image) {
    Path file =
        files
            .find(image.sha256(), image.location())
            .orElseThrow(() -> new MissingException("file of image", image.image()));
    Sha256 pyramid = image.pyramid();
    // Without it the smaller levels are made of level 0: slower, and the same.
    return new StoredImage(file, pyramid == null ? null : files.find(pyramid, null).orElse(null));
  }
}
