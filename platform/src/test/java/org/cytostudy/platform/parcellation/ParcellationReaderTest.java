package org.cytostudy.platform.parcellation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.cytostudy.core.job.CytostudyJson;
import org.cytostudy.platform.parcellation.ParcellationReader.Contents;
import org.cytostudy.platform.parcellation.ParcellationReader.FileRegion;
import org.cytostudy.platform.problem.FieldError;
import org.cytostudy.platform.problem.InvalidException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParcellationReaderTest {
  @Test
  void readsANestedTreeInItsOrderWithColoursAliasesAndIdentifiers() {
    Contents contents =
        read(
            """
            {"@type":"siibra/parcellation/v0.0.1","name":"Julich-Brain","version":{"name":"3.1"},
             "regions":[{"name":"occipital","rgb":"#FF0000","children":[
                {"name":"hOc1","rgb":[1,2,3],"id":"a1","synonyms":["V1","Area 17"],"acronym":"h1"},
                {"name":"hOc2"}]},
              {"name":"frontal","color":"0,128,255","aliases":["frontal"]}]}
            """);
    assertThat(contents.name()).isEqualTo("Julich-Brain");
    assertThat(contents.version()).isEqualTo("3.1");
    assertThat(contents.regions())
        .extracting(FileRegion::name, FileRegion::colour, FileRegion::parent)
        .containsExactly(
            tuple("occipital", "#ff0000", -1),
            tuple("hOc1", "#010203", 0),
            tuple("hOc2", "#ff0000", 0),
            tuple("frontal", "#0080ff", -1));
    assertThat(contents.regions().get(1).aliases()).containsExactly("V1", "Area 17", "h1");
    assertThat(contents.regions().get(1).identifier()).isEqualTo("a1");
    assertThat(contents.regions().get(3).aliases()).as("its own name is no alias").isEmpty();
  }

  @Test
  void readsAFlatListWhoseParentsComeLaterOrAreMeantByIdentifier() {
    assertThat(
            read("""
                    {"regions":[{"name":"hOc1","parent":{"@id":"o"}},{"name":"Occipital","@id":"o"},
                                {"name":"hOc2","parent":"Occipital"}]}
                    """)
                .regions())
        .extracting(FileRegion::name, FileRegion::parent)
        .containsExactly(tuple("Occipital", -1), tuple("hOc1", 0), tuple("hOc2", 0));
  }

  @Test
  void aBareArrayIsATree() {
    assertThat(read("[{\"name\":\"A\"},{\"name\":\"B\",\"regions\":[{\"name\":\"C\"}]}]").regions())
        .extracting(FileRegion::name, FileRegion::parent)
        .containsExactly(tuple("A", -1), tuple("B", -1), tuple("C", 1));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{} | /regions",
        "7 | /regions",
        "{\"regions\":7} | /regions",
        "[{}] | /0/name",
        "[{\"name\":7}] | /0/name",
        "[{\"name\":\"A\",\"rgb\":\"red\"}] | /0/rgb",
        "[{\"name\":\"A\",\"rgb\":[1,2,256]}] | /0/rgb",
        "[{\"name\":\"A\",\"rgb\":[1,2]}] | /0/rgb",
        "[{\"name\":\"A\",\"children\":{}}] | /0/children",
        "[{\"name\":\"A\"},{\"name\":\"A\"}] | /1/name",
        "[{\"name\":\"A\"},{\"name\":\"B\",\"aliases\":[\"A\"]}] | /1",
        "[{\"name\":\"A\",\"aliases\":[7]}] | /0/aliases/0",
        "[{\"name\":\"A\",\"parent\":\"B\"}] | /0/parent",
        "[{\"name\":\"A\",\"parent\":\"B\"},{\"name\":\"B\",\"parent\":\"A\"}] | /0/parent",
        "[{\"name\":\"A\",\"children\":[{\"name\":\"B\",\"parent\":\"A\"}]}] | /0/children/0/parent",
        "{\"name\":\"x\\u0000\",\"regions\":[{\"name\":\"A\"}]} |",
      })
  void refusesWhatIsNoTreeAndSaysWhere(String text, @Nullable String pointer) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOfSatisfying(
            InvalidException.class,
            e ->
                assertThat(e.errors())
                    .extracting(FieldError::pointer)
                    .contains(pointer == null ? "" : pointer));
  }

  @Test
  void aClassMeansARegionByNameAliasOrPath() {
    Region occipital = region("Occipital", null, List.of());
    Region area = region("hOc1", occipital, List.of("V1"));
    Region other = region("4a", null, List.of());
    Parcellation.Lookup lookup =
        new Parcellation(
                new UUID(0, 1),
                "p",
                "1",
                false,
                null,
                null,
                Instant.EPOCH,
                List.of(occipital, area, other))
            .lookup();
    assertThat(lookup.of("hOc1")).contains(area);
    assertThat(lookup.of("V1")).contains(area);
    assertThat(lookup.of("Occipital: V1")).contains(area);
    assertThat(lookup.of("Occipital: 4a")).as("not within it").isEmpty();
    assertThat(lookup.of("hOc1: Layer 4")).as("no region").isEmpty();
    assertThat(lookup.of("v1")).as("names are exact").isEmpty();
  }

  private static Region region(String name, @Nullable Region parent, List<String> aliases) {
    return new Region(
        new UUID(1, name.hashCode()),
        name,
        "#000000",
        parent == null ? null : parent.id(),
        0,
        null,
        aliases);
  }

  private static Contents read(String text) {
    try {
      return ParcellationReader.read(CytostudyJson.mapper().readTree(text));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
