package org.cytostudy.imaging.fuzz;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import org.cytostudy.core.job.ImagePlane;
import org.cytostudy.imaging.SlideReaders;
import org.cytostudy.imaging.slide.AssociatedImage;
import org.cytostudy.imaging.slide.ImageFormatException;
import org.cytostudy.imaging.slide.ImageSeries;
import org.cytostudy.imaging.slide.PixelBlock;
import org.cytostudy.imaging.slide.PlaneChoiceException;
import org.cytostudy.imaging.slide.SlideLevel;
import org.cytostudy.imaging.slide.SlideReader;
import org.jspecify.annotations.Nullable;

/**
 * What became of one file: how far it came, and where it was refused or failed.
 *
 * @param outcome {@code read}, the code of a refusal, or the class of what must never be thrown
 * @param site the outcome and the lines that it came through: equal for files that did the same
 * @param fault what must never be thrown, null where all is well
 */
record Trial(String outcome, String site, @Nullable Throwable fault) {
  private static final int REGION_PX = 90;
  private static final int MOST_TILE_PX = 1 << 20;
  private static final int SITE_FRAMES = 5;

  /** Opens a file and reads all kinds of things from it. */
  static Trial of(Path file, Random random) {
    StringBuilder read = new StringBuilder();
    try (SlideReader reader = open(file, random)) {
      describe(reader, read);
      for (int level = 0; level < reader.levels().size(); level++) {
        readLevel(reader, level, random);
      }
      for (AssociatedImage image : reader.associated()) {
        image.read();
      }
      return new Trial("read", "read " + read, null);
    } catch (ImageFormatException e) {
      boolean explained = !e.what().isBlank() && !e.action().isBlank();
      return new Trial(
          e.problem().code(),
          e.problem().code() + site(e),
          explained ? null : new IllegalStateException("A refusal without a reason", e));
    } catch (IOException | RuntimeException | Error e) {
      return new Trial(e.getClass().getSimpleName(), e.getClass().getName() + site(e), e);
    }
  }

  private static SlideReader open(Path file, Random random) throws IOException {
    try {
      return SlideReaders.open(file);
    } catch (PlaneChoiceException e) {
      int number = random.nextInt(e.series().size());
      ImageSeries series = e.series().get(number);
      return SlideReaders.open(
          file,
          new ImagePlane(
              number,
              random.nextInt(series.channels().size()),
              random.nextInt(series.zCount()),
              random.nextInt(series.timeCount())));
    }
  }

  private static void describe(SlideReader reader, StringBuilder read) {
    read.append(reader.compression())
        .append(reader.format())
        .append(reader.calibration().getClass().getSimpleName())
        .append(reader.levels().size())
        .append(reader.associated().size())
        .append(Math.min(3, reader.warnings().size()))
        .append(Math.min(3, reader.descriptions().size()));
  }

  private static void readLevel(SlideReader reader, int index, Random random) throws IOException {
    SlideLevel level = reader.levels().get(index);
    int width = (int) Math.min(REGION_PX, level.widthPx());
    int height = (int) Math.min(REGION_PX, level.heightPx());
    long x = random.nextLong(level.widthPx() - width + 1);
    long y = random.nextLong(level.heightPx() - height + 1);
    PixelBlock block = reader.read(index, x, y, width, height);
    if (block.width() != width || block.height() != height) {
      throw new IllegalStateException("Another region was read than was asked for");
    }
    reader.read(index, 0, 0, 1, 1);
    reader.read(index, level.widthPx() - 1, level.heightPx() - 1, 1, 1);
    long tilePixels = (long) level.tileWidthPx() * level.tileHeightPx();
    boolean holdsATile =
        level.tileWidthPx() <= level.widthPx() && level.tileHeightPx() <= level.heightPx();
    if (holdsATile && tilePixels <= MOST_TILE_PX) {
      reader.readInto(
          index, 0, 0, PixelBlock.of(level.tileWidthPx(), level.tileHeightPx(), reader.format()));
    }
    reader.encodedTile(index, x / level.tileWidthPx(), y / level.tileHeightPx());
  }

  private static String site(Throwable thrown) {
    StringBuilder site = new StringBuilder();
    int frames = 0;
    for (StackTraceElement frame : thrown.getStackTrace()) {
      if (frame.getClassName().startsWith("org.cytostudy.imaging") && frames++ < SITE_FRAMES) {
        site.append(' ').append(frame.getFileName()).append(':').append(frame.getLineNumber());
      }
    }
    return site.toString();
  }
}
