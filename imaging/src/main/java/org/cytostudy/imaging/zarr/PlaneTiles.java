package org.cytostudy.imaging.zarr;

import java.io.IOException;
import java.nio.ByteOrder;
import java.util.Optional;
import org.cytostudy.core.job.ImagePlane;
import org.cytostudy.imaging.slide.ImageFormatException;
import org.cytostudy.imaging.slide.LevelGrid;
import org.cytostudy.imaging.slide.PixelFormat;

/**
 * One plane of an array as tiles: what its chunks, which may span channels, optical sections and
 * frames, hold of that plane.
 */
final class PlaneTiles {
  private final ChunkReader chunks;
  private final ZarrArray array;
  private final OmeAxes axes;
  private final ImagePlane plane;
  private final LevelGrid grid;

  /**
   * Makes one.
   *
   * @param rgb whether the three channels are colours
   * @throws ImageFormatException if a tile would be too large
   */
  PlaneTiles(ChunkReader chunks, ZarrArray array, OmeAxes axes, ImagePlane plane, boolean rgb)
      throws ImageFormatException {
    this.chunks = chunks;
    this.array = array;
    this.axes = axes;
    this.plane = plane;
    this.grid =
        new LevelGrid(
            axes.length(array.shape(), 'x'),
            axes.length(array.shape(), 'y'),
            array.chunk()[axes.indexOf('x')],
            array.chunk()[axes.indexOf('y')],
            new PixelFormat(rgb ? 3 : 1, array.type().bits()));
    if (tileBytes() > ZarrArray.MAX_CHUNK_BYTES) {
      throw ImageFormatException.tooLarge(
          "A tile of three colours takes " + (tileBytes() >> 20) + " MiB", array.file());
    }
  }

  LevelGrid grid() {
    return grid;
  }

  private long tileBytes() {
    return (long) grid.tileWidthPx() * grid.tileHeightPx() * grid.format().bytes();
  }

  /** Reads and decodes a tile. */
  byte[] tile(long column, long row) throws IOException {
    byte[] tile = new byte[(int) tileBytes()];
    int channels = grid.format().channels();
    Optional<byte[]> chunk = Optional.empty();
    long held = -1;
    for (int i = 0; i < channels; i++) {
      int channel = channels == 1 ? plane.channel() : i;
      int channelsPerChunk = axes.indexOf('c') < 0 ? 1 : array.chunk()[axes.indexOf('c')];
      if (channel / channelsPerChunk != held) {
        held = channel / channelsPerChunk;
        chunk = chunks.read(array, index(column, row, channel));
      }
      if (chunk.isPresent()) {
        copy(chunk.get(), channel, tile, i);
      } else {
        fill(tile, i);
      }
    }
    return tile;
  }

  private long[] index(long column, long row, int channel) {
    long[] index = new long[axes.count()];
    for (int i = 0; i < index.length; i++) {
      index[i] =
          switch (axes.axes().get(i).name()) {
            case 'x' -> column;
            case 'y' -> row;
            case 'c' -> channel / array.chunk()[i];
            case 'z' -> plane.z() / array.chunk()[i];
            default -> plane.time() / array.chunk()[i];
          };
    }
    return index;
  }

  /** Copies one channel; samples of a tile are interleaved and little-endian. */
  private void copy(byte[] chunk, int channel, byte[] tile, int at) {
    int start = 0;
    int strideX = 0;
    int strideY = 0;
    int stride = array.type().bytes();
    for (int i = axes.count() - 1; i >= 0; i--) {
      switch (axes.axes().get(i).name()) {
        case 'x' -> strideX = stride;
        case 'y' -> strideY = stride;
        case 'c' -> start += channel % array.chunk()[i] * stride;
        case 'z' -> start += plane.z() % array.chunk()[i] * stride;
        default -> start += plane.time() % array.chunk()[i] * stride;
      }
      stride *= array.chunk()[i];
    }
    int sampleBytes = array.type().bytes();
    boolean swap = array.order() == ByteOrder.BIG_ENDIAN && sampleBytes > 1;
    int width = grid.tileWidthPx();
    int step = grid.format().bytes();
    boolean plainRows = !swap && strideX == step;
    for (int y = 0; y < grid.tileHeightPx(); y++) {
      int from = start + y * strideY;
      int to = y * width * step + at * sampleBytes;
      if (plainRows && grid.format().channels() == 1) {
        System.arraycopy(chunk, from, tile, to, width * step);
        continue;
      }
      for (int x = 0; x < width; x++, from += strideX, to += step) {
        for (int b = 0; b < sampleBytes; b++) {
          tile[to + b] = chunk[from + (swap ? sampleBytes - 1 - b : b)];
        }
      }
    }
  }

  private void fill(byte[] tile, int at) {
    byte[] sample = array.fill();
    int step = grid.format().bytes();
    for (int to = at * sample.length; to < tile.length; to += step) {
      System.arraycopy(sample, 0, tile, to, sample.length);
    }
  }
}
