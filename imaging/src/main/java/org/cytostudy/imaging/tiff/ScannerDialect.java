package org.cytostudy.imaging.tiff;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.cytostudy.imaging.slide.ImageFormatException;

/**
 * TIFF files of scanners that break its rules: their pages would be read as something else than
 * they show, such as a macro image as the section, or overlapping tiles side by side.
 */
public enum ScannerDialect {
  HAMAMATSU,
  LEICA,
  VENTANA;

  /** Hamamatsu numbers its private fields from here. */
  private static final int NDPI_FIRST_TAG = 65_420;

  private static final int XMP_TAG = 700;

  /** The dialect of a file; empty where it is none of these, or no TIFF that can be read. */
  public static Optional<ScannerDialect> of(Path file) throws IOException {
    try (InputStream start = Files.newInputStream(file)) {
      int first = start.read();
      if (first != 'I' && first != 'M') {
        return Optional.empty();
      }
    }
    try (TiffInput in = TiffInput.open(file)) {
      return of(new TiffDirectory(in, in.firstDirectory(), "IFD 0"));
    } catch (ImageFormatException e) {
      // The reader of TIFF files says what is wrong with it.
      return Optional.empty();
    }
  }

  private static Optional<ScannerDialect> of(TiffDirectory first) throws IOException {
    if (first.has(NDPI_FIRST_TAG)) {
      return Optional.of(HAMAMATSU);
    }
    if (first.description().contains("www.leica-microsystems.com/scn")) {
      return Optional.of(LEICA);
    }
    return first.text(XMP_TAG).contains("iScan") ? Optional.of(VENTANA) : Optional.empty();
  }
}
