package org.cytostudy.imaging.surface;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.cytostudy.imaging.space.Affine3;
import org.cytostudy.imaging.space.GeometryFileException;
import org.cytostudy.imaging.space.GeometryFileException.Problem;
import org.jspecify.annotations.Nullable;

/**
 * Reads the XML of GIFTI 1.0 (Harwell, Hanke, Saad et al., "GIFTI surface data format", 2011) as a
 * stream. The DOCTYPE that programs write is passed over: no DTD is fetched and no entity resolved.
 */
final class GiftiReader {
  private static final int MOST_ARRAYS = 10_000;
  private static final int MOST_VALUES = 1 << 27;
  private static final long MOST_BYTES = 1L << 30;
  private static final int MOST_LABELS = 1 << 16;

  /** Longest text of a name, a value or a matrix. */
  private static final int MOST_TEXT = 1 << 16;

  /** A number takes so many characters at most, with its space. */
  private static final int CHARACTERS_A_VALUE = 32;

  private final Path file;
  private final XMLStreamReader xml;
  private final List<GiftiArray> arrays = new ArrayList<>();
  private final Map<Integer, SurfaceMap.Label> labels = new LinkedHashMap<>();
  private long decodedBytes;

  private GiftiReader(Path file, XMLStreamReader xml) {
    this.file = file;
    this.xml = xml;
  }

  /** What a file holds. */
  record Contents(List<GiftiArray> arrays, Map<Integer, SurfaceMap.Label> labels) {}

  static Contents read(Path file) throws IOException {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    try (InputStream in = Files.newInputStream(file)) {
      XMLStreamReader xml = factory.createXMLStreamReader(in);
      GiftiReader reader = new GiftiReader(file, xml);
      reader.file();
      return new Contents(reader.arrays, reader.labels);
    } catch (XMLStreamException e) {
      int line = e.getLocation() == null ? -1 : e.getLocation().getLineNumber();
      throw GeometryFileException.corrupt(
          file, line < 0 ? null : "line " + line, "The file is no GIFTI: its XML breaks off");
    }
  }

  private String where() {
    return "data array " + (arrays.size() + 1) + ", line " + xml.getLocation().getLineNumber();
  }

  private GeometryFileException corrupt(String what) {
    return GeometryFileException.corrupt(file, where(), what);
  }

  private void file() throws XMLStreamException, IOException {
    while (xml.hasNext() && xml.next() != XMLStreamConstants.START_ELEMENT) {
      // prologue
    }
    if (!xml.isStartElement() || !xml.getLocalName().equals("GIFTI")) {
      throw corrupt("The file is no GIFTI: its first element is not GIFTI");
    }
    int declared = Integer.MAX_VALUE;
    String stated = xml.getAttributeValue(null, "NumberOfDataArrays");
    if (stated != null) {
      declared = integer("NumberOfDataArrays", stated, MOST_ARRAYS);
    }
    while (xml.next() != XMLStreamConstants.END_DOCUMENT) {
      if (xml.isStartElement() && xml.getLocalName().equals("Label")) {
        label();
      } else if (xml.isStartElement() && xml.getLocalName().equals("DataArray")) {
        if (arrays.size() >= MOST_ARRAYS) {
          throw tooLarge("The file has more than %d data arrays".formatted(MOST_ARRAYS));
        }
        arrays.add(array());
      }
    }
    if (declared != Integer.MAX_VALUE && declared != arrays.size()) {
      throw GeometryFileException.corrupt(
          file,
          null,
          "The file says that it has %d data arrays, and has %d"
              .formatted(declared, arrays.size()));
    }
  }

  private GeometryFileException tooLarge(String what) {
    return new GeometryFileException(
        Problem.TOO_LARGE, file, where(), what, "Split the file into one file a map");
  }

  private void label() throws XMLStreamException, IOException {
    if (labels.size() >= MOST_LABELS) {
      throw tooLarge("The file has more than %d labels".formatted(MOST_LABELS));
    }
    String key = xml.getAttributeValue(null, "Key");
    if (key == null) {
      key = xml.getAttributeValue(null, "Index"); // of GIFTI before 1.0
    }
    int number = integer("Key", key, Integer.MAX_VALUE);
    float[] colour = new float[4];
    String[] channels = {"Red", "Green", "Blue", "Alpha"};
    for (int i = 0; i < 4; i++) {
      String value = xml.getAttributeValue(null, channels[i]);
      colour[i] = value == null ? i == 3 ? 1 : 0 : (float) number(value);
    }
    String name = text(MOST_TEXT).toString(StandardCharsets.UTF_8).strip();
    labels.put(number, new SurfaceMap.Label(name, colour[0], colour[1], colour[2], colour[3]));
  }

  private GiftiArray array() throws XMLStreamException, IOException {
    String intent = attribute("Intent");
    GiftiArray.Type type;
    try {
      type = GiftiArray.Type.valueOf(attribute("DataType"));
    } catch (IllegalArgumentException e) {
      throw GeometryFileException.unsupported(
          file,
          where(),
          "Values of type " + attribute("DataType") + " are not read here",
          "Write them as NIFTI_TYPE_FLOAT32, or as NIFTI_TYPE_INT32");
    }
    String external = xml.getAttributeValue(null, "ExternalFileName");
    String encoding = attribute("Encoding");
    if ((external != null && !external.isBlank()) || encoding.equals("ExternalFileBinary")) {
      throw GeometryFileException.unsupported(
          file,
          where(),
          "The data lie in another file",
          "Convert the file so that it holds its data, e.g. as GZipBase64Binary");
    }
    boolean byColumns = "ColumnMajorOrder".equals(attribute("ArrayIndexingOrder"));
    String endian = xml.getAttributeValue(null, "Endian");
    ByteOrder order = "BigEndian".equals(endian) ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    int dimensions = integer("Dimensionality", attribute("Dimensionality"), 6);
    int rows = 1;
    long values = 1;
    for (int d = 0; d < dimensions; d++) {
      int size = integer("Dim" + d, attribute("Dim" + d), MOST_VALUES);
      rows = d == 0 ? size : rows;
      values *= size;
      if (values > MOST_VALUES) {
        throw tooLarge("The array has more than %d values".formatted(MOST_VALUES));
      }
    }
    decodedBytes += values * type.bytes();
    if (decodedBytes > MOST_BYTES || values * type.bytes() > Integer.MAX_VALUE - 8) {
      throw tooLarge("The file holds more than %d MiB".formatted(MOST_BYTES >> 20));
    }
    return contents(new Shape(intent, type, encoding, order, rows, (int) values, byColumns));
  }

  private record Shape(
      String intent,
      GiftiArray.Type type,
      String encoding,
      ByteOrder order,
      int rows,
      int values,
      boolean byColumns) {}

  private GiftiArray contents(Shape shape) throws XMLStreamException, IOException {
    Map<String, String> metadata = new LinkedHashMap<>();
    List<GiftiArray.Transform> transforms = new ArrayList<>();
    ByteArrayOutputStream data = null;
    String name = "";
    String dataSpace = "";
    String transformedSpace = "";
    while (!(xml.next() == XMLStreamConstants.END_ELEMENT
        && xml.getLocalName().equals("DataArray"))) {
      if (!xml.isStartElement()) {
        continue;
      }
      switch (xml.getLocalName()) {
        case "Name" -> name = text(MOST_TEXT).toString(StandardCharsets.UTF_8).strip();
        case "Value" -> {
          if (metadata.size() < MOST_LABELS) {
            metadata.put(name, text(MOST_TEXT).toString(StandardCharsets.UTF_8).strip());
          }
        }
        case "DataSpace" -> dataSpace = text(MOST_TEXT).toString(StandardCharsets.UTF_8).strip();
        case "TransformedSpace" ->
            transformedSpace = text(MOST_TEXT).toString(StandardCharsets.UTF_8).strip();
        case "MatrixData" -> {
          if (transforms.size() < MOST_LABELS) {
            transforms.add(new GiftiArray.Transform(dataSpace, transformedSpace, matrix()));
          }
        }
        case "Data" -> {
          long most = (long) CHARACTERS_A_VALUE * shape.values + MOST_TEXT;
          data = text((int) Math.min(most, Integer.MAX_VALUE - 8));
        }
        default -> {
          // MetaData, MD and the matrix are only wrapped around what is read
        }
      }
    }
    if (data == null) {
      throw corrupt("The array has no data");
    }
    try {
      return new GiftiArray(
          shape.intent,
          metadata,
          transforms,
          shape.rows,
          shape.rows == 0 ? 0 : shape.values / shape.rows,
          shape.byColumns,
          shape.type,
          GiftiDecoder.decode(
              data.toByteArray(), shape.encoding, shape.order, shape.type, shape.values));
    } catch (GiftiDecoder.DataException e) {
      throw corrupt(Objects.requireNonNull(e.getMessage()));
    }
  }

  private Affine3 matrix() throws XMLStreamException, IOException {
    String[] words = text(MOST_TEXT).toString(StandardCharsets.UTF_8).strip().split("\\s+");
    double[] rows = new double[12];
    boolean sound = words.length == 16;
    for (int i = 0; sound && i < 16; i++) {
      double value = number(words[i]);
      if (i < 12) {
        rows[i] = value;
      } else {
        sound = value == (i == 15 ? 1 : 0);
      }
    }
    if (!sound) {
      throw corrupt("The matrix of a coordinate system is not 4 × 4 with 0 0 0 1 as its last row");
    }
    return Affine3.ofRows(rows);
  }

  /** The text of the element that just began, up to its end. */
  private ByteArrayOutputStream text(int mostBytes) throws XMLStreamException, IOException {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    for (int event = xml.next(); event != XMLStreamConstants.END_ELEMENT; event = xml.next()) {
      if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA) {
        text.writeBytes(xml.getText().getBytes(StandardCharsets.UTF_8));
        if (text.size() > mostBytes) {
          throw corrupt("An element is longer than the dimensions allow");
        }
      } else if (event == XMLStreamConstants.START_ELEMENT
          || event == XMLStreamConstants.ENTITY_REFERENCE) {
        throw corrupt("Here only text may stand");
      }
    }
    return text;
  }

  private String attribute(String name) throws GeometryFileException {
    String value = xml.getAttributeValue(null, name);
    if (value == null) {
      throw corrupt("The attribute " + name + " is missing");
    }
    return value;
  }

  private int integer(String name, @Nullable String text, int most) throws GeometryFileException {
    try {
      int value = Integer.parseInt(text == null ? "" : text.strip());
      if (value >= 0 && value <= most) {
        return value;
      }
    } catch (NumberFormatException e) {
      // told below
    }
    throw corrupt("%s must be a whole number of 0 to %d, got '%s'".formatted(name, most, text));
  }

  private double number(String text) throws GeometryFileException {
    try {
      double value = Double.parseDouble(text);
      if (Double.isFinite(value)) {
        return value;
      }
    } catch (NumberFormatException e) {
      // told below
    }
    throw corrupt("'" + text + "' is no number");
  }
}
