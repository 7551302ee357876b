package org.cytostudy.platform.preparation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.cytostudy.core.job.ImagePlane;
import org.cytostudy.core.job.SectionMapping;
import org.cytostudy.core.job.SectionMapping.Entry;
import org.cytostudy.platform.problem.FieldError;
import org.cytostudy.platform.problem.InvalidException;
import org.cytostudy.platform.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/**
 * Reads a section mapping that a spreadsheet wrote: UTF-8, columns named as the fields of {@link
 * Entry} in any order, also as {@code z_mm} and {@code number}, commas or semicolons between them.
 * A cell that is empty is left out. All faults are told with the row as a spreadsheet counts it and
 * the column; one refuses the file.
 */
final class SectionMappingCsv {
  private static final int MOST_ERRORS = 50;
  private static final String BYTE_ORDER_MARK = "\uFEFF";
  private static final Set<String> NEEDED =
      Set.of(
          "file",
          "brain",
          "hemisphere",
          "block",
          "section",
          "zMm",
          "plane",
          "thicknessUm",
          "stain");
  private static final Set<String> OPTIONAL =
      Set.of("stainBatch", "pixelSizeUm", "registration", "annotations", "imagePlane");

  /** The spelling of spreadsheets and statistics programmes, {@code z_mm}, is read too. */
  private static final Pattern UNDERSCORE = Pattern.compile("_([a-z])");

  private final List<FieldError> errors = new ArrayList<>();
  private final Map<String, String> headers = new HashMap<>();

  private SectionMappingCsv() {}

  static SectionMapping read(String text) {
    SectionMappingCsv csv = new SectionMappingCsv();
    SectionMapping mapping = csv.parse(text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text);
    if (!csv.errors.isEmpty()) {
      throw new InvalidException(
          ProblemType.INVALID_REQUEST, "The mapping cannot be used; errors says why.", csv.errors);
    }
    return mapping;
  }

  private SectionMapping parse(String text) {
    String header = text.lines().findFirst().orElse("");
    CSVFormat format =
        CSVFormat.RFC4180
            .builder()
            .setDelimiter(header.contains(",") ? ',' : ';')
            .setHeader()
            .setSkipHeaderRecord(true)
            .setIgnoreEmptyLines(true)
            .setIgnoreSurroundingSpaces(true)
            .get();
    List<Entry> entries = new ArrayList<>();
    try (CSVParser parser = CSVParser.parse(text, format)) {
      columns(parser.getHeaderNames());
      for (CSVRecord row : errors.isEmpty() ? parser : List.<CSVRecord>of()) {
        entry(row, entries);
      }
    } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
      error("", "is no CSV: " + e.getMessage());
    }
    if (entries.isEmpty() && errors.isEmpty()) {
      error("", "has no row below its header");
    }
    return new SectionMapping(entries);
  }

  private void columns(List<String> written) {
    for (String header : written) {
      String name = field(header);
      if (headers.putIfAbsent(name, header) != null) {
        error("row 1", "the column '" + name + "' comes twice");
      }
    }
    Set<String> found = new LinkedHashSet<>(headers.keySet());
    for (String needed : new TreeSet<>(NEEDED)) {
      if (!found.contains(needed)) {
        error("row 1", "the column '" + needed + "' is missing");
      }
    }
    for (String column : found) {
      if (!NEEDED.contains(column) && !OPTIONAL.contains(column)) {
        error("row 1", "the column '" + column + "' is not known");
      }
    }
  }

  private static String field(String header) {
    String name = UNDERSCORE.matcher(header).replaceAll(m -> m.group(1).toUpperCase(Locale.ROOT));
    return name.equals("number") ? "section" : name;
  }

  private void entry(CSVRecord row, List<Entry> entries) {
    String at = "row " + (row.getRecordNumber() + 1);
    if (!row.isConsistent()) {
      error(
          at,
          "has "
              + row.size()
              + " cells, the header has "
              + row.getParser().getHeaderNames().size());
      return;
    }
    int before = errors.size();
    String file = needed(row, at, "file");
    String brain = needed(row, at, "brain");
    String hemisphere = needed(row, at, "hemisphere");
    String block = needed(row, at, "block");
    Integer section = number(at, "section", needed(row, at, "section"), Integer::valueOf);
    Double zMm = number(at, "zMm", needed(row, at, "zMm"), SectionMappingCsv::finite);
    String plane = needed(row, at, "plane");
    Double thicknessUm =
        number(at, "thicknessUm", needed(row, at, "thicknessUm"), SectionMappingCsv::finite);
    String stain = needed(row, at, "stain");
    Double pixelSizeUm =
        number(at, "pixelSizeUm", optional(row, "pixelSizeUm"), SectionMappingCsv::finite);
    if (errors.size() > before || section == null || zMm == null || thicknessUm == null) {
      return;
    }
    String imagePlane = optional(row, "imagePlane");
    try {
      entries.add(
          new Entry(
              file,
              brain,
              hemisphere,
              block,
              section,
              zMm,
              plane,
              thicknessUm,
              stain,
              optional(row, "stainBatch"),
              pixelSizeUm,
              optional(row, "registration"),
              optional(row, "annotations"),
              imagePlane == null ? null : ImagePlane.parse(imagePlane)));
    } catch (IllegalArgumentException e) {
      error(at, String.valueOf(e.getMessage()));
    }
  }

  private String needed(CSVRecord row, String at, String column) {
    String value = optional(row, column);
    if (value == null) {
      error(at + ", column " + column, "is empty");
      return "";
    }
    return value;
  }

  private @Nullable String optional(CSVRecord row, String column) {
    String header = headers.get(column);
    String value = header != null && row.isSet(header) ? row.get(header) : "";
    return value.isEmpty() ? null : value;
  }

  private <T> @Nullable T number(
      String at, String column, @Nullable String text, Function<String, T> parse) {
    if (text == null || text.isEmpty()) {
      return null;
    }
    try {
      return parse.apply(text);
    } catch (NumberFormatException e) {
      error(at + ", column " + column, "'" + text + "' is no number such as 12 or 0.5");
      return null;
    }
  }

  private static Double finite(String text) {
    double value = Double.parseDouble(text);
    if (!Double.isFinite(value)) {
      throw new NumberFormatException(text);
    }
    return value;
  }

  private void error(String where, String what) {
    if (errors.size() < MOST_ERRORS) {
      errors.add(
          new FieldError("/source/mappingPath", where.isEmpty() ? what : where + ": " + what));
    }
  }
}
