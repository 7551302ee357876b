package org.cytostudy.imaging.tiff;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cytostudy.imaging.slide.PixelCalibration;
import org.cytostudy.imaging.slide.PixelCalibration.Source;

/** Collects every statement of a TIFF about the size of its pixels and holds them together. */
final class TiffCalibration {
  private static final int INCH = 2;
  private static final int CENTIMETRE = 3;
  private static final double UM_PER_INCH = 25_400;
  private static final double UM_PER_CM = 10_000;
  private static final Pattern APERIO_MPP =
      Pattern.compile("\\|\\s*MPP\\s*=\\s*([0-9]{1,8}(?:\\.[0-9]{1,16})?)");

  private final TiffDirectory directory;
  private final List<Statement> statements = new ArrayList<>();
  private final List<String> reasons = new ArrayList<>();

  private record Statement(Source source, double xUm, double yUm) {}

  /**
   * Starts with nothing.
   *
   * @param directory of level 0
   */
  TiffCalibration(TiffDirectory directory) {
    this.directory = directory;
  }

  /** Adds why one who could say it does not. */
  void addReason(String reason) {
    reasons.add(reason);
  }

  /**
   * Adds a statement, if it can be one of a pixel.
   *
   * @param from how messages call where it stands
   */
  void add(Source source, double xUm, double yUm, String from) {
    boolean plausible =
        xUm >= PixelCalibration.MIN_UM
            && xUm <= PixelCalibration.MAX_UM
            && yUm >= PixelCalibration.MIN_UM
            && yUm <= PixelCalibration.MAX_UM;
    if (plausible) {
      statements.add(new Statement(source, xUm, yUm));
    } else {
      reasons.add(from + " would make a pixel " + xUm + " µm, which no pixel of a section has");
    }
  }

  /** Adds the MPP of an Aperio description, where the image has one. */
  void readAperio(String description) {
    if (!description.startsWith("Aperio")) {
      return;
    }
    Matcher matcher = APERIO_MPP.matcher(description);
    if (matcher.find()) {
      double um = Double.parseDouble(matcher.group(1));
      add(Source.APERIO, um, um, "MPP of the Aperio description");
    } else {
      reasons.add("its Aperio description has no MPP");
    }
  }

  /** Adds XResolution and YResolution, where a ResolutionUnit says what they mean. */
  void readResolution() throws IOException {
    long unit = directory.number(Tag.RESOLUTION_UNIT, INCH);
    if (!directory.has(Tag.X_RESOLUTION)) {
      reasons.add("it has no XResolution");
      return;
    }
    if (!directory.has(Tag.RESOLUTION_UNIT)) {
      reasons.add("it has an XResolution without a ResolutionUnit");
      return;
    }
    if (unit != INCH && unit != CENTIMETRE) {
      reasons.add("its ResolutionUnit is none");
      return;
    }
    double perX = directory.rational(Tag.X_RESOLUTION).orElse(0.0);
    double perInch = unit == INCH ? perX : perX * UM_PER_INCH / UM_PER_CM;
    if (isScreen(perInch, 72) || isScreen(perInch, 96)) {
      // 353 µm or 265 µm: the resolution of screens, and of no microscope.
      reasons.add(
          "its resolution of "
              + Math.round(perInch)
              + " per inch is what programmes write that do not know it");
      return;
    }
    readResolution(
        Source.TIFF_RESOLUTION, unit == INCH ? UM_PER_INCH : UM_PER_CM, "its resolution tags");
  }

  /** Adds XResolution and YResolution, whose unit another field states. */
  void readResolution(Source source, double umPerUnit, String from) throws IOException {
    double perX = directory.rational(Tag.X_RESOLUTION).orElse(0.0);
    double perY = directory.rational(Tag.Y_RESOLUTION).filter(v -> v > 0).orElse(perX);
    if (perX > 0) {
      add(source, umPerUnit / perX, umPerUnit / perY, from);
    } else {
      reasons.add("it has no XResolution");
    }
  }

  private static boolean isScreen(double perInch, double dotsPerInch) {
    return Math.abs(perInch - dotsPerInch) < 0.01;
  }

  /** What the statements come to. */
  PixelCalibration result() {
    if (statements.isEmpty()) {
      return new PixelCalibration.Unknown(
          "The file does not say it: " + String.join("; ", reasons));
    }
    Statement first = statements.getFirst();
    for (Statement statement : statements) {
      if (!PixelCalibration.agree(statement.xUm(), statement.yUm())) {
        return new PixelCalibration.Contradictory(
            "Pixels are "
                + statement.xUm()
                + " µm wide and "
                + statement.yUm()
                + " µm high by "
                + statement.source());
      }
      if (!PixelCalibration.agree(statement.xUm(), first.xUm())) {
        return new PixelCalibration.Contradictory(
            first.source()
                + " says "
                + first.xUm()
                + " µm per pixel, "
                + statement.source()
                + " says "
                + statement.xUm());
      }
    }
    return new PixelCalibration.Known(first.xUm(), first.source());
  }
}
