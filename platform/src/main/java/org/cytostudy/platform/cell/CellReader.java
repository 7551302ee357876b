package org.cytostudy.platform.cell;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * Reads a table of cells line by line, in flat memory: separated by tabs, semicolons, commas or
 * spaces, whichever the first line has. A line that is no cell is told and passed over.
 */
final class CellReader {
  private static final int LONGEST_LINE = 65_536;
  private static final int LONGEST_CLASS = 200;
  private static final Pattern SPACES = Pattern.compile("\\s+");
  private static final Pattern NUMBER = Pattern.compile("[-+]?[0-9.]+([eE][-+]?[0-9]+)?");

  private final Lines lines;
  private final Image image;
  private char separator;

  /** The image that the cells lie on. */
  record Image(long widthPx, long heightPx, double pixelSizeUm) {}

  /** Takes what is read. */
  interface Sink {
    void cell(Cell cell) throws IOException;

    void refused(long line, String why);
  }

  private CellReader(Reader text, Image image) {
    this.lines = new Lines(text);
    this.image = image;
  }

  /**
   * Reads all of it.
   *
   * @param unit of columns that name none
   * @throws org.cytostudy.platform.problem.InvalidException if its first line names no coordinates
   */
  static void read(InputStream in, @Nullable LengthUnit unit, Image image, Sink sink)
      throws IOException {
    Reader text = new java.io.InputStreamReader(in, StandardCharsets.UTF_8);
    new CellReader(text, image).read(unit, sink);
  }

  private void read(@Nullable LengthUnit unit, Sink sink) throws IOException {
    String first = lines.next();
    if (first == null || first.isBlank()) {
      throw CellColumns.invalid("line 1", "is empty; a table has a header, or x y area layer");
    }
    if (first.startsWith("\ufeff")) {
      first = first.substring(1);
    }
    separator = separator(first);
    List<String> fields = split(first.startsWith("#") ? first.substring(1) : first);
    boolean headless = fields.stream().limit(2).allMatch(field -> NUMBER.matcher(field).matches());
    CellColumns columns =
        headless
            ? CellColumns.bigBrain(fields.size(), unit, image.pixelSizeUm())
            : CellColumns.of(fields, unit, image.pixelSizeUm());
    String line = headless ? first : lines.next();
    for (; line != null; line = lines.next()) {
      if (!line.isBlank()) {
        take(line, columns, sink);
      }
    }
  }

  private void take(String line, CellColumns columns, Sink sink) throws IOException {
    if (line.length() >= LONGEST_LINE) {
      sink.refused(lines.number(), "is longer than " + LONGEST_LINE + " characters");
      return;
    }
    try {
      sink.cell(cell(split(line), columns));
    } catch (RefusedRowException e) {
      sink.refused(lines.number(), String.valueOf(e.getMessage()));
    }
  }

  private Cell cell(List<String> fields, CellColumns columns) {
    double x = number(fields, columns.x(), "x") * columns.pxPerUnit();
    double y = number(fields, columns.y(), "y") * columns.pxPerUnit();
    if (x < 0 || y < 0 || x > image.widthPx() || y > image.heightPx()) {
      throw new RefusedRowException(
          "lies outside of the image, at " + Math.round(x) + ", " + Math.round(y) + " px");
    }
    Double area = null;
    if (columns.area() >= 0) {
      area = number(fields, columns.area(), "area") * columns.um2PerUnit();
      if (area <= 0) {
        throw new RefusedRowException("has no area");
      }
    }
    String className = columns.className() < 0 ? "" : field(fields, columns.className());
    if (className.length() > LONGEST_CLASS || className.indexOf('\0') >= 0) {
      throw new RefusedRowException("has a class of more than " + LONGEST_CLASS + " characters");
    }
    return new Cell(x, y, area, className);
  }

  private static double number(List<String> fields, int index, String what) {
    String text = field(fields, index);
    double value = NUMBER.matcher(text).matches() ? parsed(text) : Double.NaN;
    if (!Double.isFinite(value)) {
      throw new RefusedRowException("has no number as " + what);
    }
    return value;
  }

  private static double parsed(String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  private static String field(List<String> fields, int index) {
    if (index >= fields.size()) {
      throw new RefusedRowException("has only " + fields.size() + " fields");
    }
    return fields.get(index).strip();
  }

  private static char separator(String line) {
    for (char candidate : new char[] {'\t', ';', ','}) {
      if (line.indexOf(candidate) >= 0) {
        return candidate;
      }
    }
    return ' ';
  }

  private List<String> split(String line) {
    if (separator == ' ') {
      return List.of(SPACES.split(line.strip()));
    }
    if (line.indexOf('"') < 0) {
      return List.of(line.split(Pattern.quote(String.valueOf(separator)), -1));
    }
    try (CSVParser parser =
        CSVParser.parse(
            new StringReader(line), CSVFormat.DEFAULT.builder().setDelimiter(separator).get())) {
      List<CSVRecord> records = parser.getRecords();
      return records.isEmpty() ? List.of() : records.getFirst().toList();
    } catch (IOException | RuntimeException e) {
      throw new RefusedRowException("has a quotation mark that is not closed");
    }
  }

  /** Why a row is no cell. */
  private static final class RefusedRowException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RefusedRowException(String why) {
      // As many as there are bad rows: nobody looks at where they come from.
      super(why, null, false, false);
    }
  }
}
