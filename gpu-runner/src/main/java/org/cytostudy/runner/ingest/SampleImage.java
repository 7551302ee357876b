package org.cytostudy.runner.ingest;

import java.io.IOException;
import java.nio.file.Path;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import org.cytostudy.imaging.slide.PixelFormat;
import org.cytostudy.imaging.tiff.PyramidWriter;
import org.cytostudy.imaging.tiff.TileStorage;
import org.cytostudy.runner.seed.SeededRandom;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code gpu-runner bench image}: writes a made-up scan for benches to read: a pyramid in RGB of
 * dark cells on bright ground, whose tiles differ and compress about as those of stained tissue do.
 */
@Command(
    name = "image",
    description = "Writes a made-up scan of 1 µm a pixel for other benches.",
    mixinStandardHelpOptions = true)
public final class SampleImage implements Callable<Integer> {
  private static final int TEXTURE_PX = 1024;
  private static final int CELLS = 6000;
  private static final int NOISE = 6;

  @Parameters(paramLabel = "FILE", description = "The TIFF to write.")
  private Path file = Path.of("image.tif");

  @Option(names = "--side", description = "Its columns and rows (default: ${DEFAULT-VALUE}).")
  private int sidePx = 4096;

  @Option(names = "--tile", description = "Side of its tiles (default: ${DEFAULT-VALUE}).")
  private int tilePx = 256;

  @Option(names = "--codec", description = "DEFLATE or JPEG (default: ${DEFAULT-VALUE}).")
  private TileStorage.Codec codec = TileStorage.Codec.JPEG;

  /** Made by the command line parser. */
  public SampleImage() {}

  @Override
  public Integer call() throws IOException {
    byte[] texture = texture();
    byte[] row = new byte[sidePx * 3];
    try (PyramidWriter writer =
        PyramidWriter.create(
            file,
            sidePx,
            sidePx,
            PixelFormat.RGB8,
            OptionalDouble.of(1),
            new TileStorage(codec, tilePx))) {
      for (int y = 0; y < sidePx; y++) {
        // Each repetition is shifted against the one above, so that no two tiles are equal.
        int shift = y / TEXTURE_PX * 37;
        for (int x = 0; x < sidePx; x++) {
          int from = (y % TEXTURE_PX * TEXTURE_PX + (x + shift) % TEXTURE_PX) * 3;
          int shade = x / TEXTURE_PX % 8;
          for (int c = 0; c < 3; c++) {
            row[x * 3 + c] = (byte) ((texture[from + c] & 0xff) - shade);
          }
        }
        writer.writeRows(row, 1);
      }
      writer.finish();
    }
    return 0;
  }

  private static byte[] texture() {
    SeededRandom random = SeededRandom.of(1);
    byte[] texture = new byte[TEXTURE_PX * TEXTURE_PX * 3];
    for (int i = 0; i < texture.length; i++) {
      texture[i] = (byte) (232 - 14 * (i % 3) + random.between(-NOISE, NOISE));
    }
    for (int cell = 0; cell < CELLS; cell++) {
      int x = (int) random.between(0, TEXTURE_PX);
      int y = (int) random.between(0, TEXTURE_PX);
      int radius = (int) random.between(2, 8);
      int dark = (int) random.between(60, 150);
      for (int dy = -radius; dy <= radius; dy++) {
        for (int dx = -radius; dx <= radius; dx++) {
          if (dx * dx + dy * dy <= radius * radius) {
            int at =
                (Math.floorMod(y + dy, TEXTURE_PX) * TEXTURE_PX + Math.floorMod(x + dx, TEXTURE_PX))
                    * 3;
            texture[at] = (byte) (dark + random.between(0, NOISE));
            texture[at + 1] = (byte) (dark * 0.5 + random.between(0, NOISE));
            texture[at + 2] = (byte) (dark + 40 + random.between(0, NOISE));
          }
        }
      }
    }
    return texture;
  }
}
