package org.cytostudy.cli.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.StringJoiner;
import java.util.regex.Pattern;

/** A table of JSON objects. A column is a heading and a JSON pointer, written {@code HEAD=/a/b}. */
public final class Table {
  private static final Pattern NUMBER = Pattern.compile("-?[0-9][0-9.,%]*|-|");

  private final List<String> headings = new ArrayList<>();
  private final List<String> pointers = new ArrayList<>();

  public Table(String... columns) {
    for (String column : columns) {
      int at = column.indexOf('=');
      headings.add(column.substring(0, at));
      pointers.add(column.substring(at + 1));
    }
  }

  /** Prints the rows; numbers stand to the right. */
  public void print(PrintWriter out, List<JsonNode> rows) {
    List<List<String>> cells = new ArrayList<>();
    cells.add(headings);
    for (JsonNode row : rows) {
      cells.add(pointers.stream().map(pointer -> text(row.at(pointer))).toList());
    }
    printAligned(out, cells);
    if (rows.isEmpty()) {
      out.println("(none)");
    }
    out.flush();
  }

  /** Prints rows of cells in columns as wide as their widest cell; the first row is the heading. */
  public static void printAligned(PrintWriter out, List<List<String>> rows) {
    int columns = rows.getFirst().size();
    int[] width = new int[columns];
    boolean[] number = new boolean[columns];
    Arrays.fill(number, true);
    for (int row = 0; row < rows.size(); row++) {
      for (int column = 0; column < columns; column++) {
        String cell = rows.get(row).get(column);
        width[column] = Math.max(width[column], cell.length());
        number[column] &= row == 0 || NUMBER.matcher(cell).matches();
      }
    }
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int column = 0; column < columns; column++) {
        String cell = row.get(column);
        String padding = " ".repeat(width[column] - cell.length());
        line.append(number[column] ? padding + cell : cell + padding).append("  ");
      }
      out.println(line.toString().stripTrailing());
    }
  }

  private static String words(JsonNode array) {
    StringJoiner words = new StringJoiner(",");
    array.forEach(word -> words.add(TerminalText.line(word.asText())));
    return words.toString();
  }

  private static String text(JsonNode value) {
    if (value.isMissingNode() || value.isNull()) {
      return "-";
    }
    if (value.isArray()) {
      return value.path(0).isTextual() ? words(value) : Integer.toString(value.size());
    }
    return TerminalText.line(value.asText());
  }
}
