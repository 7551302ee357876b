package org.cytostudy.platform.annotation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.cytostudy.platform.problem.FieldError;
import org.cytostudy.platform.problem.InvalidException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How files of any size are read one feature at a time; what features mean is in QuPathIT. */
class GeoJsonReaderTest {
  private static final String POINT = "{\"type\":\"Point\",\"coordinates\":[1,2]}";
  private static final String FEATURE =
      "{\"type\":\"Feature\",\"properties\":{\"childObjects\":["
          + POINT
          + "]},\"geometry\":"
          + POINT
          + "}";

  @TempDir Path folder;
  private final List<String> read = new ArrayList<>();

  private int read(String text) throws IOException {
    return read(Files.writeString(folder.resolve("drawn.geojson"), text));
  }

  private int read(Path file) {
    return GeoJsonReader.read(
        file, new ObjectMapper(), new Warnings(), drawing -> read.add(drawing.at()));
  }

  private List<FieldError> refused(String text) {
    return assertThatExceptionOfType(InvalidException.class)
        .isThrownBy(() -> read(text))
        .actual()
        .errors();
  }

  @Test
  void aCollectionMaySayWhatItIsAfterItsFeatures() throws IOException {
    assertThat(read("{\"features\":[" + FEATURE + "],\"crs\":{},\"type\":\"FeatureCollection\"}"))
        .isEqualTo(2);
    assertThat(read).containsExactly("/features/0", "/features/0/properties/childObjects/0");
  }

  @Test
  void refusesAListOfFeaturesThatIsNoCollection() {
    assertThat(refused("{\"features\":[" + POINT + "],\"type\":\"Feature\"}"))
        .extracting(FieldError::pointer)
        .containsExactly("/type");
    assertThat(refused("{\"type\":\"FeatureCollection\"}"))
        .extracting(FieldError::pointer)
        .containsExactly("/features");
  }

  @Test
  void refusesAFileThatIsCutOffAtAnyByte() throws IOException {
    String whole = "{\"type\":\"FeatureCollection\",\"features\":[" + FEATURE + "," + POINT + "]}";
    assertThat(read(whole)).isEqualTo(3);
    for (int length = 0; length < whole.length(); length++) {
      assertThat(refused(whole.substring(0, length))).as("%d bytes", length).isNotEmpty();
    }
  }

  @Test
  void refusesAFeatureThatDoesNotBelongIntoMemory() {
    String huge = "{\"note\":\"" + "x".repeat(11 << 20) + "\"," + POINT.substring(1);
    assertThat(refused("[" + POINT + "," + huge + "]"))
        .extracting(FieldError::detail)
        .singleElement()
        .asString()
        .contains("10 MB");
  }

  @Test
  void readsManyFeaturesOfWhichNoneIsLargeAndRefusesOneTooMany() throws IOException {
    Path file = folder.resolve("many.geojson");
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      out.write('[');
      for (int i = 0; i < GeoJsonReader.MOST_FEATURES; i++) {
        out.write(i == 0 ? POINT : "," + POINT);
      }
      out.write(']');
    }
    assertThat(Files.size(file)).isGreaterThan(10L << 20);
    assertThat(read(file)).isEqualTo(GeoJsonReader.MOST_FEATURES);
    String text = Files.readString(file);
    assertThat(refused(text.substring(0, text.length() - 1) + "," + POINT + "]"))
        .extracting(FieldError::pointer)
        .containsExactly("/" + GeoJsonReader.MOST_FEATURES);
  }

  @Test
  void stopsAtTheFiftiethFault() {
    List<FieldError> faults = refused("[" + "7,".repeat(200) + "7]");
    assertThat(faults).hasSize(50);
  }
}
