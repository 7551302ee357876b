package org.cytostudy.imaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.imageio.ImageIO;
import org.cytostudy.core.job.ImagePlane;
import org.cytostudy.imaging.slide.ImageFormatException;
import org.cytostudy.imaging.slide.PixelBlock;
import org.cytostudy.imaging.slide.PixelFormat;
import org.cytostudy.imaging.slide.PlaneChoiceException;
import org.cytostudy.imaging.slide.SlideLevel;
import org.cytostudy.imaging.slide.SlideReader;
import org.cytostudy.imaging.slide.TileCache;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every reader of images holds, whatever the file. */
public abstract class SlideReaderContractTest {
  @TempDir Path folder;
  private PixelBlock truth;
  private SlideReader reader;

  /** What the file's pixels are to be: larger than a tile in both directions. */
  abstract PixelBlock truth();

  /** Writes a file with those pixels. */
  abstract Path write(Path folder, PixelBlock pixels) throws IOException;

  /** Opens a file with the reader that is tested. */
  SlideReader opened(Path file) throws IOException {
    return SlideReaders.open(file);
  }

  /** Largest difference of a sample; more than 0 only where the format loses. */
  int tolerance() {
    return 0;
  }

  /** Smooth, so that lossy formats keep it, and different in each channel. */
  public static PixelBlock smooth(int width, int height, PixelFormat format) {
    ByteBuffer samples =
        ByteBuffer.allocate(width * height * format.bytes()).order(ByteOrder.LITTLE_ENDIAN);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        for (int c = 0; c < format.channels(); c++) {
          double wave = (Math.sin(x / 23.0 + c) * Math.cos(y / 31.0 - c) + 1) / 2;
          switch (format.bitDepth()) {
            case 8 -> samples.put((byte) (wave * 255));
            case 16 -> samples.putShort((short) (wave * 65_535));
            default -> samples.putFloat((float) wave);
          }
        }
      }
    }
    return new PixelBlock(width, height, format, samples.array());
  }

  @BeforeEach
  void open() throws IOException {
    truth = truth();
    reader = opened(write(folder, truth));
  }

  @AfterEach
  void close() throws IOException {
    reader.close();
  }

  @Test
  void showsTheImageAsLevelZeroAndSmallerLevelsAfterIt() {
    SlideLevel before = reader.levels().getFirst();
    assertThat(before.widthPx()).isEqualTo(truth.width());
    assertThat(before.heightPx()).isEqualTo(truth.height());
    assertThat(before.downsample()).isEqualTo(1);
    assertThat(reader.format()).isEqualTo(truth.format());
    for (SlideLevel level : reader.levels().subList(1, reader.levels().size())) {
      assertThat(level.widthPx()).isLessThanOrEqualTo(before.widthPx());
      assertThat(level.downsample()).isGreaterThan(before.downsample());
      before = level;
    }
  }

  @Test
  void readsTheWholeImage() throws IOException {
    assertSame(0, 0, truth.width(), truth.height());
  }

  @Test
  void readsRegionsThatCrossTiles() throws IOException {
    Random random = new Random(5);
    for (int i = 0; i < 60; i++) {
      int width = 1 + random.nextInt(truth.width());
      int height = 1 + random.nextInt(Math.min(200, truth.height()));
      assertSame(
          random.nextInt(truth.width() - width + 1),
          random.nextInt(truth.height() - height + 1),
          width,
          height);
    }
    assertSame(truth.width() - 1, truth.height() - 1, 1, 1);
  }

  @Test
  void readsOnceWhatItReadsAndKeepsNoTileOfIt() throws IOException {
    long before = TileCache.SHARED.bytes();
    PixelBlock whole = reader.readOnce(0, 0, 0, truth.width(), truth.height());
    PixelBlock part = reader.readOnce(0, 3, 5, truth.width() - 4, truth.height() - 7);
    assertThat(TileCache.SHARED.bytes()).isEqualTo(before);
    assertThat(whole.samples())
        .isEqualTo(reader.read(0, 0, 0, truth.width(), truth.height()).samples());
    assertThat(part.samples())
        .isEqualTo(reader.read(0, 3, 5, truth.width() - 4, truth.height() - 7).samples());
    assertThatThrownBy(() -> reader.readOnce(0, 0, truth.height(), 1, 1))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void fillsBlocksThatAreUsedAgainWithWhatItReads() throws IOException {
    SlideLevel level = reader.levels().getFirst();
    int width = (int) Math.min(level.tileWidthPx(), level.widthPx());
    int height = (int) Math.min(level.tileHeightPx(), level.heightPx());
    // What stood in it must not shine through.
    PixelBlock tile = PixelBlock.of(width, height, truth.format());
    Arrays.fill(tile.samples(), (byte) 0x5a);
    for (int y = 0; y + height <= truth.height(); y += height) {
      for (int x = 0; x + width <= truth.width(); x += width) {
        reader.readInto(0, x, y, tile);
        assertThat(tile.samples()).isEqualTo(reader.read(0, x, y, width, height).samples());
      }
    }
    PixelBlock across = PixelBlock.of(truth.width() / 2, truth.height() / 2, truth.format());
    for (long at = 0; at < 30; at += 7) {
      reader.readInto(0, at, at + 3, across);
      assertThat(across.samples())
          .isEqualTo(reader.read(0, at, at + 3, across.width(), across.height()).samples());
    }
  }

  @Test
  void writesNothingIntoBlocksThatItRefuses() {
    PixelFormat other =
        truth.format().equals(PixelFormat.GREY16) ? PixelFormat.RGB8 : PixelFormat.GREY16;
    PixelBlock wrong = PixelBlock.of(10, 10, other);
    assertThatThrownBy(() -> reader.readInto(0, 0, 0, wrong))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("channels of");
    PixelBlock tooWide = PixelBlock.of(truth.width() + 1, 1, truth.format());
    assertThatThrownBy(() -> reader.readInto(0, 0, 0, tooWide))
        .isInstanceOf(IndexOutOfBoundsException.class);
    PixelBlock small = PixelBlock.of(2, 2, truth.format());
    assertThatThrownBy(() -> reader.readInto(0, -1, 0, small))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> reader.readInto(0, 0, truth.height() - 1, small))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> reader.readInto(reader.levels().size(), 0, 0, small))
        .isInstanceOf(IndexOutOfBoundsException.class);
    for (PixelBlock refused : List.of(wrong, tooWide, small)) {
      assertThat(refused.samples()).containsOnly(0);
    }
  }

  @Test
  void fillsTheBlocksOfSeveralThreads() throws Exception {
    SlideLevel level = reader.levels().getFirst();
    int width = (int) Math.min(level.tileWidthPx(), level.widthPx());
    int height = (int) Math.min(level.tileHeightPx(), level.heightPx());
    int columns = truth.width() / width;
    int rows = truth.height() / height;
    PixelBlock whole = reader.read(0, 0, 0, truth.width(), truth.height());
    try (ExecutorService pool = Executors.newFixedThreadPool(4)) {
      List<Future<?>> running = new ArrayList<>();
      for (int thread = 0; thread < 4; thread++) {
        Random random = new Random(thread);
        running.add(
            pool.submit(
                () -> {
                  PixelBlock block = PixelBlock.of(width, height, truth.format());
                  for (int i = 0; i < 15; i++) {
                    int x = width * random.nextInt(columns);
                    int y = height * random.nextInt(rows);
                    reader.readInto(0, x, y, block);
                    assertPartOf(whole, x, y, block);
                  }
                  return null;
                }));
      }
      for (Future<?> future : running) {
        future.get();
      }
    }
  }

  private static void assertPartOf(PixelBlock whole, int x, int y, PixelBlock part) {
    int pixelBytes = whole.format().bytes();
    int rowBytes = part.width() * pixelBytes;
    for (int row = 0; row < part.height(); row++) {
      int from = ((y + row) * whole.width() + x) * pixelBytes;
      int to = row * rowBytes;
      if (!Arrays.equals(
          whole.samples(), from, from + rowBytes, part.samples(), to, to + rowBytes)) {
        throw new AssertionError("row %d of the block at %d,%d is another".formatted(row, x, y));
      }
    }
  }

  @Test
  void refusesRegionsThatLeaveTheLevel() {
    assertThatThrownBy(() -> reader.read(0, -1, 0, 1, 1))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> reader.read(0, 0, truth.height(), 1, 1))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> reader.read(0, 1, 0, truth.width(), 1))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> reader.read(reader.levels().size(), 0, 0, 1, 1))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void passesOnStoredTilesThatShowTheSamePixels() throws IOException {
    SlideLevel level = reader.levels().getFirst();
    int width = level.tileWidthPx();
    int height = level.tileHeightPx();
    long columns = Math.ceilDiv(level.widthPx(), width);
    long rows = Math.ceilDiv(level.heightPx(), height);
    for (long row = 0; row < rows; row++) {
      for (long column = 0; column < columns; column++) {
        Optional<byte[]> stream = reader.encodedTile(0, column, row);
        if (stream.isPresent()) {
          BufferedImage image = ImageIO.read(new ByteArrayInputStream(stream.get()));
          PixelBlock decoded = reader.read(0, column * width, row * height, width, height);
          assertThat(image.getWidth()).isEqualTo(width);
          assertThat(image.getHeight()).isEqualTo(height);
          assertThat(image.getRGB(0, 0, width, height, null, 0, width))
              .isEqualTo(decoded.toImage().getRGB(0, 0, width, height, null, 0, width));
        }
      }
    }
    assertThatThrownBy(() -> reader.encodedTile(0, columns, 0))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void opensTheOnlyPlaneByNameAndNoOther() throws IOException {
    Path file = write(folder, truth);
    try (SlideReader first = SlideReaders.open(file, ImagePlane.FIRST)) {
      assertThat(first.read(0, 0, 0, 1, 1).samples())
          .isEqualTo(reader.read(0, 0, 0, 1, 1).samples());
    }
    assertThatThrownBy(() -> SlideReaders.open(file, new ImagePlane(0, 1, 0, 0)))
        .isInstanceOfSatisfying(
            PlaneChoiceException.class,
            e -> {
              assertThat(e.problem()).isEqualTo(ImageFormatException.Problem.NO_SUCH_PLANE);
              assertThat(e.series()).hasSize(1);
            });
  }

  @Test
  void givesSeveralThreadsTheSamePixels() throws Exception {
    try (ExecutorService pool = Executors.newFixedThreadPool(4)) {
      List<Future<?>> running = new ArrayList<>();
      for (int thread = 0; thread < 4; thread++) {
        int seed = thread;
        running.add(
            pool.submit(
                () -> {
                  Random random = new Random(seed);
                  for (int i = 0; i < 30; i++) {
                    int y = random.nextInt(truth.height() - 10);
                    assertSame(0, y, truth.width(), 10);
                  }
                  return null;
                }));
      }
      for (Future<?> future : running) {
        future.get();
      }
    }
  }

  private void assertSame(int x, int y, int width, int height) throws IOException {
    PixelBlock block = reader.read(0, x, y, width, height);
    assertThat(block.width()).isEqualTo(width);
    assertThat(block.height()).isEqualTo(height);
    for (int row = 0; row < height; row++) {
      for (int column = 0; column < width; column++) {
        for (int c = 0; c < truth.format().channels(); c++) {
          double expected = truth.value(x + column, y + row, c);
          double found = block.value(column, row, c);
          if (Math.abs(found - expected) > tolerance()) {
            throw new AssertionError(
                "pixel %d,%d channel %d: %s instead of %s"
                    .formatted(x + column, y + row, c, found, expected));
          }
        }
      }
    }
  }
}
