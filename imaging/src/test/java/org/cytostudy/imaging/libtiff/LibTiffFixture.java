package org.cytostudy.imaging.libtiff;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.cytostudy.imaging.slide.PixelBlock;
import org.cytostudy.imaging.tiff.TiffMaker;

/** Writes files with libtiff's own {@code tiffcp}, which Java could not write. */
public final class LibTiffFixture {
  private static final int JPEG = 7;
  private static final int LZMA = 34_925;
  private static final int WEBP = 50_001;

  private LibTiffFixture() {}

  /** Whether libtiff is here; without it the tests that need it are skipped and say so. */
  public static boolean available() {
    return LibTiffTiles.available(JPEG);
  }

  /** Whether libtiff and its tools are here, with the compressions that the tests use. */
  public static boolean toolsAvailable() {
    try {
      // It ends with an error because it is given no file; what counts is that it starts.
      new ProcessBuilder("tiffcp").redirectErrorStream(true).start().waitFor(5, TimeUnit.SECONDS);
      return LibTiffTiles.available(LZMA) && LibTiffTiles.available(WEBP);
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /**
   * Writes pixels.
   *
   * @param arguments such as {@code -c lzma:p2}, a word each
   */
  public static Path copy(Path folder, PixelBlock pixels, String... arguments) throws IOException {
    Path plain = new TiffMaker().write(folder.resolve("plain.tif"), pixels);
    Path copy = folder.resolve("copy.tif");
    List<String> command = new ArrayList<>(List.of("tiffcp"));
    command.addAll(List.of(arguments));
    command.addAll(List.of(plain.toString(), copy.toString()));
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("tiffcp.log").toFile())
              .start();
      if (process.waitFor() != 0) {
        throw new IOException("tiffcp ended with " + process.exitValue());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
    return copy;
  }
}
