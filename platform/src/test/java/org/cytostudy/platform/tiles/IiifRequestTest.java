package org.cytostudy.platform.tiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.cytostudy.platform.problem.InvalidException;
import org.cytostudy.platform.problem.UnsupportedException;
import org.cytostudy.platform.tiles.Picture.Format;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Expected sizes are those of the examples of the IIIF Image API 3.0, section 4, or by hand. */
class IiifRequestTest {
  private static IiifRequest of(String region, String size) {
    return IiifRequest.of(300, 200, region, size, "0", "default", "jpg");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "full | max | 0 0 300 200 | 300 200 | full/max",
        "0,0,300,200 | 300,200 | 0 0 300 200 | 300 200 | full/max",
        "square | max | 50 0 200 200 | 200 200 | 50,0,200,200/max",
        "125,15,120,140 | max | 125 15 120 140 | 120 140 | 125,15,120,140/max",
        "125,15,200,200 | max | 125 15 175 185 | 175 185 | 125,15,175,185/max",
        "full | 150, | 0 0 300 200 | 150 100 | full/150,100",
        "full | ,150 | 0 0 300 200 | 225 150 | full/225,150",
        "full | 225,100 | 0 0 300 200 | 225 100 | full/225,100",
        "full | !225,100 | 0 0 300 200 | 150 100 | full/150,100",
        "full | !9999,9999 | 0 0 300 200 | 300 200 | full/max",
        "full | ^150, | 0 0 300 200 | 150 100 | full/150,100",
        "299,199,1,1 | 1,1 | 299 199 1 1 | 1 1 | 299,199,1,1/max",
        "0,0,300,1 | 1, | 0 0 300 1 | 1 1 | 0,0,300,1/1,1"
      })
  void isReadAsTheSpecificationSays(
      String region, String size, String rectangle, String out, String canonical) {
    IiifRequest request = of(region, size);
    Cut cut = request.cut();
    assertThat("%d %d %d %d".formatted(cut.x(), cut.y(), cut.widthPx(), cut.heightPx()))
        .isEqualTo(rectangle);
    assertThat(cut.outWidthPx() + " " + cut.outHeightPx()).isEqualTo(out);
    assertThat(request.canonical()).isEqualTo(canonical + "/0/default.jpg");
  }

  @Test
  void theLargestPictureOfALargeImageKeepsItsProportions() {
    IiifRequest max = IiifRequest.of(80_000, 100_000, "full", "max", "0", "default", "png");
    assertThat(max.cut()).isEqualTo(new Cut(0, 0, 80_000, 100_000, 1638, 2048));
    assertThat(max.format()).isEqualTo(Format.PNG);
    assertThat(IiifRequest.of(80_000, 100_000, "full", ",2048", "0", "color", "png").canonical())
        .isEqualTo("full/max/0/default.png");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "all | max",
        "1,2,3 | max",
        "-1,0,10,10 | max",
        "300,0,10,10 | max",
        "0,0,0,10 | max",
        "99999999999999999999,0,1,1 | max",
        "full | full",
        "full | ,",
        "full | 0,",
        "full | 301,",
        "full | ,201",
        "full | 300,201",
        "full | !0,5",
        "full | !5,",
        "full | 1.5,",
        "full | 99999999999999999999,"
      })
  void whatIsNoRequestIsRefused(String region, String size) {
    assertThatThrownBy(() -> of(region, size)).isInstanceOf(InvalidException.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "pct:10,10,20,20 | max",
        "full | pct:50",
        "full | ^max",
        "full | ^301,",
        "full | ^!900,900"
      })
  void whatIsKnownButNotDoneSaysSo(String region, String size) {
    assertThatThrownBy(() -> of(region, size)).isInstanceOf(UnsupportedException.class);
  }

  @ParameterizedTest
  @CsvSource({"90,default,jpg", "!0,default,jpg", "0,gray,jpg", "0,native,jpg", "0,default,tif"})
  void rotationsQualitiesAndFormatsThatAreNotThereAreRefused(
      String rotation, String quality, String format) {
    assertThatThrownBy(() -> IiifRequest.of(300, 200, "full", "max", rotation, quality, format))
        .isInstanceOf(InvalidException.class)
        .hasMessageContaining("there is");
  }

  @Test
  void aPictureLargerThanTheLimitIsRefused() {
    assertThatThrownBy(
            () -> IiifRequest.of(80_000, 100_000, "full", "2049,", "0", "default", "jpg"))
        .isInstanceOf(InvalidException.class)
        .hasMessageContaining("2048");
  }
}
