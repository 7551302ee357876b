package org.cytostudy.platform.preparation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.cytostudy.core.job.ImagePlane;
import org.cytostudy.core.job.SectionMapping;
import org.cytostudy.core.job.SectionMapping.Entry;
import org.cytostudy.platform.problem.FieldError;
import org.cytostudy.platform.problem.InvalidException;
import org.junit.jupiter.api.Test;

class SectionMappingCsvTest {
  private static final String HEADER =
      "file,brain,hemisphere,block,section,zMm,plane,thicknessUm,stain,pixelSizeUm,annotations\n";
  private static final String ROW = "a.tif,B-1,left,1,12,24.5,coronal,20,cell-body,2.5,\n";

  @Test
  void readsColumnsInAnyOrderAndLeavesOutWhatIsEmpty() {
    Entry entry = read(HEADER + ROW).entries().getFirst();
    assertThat(entry)
        .isEqualTo(
            new Entry(
                "a.tif",
                "B-1",
                "left",
                "1",
                12,
                24.5,
                "coronal",
                20,
                "cell-body",
                null,
                2.5,
                null,
                null,
                null));
    String turned =
        """
        stain,thicknessUm,plane,zMm,section,block,hemisphere,brain,file
        "cell-body, silver",20,coronal,24.5,12,1,left,B-1,a.tif
        """;
    assertThat(read(turned).entries().getFirst().stain()).isEqualTo("cell-body, silver");
  }

  @Test
  void readsWhichImageOfTheFileIsMeant() {
    String header = HEADER.replace("annotations", "imagePlane");
    Entry entry = read(header + ROW.replace("2.5,", "2.5,0/1/3/0")).entries().getFirst();
    assertThat(entry.imagePlane()).isEqualTo(new ImagePlane(0, 1, 3, 0));
    assertThat(faults(header + ROW.replace("2.5,", "2.5,channel 1")))
        .singleElement()
        .asString()
        .contains("row 2", "series/channel/z/time", "'channel 1'");
  }

  @Test
  void readsWhatSpreadsheetsWrite() {
    String text = ("\uFEFF" + HEADER + ROW).replace(',', ';').replace("\n", "\r\n");
    assertThat(read(text).entries()).hasSize(1);
  }

  @Test
  void readsTheSpellingOfStatisticsProgrammes() {
    String text = HEADER.replace("zMm", "z_mm").replace("section", "number") + ROW;
    assertThat(read(text).entries()).isEqualTo(read(HEADER + ROW).entries());
    assertThat(faults(HEADER.replace("annotations", "section_") + ROW))
        .containsExactly("row 1: the column 'section_' is not known");
    assertThat(faults(HEADER.replace("annotations", "z_mm") + ROW))
        .containsExactly("row 1: the column 'zMm' comes twice");
  }

  @Test
  void tellsEachFaultWithItsRowAndColumn() {
    assertThat(
            faults(
                HEADER
                    + ROW
                    + "b.tif,B-1,left,1,thirteen,26,coronal,20,cell-body,,\n"
                    + "c.tif,,left,1,14,\"28,5\",coronal,20,cell-body,,\n"
                    + "d.tif,B-1,middle,1,15,30,coronal,20,cell-body,,\n"
                    + "e.tif,B-1,left,1,0,30,coronal,20,cell-body,,\n"))
        .containsExactly(
            "row 3, column section: 'thirteen' is no number such as 12 or 0.5",
            "row 4, column brain: is empty",
            "row 4, column zMm: '28,5' is no number such as 12 or 0.5",
            "row 5: hemisphere must be one of left, right, got 'middle'",
            "row 6: section must be between 1 and 1000000, got 0");
  }

  @Test
  void tellsMissingAndUnknownColumns() {
    assertThat(faults(HEADER.replace("zMm", "z") + ROW))
        .containsExactly(
            "row 1: the column 'zMm' is missing", "row 1: the column 'z' is not known");
  }

  @Test
  void refusesARowWithAnotherNumberOfCells() {
    assertThat(faults(HEADER + ROW + "b.tif,B-1\n"))
        .containsExactly("row 3: has 2 cells, the header has 11");
  }

  @Test
  void refusesAFileWithoutARow() {
    assertThat(faults(HEADER)).containsExactly("has no row below its header");
    assertThat(faults("")).isNotEmpty();
    assertThat(faults(HEADER + "\"never closed")).singleElement().asString().contains("is no CSV");
  }

  private SectionMapping read(String text) {
    return SectionMappingCsv.read(text);
  }

  private List<String> faults(String text) {
    return catchThrowableOfType(InvalidException.class, () -> read(text)).errors().stream()
        .peek(error -> assertThat(error.pointer()).isEqualTo("/source/mappingPath"))
        .map(FieldError::detail)
        .toList();
  }
}
