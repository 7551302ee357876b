package org.cytostudy.cli.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** A table of JSON objects. A column is a heading and a JSON pointer, written {@code HEAD=/a/b}. */
public final class Table {
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
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int column = 0; column < row.size(); column++) {
        int index = column;
        int width = rows.stream().mapToInt(r -> r.get(index).length()).max().orElse(0);
        boolean number =
            rows.stream().skip(1).allMatch(r -> r.get(index).matches("-?[0-9][0-9.,%]*|-|"));
        String cell = row.get(column);
        String padding = " ".repeat(width - cell.length());
        line.append(number ? padding + cell : cell + padding).append("  ");
      }
      out.println(line.toString().stripTrailing());
    }
  }

  private static String text(JsonNode value) {
    if (value.isMissingNode() || value.isNull()) {
      return "-";
    }
    if (value.isArray()) {
      return Integer.toString(value.size());
    }
    return TerminalText.line(value.asText());
  }
}
