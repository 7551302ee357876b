package org.cytostudy.imaging.tiff;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.cytostudy.imaging.slide.ImageFormatException;
import org.cytostudy.imaging.slide.PixelCalibration;
import org.cytostudy.imaging.slide.PixelCalibration.Source;
import org.jspecify.annotations.Nullable;

/** Finds every statement of a TIFF about the size of its pixels and holds them together. */
final class TiffCalibration {
  private static final int INCH = 2;
  private static final int CENTIMETRE = 3;
  private static final double UM_PER_INCH = 25_400;
  private static final double UM_PER_CM = 10_000;
  private static final Pattern APERIO_MPP =
      Pattern.compile("\\|\\s*MPP\\s*=\\s*([0-9]{1,8}(?:\\.[0-9]{1,16})?)");
  private static final Map<String, Double> UM_PER_UNIT =
      Map.of("µm", 1.0, "μm", 1.0, "um", 1.0, "nm", 1e-3, "mm", 1e3, "cm", 1e4, "m", 1e6);

  private final List<Statement> statements = new ArrayList<>();
  private final List<String> reasons = new ArrayList<>();
  private final List<String> warnings;
  private final TiffDirectory directory;

  private record Statement(Source source, double xUm, double yUm) {}

  private TiffCalibration(TiffDirectory directory, List<String> warnings) {
    this.directory = directory;
    this.warnings = warnings;
  }

  /**
   * Reads the calibration of level 0.
   *
   * @param warnings takes what a person should know
   * @throws ImageFormatException if statements contradict one another
   */
  static PixelCalibration of(TiffDirectory directory, List<String> warnings) throws IOException {
    TiffCalibration calibration = new TiffCalibration(directory, warnings);
    String description = directory.text(Tag.IMAGE_DESCRIPTION);
    if (description.contains("<OME")) {
      calibration.readOmeXml(description);
    }
    if (description.startsWith("Aperio")) {
      calibration.readAperio(description);
    }
    calibration.readResolution();
    return calibration.result();
  }

  private void readOmeXml(String xml) {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    try {
      XMLStreamReader reader = factory.createXMLStreamReader(new StringReader(xml));
      while (reader.hasNext()) {
        if (reader.next() == XMLStreamConstants.START_ELEMENT
            && reader.getLocalName().equals("Pixels")) {
          Optional<Double> x = physicalSizeUm(reader, "PhysicalSizeX");
          Optional<Double> y = physicalSizeUm(reader, "PhysicalSizeY");
          if (x.isPresent()) {
            add(Source.OME_XML, x.get(), y.orElse(x.get()), "PhysicalSizeX of the OME-XML");
          } else {
            reasons.add("its OME-XML has no PhysicalSizeX with a unit of length");
          }
          return;
        }
      }
    } catch (XMLStreamException e) {
      warnings.add("The OME-XML is damaged and was not read: " + e.getMessage());
    }
  }

  private static Optional<Double> physicalSizeUm(XMLStreamReader reader, String name) {
    String value = reader.getAttributeValue(null, name);
    String unit = reader.getAttributeValue(null, name + "Unit");
    Double umPerUnit = unit == null ? Double.valueOf(1) : UM_PER_UNIT.get(unit.strip());
    Double number = parse(value);
    return number == null || umPerUnit == null ? Optional.empty() : Optional.of(number * umPerUnit);
  }

  private static @Nullable Double parse(@Nullable String text) {
    try {
      return text == null ? null : Double.valueOf(text.strip());
    } catch (NumberFormatException e) {
      return null;
    }
  }

  private void readAperio(String description) {
    Matcher matcher = APERIO_MPP.matcher(description);
    if (matcher.find()) {
      double um = Double.parseDouble(matcher.group(1));
      add(Source.APERIO, um, um, "MPP of the Aperio description");
    } else {
      reasons.add("its Aperio description has no MPP");
    }
  }

  private void readResolution() throws IOException {
    Optional<Double> x = directory.rational(Tag.X_RESOLUTION);
    Optional<Double> y = directory.rational(Tag.Y_RESOLUTION);
    long unit = directory.number(Tag.RESOLUTION_UNIT, INCH);
    if (x.isEmpty() || !(x.get() > 0)) {
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
    double umPerUnit = unit == INCH ? UM_PER_INCH : UM_PER_CM;
    double perX = x.get();
    double perY = y.filter(v -> v > 0).orElse(perX);
    boolean screen = unit == INCH && (isScreen(perX, 72) || isScreen(perX, 96));
    if (screen && statements.isEmpty()) {
      warnings.add(
          "Its resolution is "
              + Math.round(perX)
              + " per inch, which many programmes write without knowing it; check the pixel size");
    }
    add(Source.TIFF_RESOLUTION, umPerUnit / perX, umPerUnit / perY, "its resolution tags");
  }

  private static boolean isScreen(double perInch, double dotsPerInch) {
    return Math.abs(perInch - dotsPerInch) < 0.01;
  }

  private void add(Source source, double xUm, double yUm, String from) {
    boolean plausible =
        xUm >= PixelCalibration.MIN_UM
            && xUm <= PixelCalibration.MAX_UM
            && yUm >= PixelCalibration.MIN_UM
            && yUm <= PixelCalibration.MAX_UM;
    if (plausible) {
      statements.add(new Statement(source, xUm, yUm));
    } else {
      reasons.add(from + " give " + xUm + " µm, which no pixel of a section has");
    }
  }

  private PixelCalibration result() throws ImageFormatException {
    if (statements.isEmpty()) {
      return new PixelCalibration.Unknown(
          "The file does not say it: " + String.join("; ", reasons));
    }
    Statement first = statements.getFirst();
    for (Statement statement : statements) {
      if (!PixelCalibration.agree(statement.xUm(), statement.yUm())) {
        throw contradiction(
            "Pixels are "
                + statement.xUm()
                + " µm wide and "
                + statement.yUm()
                + " µm high by "
                + statement.source(),
            "Resample the image to square pixels");
      }
      if (!PixelCalibration.agree(statement.xUm(), first.xUm())) {
        throw contradiction(
            first.source()
                + " says "
                + first.xUm()
                + " µm per pixel, "
                + statement.source()
                + " says "
                + statement.xUm(),
            "Find out which is right and write it into the file");
      }
    }
    return new PixelCalibration.Known(first.xUm(), first.source());
  }

  private ImageFormatException contradiction(String what, String action) {
    return new ImageFormatException(
        ImageFormatException.Problem.PIXEL_SIZE_CONTRADICTORY, what, directory.name(), action);
  }
}
