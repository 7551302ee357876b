package org.cytostudy.platform.tiles;

import jakarta.enterprise.context.ApplicationScoped;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.cytostudy.core.hash.Sha256;
import org.cytostudy.core.id.ImageId;
import org.cytostudy.imaging.slide.SlideLevel;
import org.cytostudy.platform.problem.InvalidException;
import org.cytostudy.platform.problem.MissingException;
import org.cytostudy.platform.problem.ProblemType;
import org.cytostudy.platform.problem.UnavailableException;
import org.cytostudy.platform.section.ImageFiles;
import org.cytostudy.platform.section.Sections;
import org.cytostudy.platform.section.Sections.Placed;
import org.jspecify.annotations.Nullable;

/** Cuts tiles for who sees the image and where its brain's consent allows display. */
@ApplicationScoped
class TileService {
  /** A tile that is made of more takes tens of seconds to cut. */
  private static final double MOST_SOURCE_PIXELS = 1 << 29;

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /** Each tile that is being cut holds pixels in memory. */
  private final Semaphore cutting =
      new Semaphore(Math.max(2, Runtime.getRuntime().availableProcessors()), true);

  private final Sections sections;
  private final ImageFiles files;
  private final OpenSlides slides;

  TileService(Sections sections, ImageFiles files, OpenSlides slides) {
    this.sections = sections;
    this.files = files;
    this.slides = slides;
  }

  String descriptor(UUID id, String format) {
    Placed image = sections.requireDisplay(new ImageId(id));
    return slides.read(
        image.sha256(),
        file(image),
        pyramid(image),
        reader -> {
          SlideLevel full = reader.levels().getFirst();
          return new DeepZoom(full.widthPx(), full.heightPx()).descriptor(format);
        });
  }

  /** What the tile's entity tag is; checks that the caller may have it. */
  String etag(UUID id, int level, long column, long row, String format) {
    Placed image = sections.requireDisplay(new ImageId(id));
    return "\"" + image.sha256().hex() + "-" + level + "-" + column + "-" + row + format + "\"";
  }

  byte[] tile(UUID id, int level, long column, long row, String format) {
    Placed image = sections.requireDisplay(new ImageId(id));
    requireTurn();
    try {
      return cut(image, level, column, row, format);
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

  private byte[] cut(Placed image, int level, long column, long row, String format) {
    return slides.read(
        image.sha256(),
        file(image),
        pyramid(image),
        reader -> {
          SlideLevel full = reader.levels().getFirst();
          DeepZoom zoom = new DeepZoom(full.widthPx(), full.heightPx());
          if (!zoom.contains(level, column, row)) {
            throw new MissingException("tile", level + "/" + column + "_" + row);
          }
          if (zoom.sourcePixels(reader, level) > MOST_SOURCE_PIXELS) {
            throw new InvalidException(
                ProblemType.NO_PYRAMID,
                "Zoom in, or save the file with a pyramid and ingest it again.");
          }
          return encode(zoom.tile(reader, level, column, row), format);
        });
  }

  private Path file(Placed image) {
    return files
        .find(image.sha256(), image.location())
        .orElseThrow(() -> new MissingException("file of image", image.image()));
  }

  /** Without it the smaller levels are made of level 0: slower, and the same. */
  private @Nullable Path pyramid(Placed image) {
    Sha256 pyramid = image.pyramid();
    return pyramid == null ? null : files.find(pyramid, null).orElse(null);
  }

  private static byte[] encode(BufferedImage image, String format) {
    try (ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 15)) {
      if (!ImageIO.write(image, format, out)) {
        throw new IllegalStateException("The JDK writes " + format);
      }
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
