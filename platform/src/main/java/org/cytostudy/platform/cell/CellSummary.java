package org.cytostudy.platform.cell;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.cytostudy.platform.problem.FieldError;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Location;

/**
 * Writes cells as a table of our own, {@code x_px,y_px,area_um2,class} as compressed CSV, and
 * counts them on the way. The same cells give the same bytes.
 */
final class CellSummary implements CellReader.Sink, Closeable {
  private static final int MOST_REFUSED = 100;
  private static final int MOST_CLASSES = 200;
  private static final String OTHER_CLASSES = "(others)";

  private final CSVPrinter out;
  private final @Nullable IndexedPointInAreaLocator extent;
  private final double minAreaUm2;
  private final Map<String, Long> classes = new TreeMap<>();
  private final List<FieldError> refusedRows = new ArrayList<>();
  private long cells;
  private long inExtent;
  private long belowThreshold;
  private long refused;

  /**
   * Begins a table.
   *
   * @param extent what was annotated, in level-0 pixels
   * @param minAreaUm2 smaller cells are left out; 0 for none
   */
  CellSummary(OutputStream to, Optional<Geometry> extent, double minAreaUm2) throws IOException {
    this.extent = extent.map(IndexedPointInAreaLocator::new).orElse(null);
    this.minAreaUm2 = minAreaUm2;
    this.out =
        new CSVPrinter(
            new BufferedWriter(
                new OutputStreamWriter(new GZIPOutputStream(to), StandardCharsets.UTF_8)),
            CSVFormat.DEFAULT.builder().setRecordSeparator("\n").get());
    out.printRecord("x_px", "y_px", "area_um2", "class");
  }

  @Override
  public void cell(Cell cell) throws IOException {
    Double area = cell.areaUm2();
    if (minAreaUm2 > 0 && area == null) {
      throw CellColumns.invalid("line 1", "names no column of areas, which a threshold needs");
    }
    if (area != null && area < minAreaUm2) {
      belowThreshold++;
      return;
    }
    out.printRecord(cell.xPx(), cell.yPx(), area, cell.className());
    cells++;
    boolean known = classes.size() < MOST_CLASSES || classes.containsKey(cell.className());
    classes.merge(known ? cell.className() : OTHER_CLASSES, 1L, Long::sum);
    if (extent != null
        && extent.locate(new Coordinate(cell.xPx(), cell.yPx())) != Location.EXTERIOR) {
      inExtent++;
    }
  }

  @Override
  public void refused(long line, String why) {
    refused++;
    if (refusedRows.size() < MOST_REFUSED) {
      refusedRows.add(new FieldError("line " + line, why));
    }
  }

  long cells() {
    return cells;
  }

  /** Null where nobody said what was annotated. */
  @Nullable Long inExtent() {
    return extent == null ? null : Long.valueOf(inExtent);
  }

  long belowThreshold() {
    return belowThreshold;
  }

  long refused() {
    return refused;
  }

  /** The first of them. */
  List<FieldError> refusedRows() {
    return List.copyOf(refusedRows);
  }

  Map<String, Long> classes() {
    return classes;
  }

  @Override
  public void close() {
    try {
      out.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
