package org.cytostudy.imaging.tiff;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.cytostudy.imaging.slide.ImageFormatException;
import org.jspecify.annotations.Nullable;

/**
 * What an OME-XML document says of images, as far as it is needed to read them (OME schema
 * 2016-06). Untrusted: it has no document type, no entities, and bounded depth.
 *
 * @param uuid of this file, empty where it has none
 * @param binaryOnly whether it only points to another file with the metadata
 */
record OmeXml(String uuid, boolean binaryOnly, List<Image> images) {
  private static final int MAX_DEPTH = 64;
  private static final int MAX_IMAGES = 8192;
  private static final int MAX_COUNT = 1_000_000;

  /**
   * One image.
   *
   * @param order which of Z, C and T varies first, e.g. {@code XYCZT}
   * @param sizeX columns, 0 where it is not said
   * @param sizeC samples of all channels
   * @param sizeXUm µm a column; null where there is no length
   */
  record Image(
      String name,
      String order,
      long sizeX,
      long sizeY,
      int sizeZ,
      int sizeC,
      int sizeT,
      @Nullable Double sizeXUm,
      @Nullable Double sizeYUm,
      List<Channel> channels,
      List<Data> data) {}

  /** A stain or wavelength, with its number of samples a pixel. */
  record Channel(String name, int samples) {}

  /**
   * Which directories hold which planes.
   *
   * @param ifd of the first, −1 where it is not said
   * @param planes how many follow one another, −1 where it is not said
   * @param fileUuid of the file that holds them, empty for this one
   * @param fileName likewise
   */
  record Data(
      int ifd, int firstZ, int firstC, int firstT, int planes, String fileUuid, String fileName) {}

  static boolean isOme(String description) {
    return description.contains("<OME") && description.contains("OME>");
  }

  /**
   * Reads a document.
   *
   * @throws ImageFormatException if it is no well-formed OME-XML
   */
  static OmeXml parse(String xml, String where) throws ImageFormatException {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    try {
      return new Parser(factory.createXMLStreamReader(new StringReader(xml))).document();
    } catch (XMLStreamException | IllegalArgumentException e) {
      throw new ImageFormatException(
          ImageFormatException.Problem.CORRUPT,
          "The OME-XML is damaged: " + firstLine(e.getMessage()),
          where + ", tag " + Tag.IMAGE_DESCRIPTION,
          "Write the file anew, or take the description out of it");
    }
  }

  private static String firstLine(@Nullable String message) {
    return message == null
        ? ""
        : message
            .lines()
            .skip(message.startsWith("ParseError") ? 1 : 0)
            .findFirst()
            .orElse(message);
  }

  /** Collects what is needed while the elements go by. */
  private static final class Parser {
    private final XMLStreamReader reader;
    private final List<Image> images = new ArrayList<>();
    private String uuid = "";
    private boolean binaryOnly;
    private String imageName = "";

    Parser(XMLStreamReader reader) {
      this.reader = reader;
    }

    OmeXml document() throws XMLStreamException {
      int depth = 0;
      while (reader.hasNext()) {
        int event = reader.next();
        if (event == XMLStreamConstants.DTD) {
          throw new XMLStreamException("it has a document type, which is not read");
        }
        if (event == XMLStreamConstants.START_ELEMENT) {
          depth++;
          if (depth > MAX_DEPTH) {
            throw new XMLStreamException("its elements lie deeper than " + MAX_DEPTH);
          }
          // Pixels are read to their end at once.
          depth -= start(reader.getLocalName());
        } else if (event == XMLStreamConstants.END_ELEMENT) {
          depth--;
        }
      }
      return new OmeXml(uuid, binaryOnly, List.copyOf(images));
    }

    private int start(String element) throws XMLStreamException {
      switch (element) {
        case "OME" -> uuid = text("UUID");
        case "BinaryOnly" -> binaryOnly = true;
        case "Image" -> imageName = text("Name");
        case "Pixels" -> {
          if (images.size() == MAX_IMAGES) {
            throw new XMLStreamException("it has more than " + MAX_IMAGES + " images");
          }
          images.add(pixels());
          return 1;
        }
        default -> {}
      }
      return 0;
    }

    private Image pixels() throws XMLStreamException {
      String order = text("DimensionOrder");
      long sizeX = count("SizeX", 0);
      long sizeY = count("SizeY", 0);
      int sizeZ = count("SizeZ", 1);
      int sizeC = count("SizeC", 1);
      int sizeT = count("SizeT", 1);
      Double xUm = lengthUm("PhysicalSizeX");
      Double yUm = lengthUm("PhysicalSizeY");
      List<Channel> channels = new ArrayList<>();
      List<Data> data = new ArrayList<>();
      int depth = 1;
      while (depth > 0) {
        int event = reader.next();
        if (event == XMLStreamConstants.END_ELEMENT) {
          depth--;
        } else if (event == XMLStreamConstants.START_ELEMENT) {
          depth++;
          if (depth > MAX_DEPTH) {
            throw new XMLStreamException("its elements lie deeper than " + MAX_DEPTH);
          }
          switch (reader.getLocalName()) {
            case "Channel" -> channels.add(new Channel(text("Name"), count("SamplesPerPixel", 1)));
            case "TiffData" ->
                data.add(
                    new Data(
                        count("IFD", -1),
                        count("FirstZ", 0),
                        count("FirstC", 0),
                        count("FirstT", 0),
                        count("PlaneCount", -1),
                        "",
                        ""));
            case "UUID" -> {
              if (!data.isEmpty()) {
                Data last = data.removeLast();
                String fileName = text("FileName");
                data.add(
                    new Data(
                        last.ifd(),
                        last.firstZ(),
                        last.firstC(),
                        last.firstT(),
                        last.planes(),
                        reader.getElementText().strip(),
                        fileName));
                depth--;
              }
            }
            default -> {}
          }
        }
      }
      return new Image(
          imageName, order, sizeX, sizeY, sizeZ, sizeC, sizeT, xUm, yUm, channels, data);
    }

    private String text(String attribute) {
      String value = reader.getAttributeValue(null, attribute);
      return value == null ? "" : value.strip();
    }

    private int count(String attribute, int otherwise) throws XMLStreamException {
      String value = text(attribute);
      if (value.isEmpty()) {
        return otherwise;
      }
      long number = Long.parseLong(value);
      if (number < 0
          || number
              > (attribute.equals("SizeX") || attribute.equals("SizeY")
                  ? Integer.MAX_VALUE
                  : MAX_COUNT)) {
        throw new XMLStreamException(attribute + " is " + value);
      }
      return (int) number;
    }

    private @Nullable Double lengthUm(String attribute) {
      String value = text(attribute);
      String unit = reader.getAttributeValue(null, attribute + "Unit");
      var um = LengthUnit.omeUm(unit == null ? "\u00b5m" : unit);
      if (value.isEmpty() || um.isEmpty()) {
        return null;
      }
      return Double.parseDouble(value) * um.getAsDouble();
    }
  }
}
