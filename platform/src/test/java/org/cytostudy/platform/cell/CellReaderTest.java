package org.cytostudy.platform.cell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.cytostudy.platform.problem.FieldError;
import org.cytostudy.platform.problem.InvalidException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;

class CellReaderTest {
  /** 0.5 µm per pixel. */
  private static final CellReader.Image IMAGE = new CellReader.Image(1000, 800, .5);

  private static final class Taken implements CellReader.Sink {
    final List<Cell> cells = new ArrayList<>();
    final List<String> refused = new ArrayList<>();

    @Override
    public void cell(Cell cell) {
      cells.add(cell);
    }

    @Override
    public void refused(long line, String why) {
      refused.add(line + " " + why);
    }
  }

  @Test
  void readsWhatQuPathExports() throws IOException {
    Taken taken =
        read(
            """
            Image\tName\tClass\tCentroid X µm\tCentroid Y µm\tNucleus: Area µm^2\tCell: Area µm^2\r
            a.tif\t\tNeuron\t10\t20.5\t30\t99\r
            a.tif\t\t"Glia: small"\t11\t21\t12.5\t50\r
            """,
            null);
    assertThat(taken.cells)
        .containsExactly(new Cell(20, 41, 30., "Neuron"), new Cell(22, 42, 12.5, "Glia: small"));
    assertThat(taken.refused).isEmpty();
  }

  @Test
  void readsWhatStarDistLeavesInPixels() throws IOException {
    assertThat(read("label,area,centroid-0,centroid-1\n1,40,700,900\n", LengthUnit.PX).cells)
        .containsExactly(new Cell(900, 700, 10., ""));
    assertThat(read("Area [px^2];X [px];Y [px]\n40;900;700\n", null).cells)
        .containsExactly(new Cell(900, 700, 10., ""));
  }

  @Test
  void readsBigBrainWithAndWithoutItsHeader() throws IOException {
    Cell cell = new Cell(200, 400, 55., "3");
    assertThat(read("#x(micron) y(micron) area(micron**2) layer\n100 200 55 3\n", null).cells)
        .containsExactly(cell);
    assertThat(read("100.0   200.0  55  3\n", LengthUnit.UM).cells).containsExactly(cell);
  }

  @Test
  void listsLinesThatAreNoCellsAndTakesTheOthers() throws IOException {
    Taken taken =
        read(
            "x_px,y_px,area,class\n1,2,3,a\n1,,3,a\n\n1,2\n-1,2,3,a\n1,2,0,a\n1,NaN,3,a\n"
                + "1001,2,3,a\n1,2,3,\"a\n1,2,3,"
                + "x".repeat(70_000)
                + "\n5,6,7,b",
            LengthUnit.UM);
    assertThat(taken.cells).extracting(Cell::xPx).containsExactly(1., 5.);
    assertThat(taken.refused)
        .containsExactly(
            "3 has no number as y",
            "5 has only 2 fields",
            "6 lies outside of the image, at -1, 2 px",
            "7 has no area",
            "8 has no number as y",
            "9 lies outside of the image, at 1001, 2 px",
            "10 has a quotation mark that is not closed",
            "11 is longer than 65536 characters");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a,b | line 1 | names no columns",
        "x,y | ?unit | does not say px or µm",
        "x_px,y_um | line 1 | different units",
        "x_px,y_px,area | ?unit | 'area'",
        "1 2 3 4 | ?unit | does not say",
        "'' | line 1 | is empty"
      })
  void refusesATableWhoseColumnsOrUnitsAreUnknown(String text, String where, String says) {
    assertThatThrownBy(() -> read(text + "\n1,2\n", null))
        .isInstanceOfSatisfying(
            InvalidException.class,
            e -> {
              FieldError first = e.errors().getFirst();
              assertThat(first.pointer()).isEqualTo(where);
              assertThat(first.detail()).contains(says);
            });
  }

  @Test
  void writesTheSameBytesForTheSameCellsAndCountsThem() throws IOException {
    String table = "x_px,y_px,area_um2,class\n1,2,30,a\n600,2,40,b\n3,4,5,a\nz,4,5,a\n";
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    CellSummary summary = summarise(table, bytes);
    assertThat(summary.cells()).isEqualTo(2);
    assertThat(summary.belowThreshold()).isEqualTo(1);
    assertThat(summary.refused()).isEqualTo(1);
    assertThat(summary.refusedRows().getFirst().pointer()).isEqualTo("line 5");
    assertThat(summary.inExtent()).isEqualTo(1);
    assertThat(summary.classes()).containsEntry("a", 1L).containsEntry("b", 1L);
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8))
          .isEqualTo("x_px,y_px,area_um2,class\n1.0,2.0,30.0,a\n600.0,2.0,40.0,b\n");
    }
    ByteArrayOutputStream again = new ByteArrayOutputStream();
    summarise(table, again);
    assertThat(Arrays.equals(again.toByteArray(), bytes.toByteArray())).isTrue();
  }

  @Test
  void refusesAnAreaThresholdWithoutAreas() {
    assertThatThrownBy(() -> summarise("x_px,y_px\n1,2\n", new ByteArrayOutputStream()))
        .isInstanceOf(InvalidException.class);
  }

  private static CellSummary summarise(String table, ByteArrayOutputStream to) throws IOException {
    try (CellSummary summary =
        new CellSummary(
            to, Optional.of(new GeometryFactory().toGeometry(new Envelope(0, 500, 0, 500))), 10)) {
      CellReader.read(stream(table), null, IMAGE, summary);
      return summary;
    }
  }

  private static Taken read(String table, @Nullable LengthUnit unit) throws IOException {
    Taken taken = new Taken();
    CellReader.read(stream(table), unit, IMAGE, taken);
    return taken;
  }

  private static InputStream stream(String table) {
    return new ByteArrayInputStream(table.getBytes(StandardCharsets.UTF_8));
  }
}
