package org.cytostudy.imaging.outline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import org.cytostudy.core.job.CytostudyJson;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Geometry;

class OutlinesTest {
  @Test
  void aHoleIsNotCovered() {
    Geometry ring =
        surface("Polygon", "[[[0,0],[10,0],[10,10],[0,10],[0,0]],[[2,2],[4,2],[4,4],[2,4],[2,2]]]");
    assertThat(ring.getArea()).isEqualTo(96);
  }

  @Test
  void partsOfAMultiPolygonAddUpAndOverlapsCountOnce() {
    assertThat(
            surface(
                    "MultiPolygon",
                    "[[[[0,0],[2,0],[2,2],[0,2],[0,0]]],[[[1,0],[3,0],[3,2],[1,2],[1,0]]]]")
                .getArea())
        .isEqualTo(6);
  }

  @Test
  void bothLoopsOfAnOutlineThatCrossesItselfAreCovered() {
    String bow = "[[[0,0],[10,10],[10,0],[0,10],[0,0]]]";
    assertThat(surface("Polygon", bow).getArea()).isEqualTo(50);
    assertThat(Outlines.flaw(geometry("Polygon", bow))).contains("Self-intersection at 5, 5");
  }

  @Test
  void aSoundOutlineHasNoFlaw() {
    assertThat(Outlines.flaw(geometry("Polygon", "[[[0,0],[9,0],[9,9],[0,0]]]"))).isEmpty();
    assertThat(Outlines.flaw(geometry("Point", "[1,2]"))).isEmpty();
  }

  @Test
  void anOutlineWithoutAnInsideCoversNothing() {
    assertThat(Outlines.surface(geometry("Polygon", "[[[0,0],[5,5],[9,9],[0,0]]]"))).isEmpty();
    assertThat(Outlines.surface(geometry("LineString", "[[0,0],[5,5]]"))).isEmpty();
  }

  @Test
  void aRingThatWasLeftOpenIsClosed() {
    assertThat(surface("Polygon", "[[[0,0],[4,0],[4,4],[0,4]]]").getArea()).isEqualTo(16);
  }

  @Test
  void refusesRingsThatAreNone() {
    for (String rings : new String[] {"[]", "[[[0,0],[1,1]]]", "[[[0,0],[1,\"x\"],[2,2]]]", "7"}) {
      assertThatThrownBy(() -> Outlines.surface(geometry("Polygon", rings)))
          .as(rings)
          .isInstanceOf(InvalidOutlineException.class);
    }
  }

  private static Geometry surface(String type, String coordinates) {
    return Outlines.surface(geometry(type, coordinates)).orElseThrow();
  }

  private static JsonNode geometry(String type, String coordinates) {
    try {
      return CytostudyJson.mapper()
          .readTree("{\"type\":\"" + type + "\",\"coordinates\":" + coordinates + "}");
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
