package org.cytostudy.runner.evaluation;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cytostudy.core.job.StudyReport;
import org.cytostudy.core.job.StudyReport.FigureRow;
import org.cytostudy.core.task.TaskResult.Figure;
import org.jspecify.annotations.Nullable;

/** The figures of a report as CSV (RFC 4180), one a line, numbers in full. */
final class FigureTable {
  private static final String HEADER =
      "variant,dataset,seed,task,figure,part,unit,value,low,high,resampled,patches,sections,brains,"
          + "chance,null_p";

  private FigureTable() {}

  static void write(Path file, StudyReport report) throws IOException {
    try (Writer out = Files.newBufferedWriter(file)) {
      out.write(HEADER + "\r\n");
      for (FigureRow row : report.figures()) {
        out.write(line(row) + "\r\n");
      }
    }
  }

  private static String line(FigureRow row) {
    Figure figure = row.figure();
    return Stream.of(
            row.variant(),
            row.dataset(),
            row.runSeed(),
            row.task(),
            figure.name(),
            figure.part(),
            figure.unit(),
            figure.value(),
            figure.low(),
            figure.high(),
            figure.resampled(),
            figure.patches(),
            figure.sections(),
            figure.brains(),
            figure.chance(),
            figure.nullP())
        .map(FigureTable::cell)
        .collect(Collectors.joining(","));
  }

  /** Quoted where it must be; names that a spreadsheet would take for a formula are quoted off. */
  private static String cell(@Nullable Object value) {
    if (value == null) {
      return "";
    }
    String text = value.toString();
    if (value instanceof String && !text.isEmpty() && "=+-@".indexOf(text.charAt(0)) >= 0) {
      text = "'" + text;
    }
    return text.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')
        ? '"' + text.replace("\"", "\"\"") + '"'
        : text;
  }
}
