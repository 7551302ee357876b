package org.cytostudy.cli.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Collections;
import java.util.List;
import org.cytostudy.core.job.CytostudyJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class TableTest {
  private final StringWriter text = new StringWriter();

  @Test
  void alignsNumbersToTheRightAndShowsWhatIsMissingAsADash() throws JsonProcessingException {
    new Table("NAME=/name", "COUNT=/n", "DEEP=/a/b")
        .print(
            new PrintWriter(text),
            List.of(
                json("{\"name\":\"b1\",\"n\":5,\"a\":{\"b\":\"x\"}}"),
                json("{\"name\":\"brain\",\"n\":12345}")));
    assertThat(text.toString())
        .isEqualToNormalizingNewlines(
            """
            NAME   COUNT  DEEP
            b1         5  x
            brain  12345  -
            """);
  }

  @Test
  void showsAListOfWordsAsTheseAndALongerThingAsItsLength() throws JsonProcessingException {
    new Table("WORDS=/w", "THINGS=/t")
        .print(new PrintWriter(text), List.of(json("{\"w\":[\"a\",\"b\"],\"t\":[{},{},{}]}")));
    assertThat(text.toString().lines()).last().isEqualTo("a,b         3");
  }

  @Test
  void keepsControlCharactersOfTheNetworkOffTheTerminal() throws JsonProcessingException {
    new Table("NAME=/name")
        .print(new PrintWriter(text), List.of(json("{\"name\":\"a\\u001b[2Jb\"}")));
    assertThat(text.toString()).doesNotContain("\u001b");
  }

  @Test
  void printsIntervalsAndFindingsOfAReport() throws JsonProcessingException {
    String interval = "{\"macroF1\":{\"value\":0.8612,\"low\":0.82,\"high\":0.88}}";
    String report =
        "{\"title\":\"t\",\"note\":\"synthetic\",\"rows\":[{\"variant\":\"SpatialNCE\","
            + "\"runSeed\":1,\"probe\":\"logistic\",\"heldOutSections\":null,\"unseenBrain\":"
            + interval
            + "}],\"findings\":[{\"claim\":\"A above B\",\"holds\":true,\"detail\":\"d\"}],"
            + "\"warnings\":[\"small\"]}";
    ReportTable.print(new PrintWriter(text), json(report));
    assertThat(text.toString())
        .contains("synthetic", "0.861 [0.820, 0.880]", "holds:", "A above B", "small");
  }

  @Test
  void keepsControlCharactersOfAReportOffTheTerminal() throws JsonProcessingException {
    String text = "\\u001b[2J\\u009b2J";
    ReportTable.print(
        new PrintWriter(this.text),
        json(
            ("{'note':'T','rows':[{'variant':'T','runSeed':1,'probe':'T'}],"
                    + "'findings':[{'claim':'T','holds':true,'detail':'T'}],'warnings':['T']}")
                .replace('\'', '"')
                .replace("T", text)));
    assertThat(this.text.toString()).doesNotContain("\u001b", "\u009b").contains("[2J");
  }

  @Test
  @Timeout(10)
  void printsALongTableInTheTimeOfItsLength() throws JsonProcessingException {
    JsonNode row = json("{\"name\":\"b\",\"n\":5}");
    new Table("NAME=/name", "COUNT=/n")
        .print(new PrintWriter(text), Collections.nCopies(100_000, row));
    assertThat(text.toString().lines()).hasSize(100_001);
  }

  private static JsonNode json(String text) throws JsonProcessingException {
    return CytostudyJson.mapper().readTree(text);
  }
}
