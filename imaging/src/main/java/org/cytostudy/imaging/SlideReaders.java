package org.cytostudy.imaging;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.cytostudy.core.job.ImagePlane;
import org.cytostudy.imaging.scan.ScanReader;
import org.cytostudy.imaging.slide.ImageFormatException;
import org.cytostudy.imaging.slide.PlaneChoiceException;
import org.cytostudy.imaging.slide.SlideReader;
import org.cytostudy.imaging.tiff.ScannerDialect;
import org.cytostudy.imaging.tiff.TiffSlideReader;
import org.cytostudy.imaging.vips.NativeFormat;
import org.cytostudy.imaging.vips.VipsSlideReader;
import org.cytostudy.imaging.zarr.ZarrSlideReader;
import org.jspecify.annotations.Nullable;

/** Opens image files, whichever format they are in; its first bytes tell, not its name. */
public final class SlideReaders {
  private SlideReaders() {}

  /**
   * Opens a file or an OME-Zarr folder that holds one image. What no reader in Java reads goes
   * through libvips, where that is installed.
   *
   * @throws PlaneChoiceException if it holds several
   * @throws ImageFormatException if it is none of them, damaged, or beyond what is read here
   * @throws IOException if it cannot be read at all
   */
  public static SlideReader open(Path file) throws IOException {
    return open(file, null);
  }

  /**
   * Opens one image of a file.
   *
   * @param plane which; null where the file holds one only
   * @throws PlaneChoiceException if it holds several and none was chosen, or not the chosen one
   * @throws ImageFormatException if it is none of them, damaged, or beyond what is read here
   * @throws IOException if it cannot be read at all
   */
  public static SlideReader open(Path file, @Nullable ImagePlane plane) throws IOException {
    if (Files.isDirectory(file)) {
      return ZarrSlideReader.open(file, plane);
    }
    byte[] start;
    try (InputStream in = Files.newInputStream(file)) {
      start = in.readNBytes(4);
    }
    if (start.length == 0) {
      throw new ImageFormatException(
          ImageFormatException.Problem.EMPTY,
          "The file has 0 bytes",
          null,
          "Copy the file again from its source");
    }
    Optional<NativeFormat> foreign = foreign(file);
    if (foreign.isPresent()) {
      return VipsSlideReader.open(file, foreign.get(), plane);
    }
    int first = start[0] & 0xff;
    if (first == 'I' || first == 'M') {
      return TiffSlideReader.open(file, plane);
    }
    if (first == 0x89 || first == 0xff) {
      return ScanReader.open(file, plane);
    }
    if (first == 'P' && start.length > 1 && start[1] == 'K') {
      throw new ImageFormatException(
          ImageFormatException.Problem.UNSUPPORTED,
          "The file is a ZIP archive",
          "offset 0",
          "Unpack it; an OME-Zarr store is read as a folder");
    }
    throw new ImageFormatException(
        ImageFormatException.Problem.NOT_RECOGNISED,
        "The file is in no format that is known here",
        "offset 0",
        "Export it from the scanner's software as a tiled TIFF");
  }

  private static Optional<NativeFormat> foreign(Path file) throws IOException {
    Optional<NativeFormat> format = NativeFormat.of(file);
    if (format.isPresent()) {
      return format;
    }
    return ScannerDialect.of(file)
        .map(
            dialect ->
                switch (dialect) {
                  case HAMAMATSU -> NativeFormat.HAMAMATSU_NDPI;
                  case LEICA -> NativeFormat.LEICA_SCN;
                  case VENTANA -> NativeFormat.VENTANA_BIF;
                });
  }
}
