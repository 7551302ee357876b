package org.cytostudy.platform.tiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import javax.imageio.ImageIO;
import org.cytostudy.core.hash.Sha256;
import org.cytostudy.imaging.slide.IntensityWindow;
import org.cytostudy.imaging.slide.PixelFormat;
import org.cytostudy.imaging.slide.SlideLevel;
import org.cytostudy.platform.problem.InvalidException;
import org.cytostudy.platform.tiles.Picture.Format;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RendererTest {
  private static final Sha256 CONTENT = new Sha256("ab".repeat(32));
  private static final IntensityWindow BYTES = new IntensityWindow(0, 255);

  private final Renderer renderer = new Renderer();

  private static FakeSlide flat(int sidePx, PixelFormat format) {
    return new FakeSlide(
        format,
        (level, x, y) -> x < sidePx / 2 ? 255 : 0,
        new SlideLevel(sidePx, sidePx, 1, 256, 256));
  }

  private static Picture picture(Cut cut, @Nullable IntensityWindow window, Format format) {
    return new Picture(new ImageContent(CONTENT, null), cut, window, format);
  }

  private BufferedImage rendered(FakeSlide slide, Cut cut, IntensityWindow window)
      throws IOException {
    byte[] bytes = renderer.render(slide, picture(cut, window, Format.PNG), window);
    return ImageIO.read(new ByteArrayInputStream(bytes));
  }

  @Test
  void aTileOfAFileWithoutAPyramidIsReadPieceByPiece() throws IOException {
    FakeSlide slide = flat(12_000, PixelFormat.GREY8);
    Cut whole = new DeepZoom(12_000, 12_000, 256).tile(7, 0, 0).orElseThrow();
    BufferedImage tile = rendered(slide, whole, BYTES);
    assertThat(tile.getWidth()).isEqualTo(94);
    assertThat(tile.getHeight()).isEqualTo(94);
    assertThat(tile.getRaster().getSample(46, 50, 0)).isEqualTo(255);
    assertThat(tile.getRaster().getSample(48, 50, 0)).isZero();
    assertThat(slide.mostPixels).isLessThanOrEqualTo(AreaMean.BLOCK_PX * AreaMean.BLOCK_PX);
  }

  @Test
  void aTileThatIsMadeOfHalfAnImageIsRefused() {
    FakeSlide slide = flat(100_000, PixelFormat.GREY8);
    Picture whole = picture(new Cut(0, 0, 100_000, 100_000, 256, 256), null, Format.JPG);
    assertThatThrownBy(() -> renderer.render(slide, whole, BYTES))
        .isInstanceOf(InvalidException.class)
        .hasMessageContaining("pyramid");
    assertThat(slide.mostPixels).isZero();
  }

  @Test
  void aStoredTileIsPassedOnUndecoded() throws IOException {
    FakeSlide slide = flat(1000, PixelFormat.RGB8);
    Picture tile = picture(new Cut(256, 512, 256, 256, 256, 256), null, Format.JPG);
    assertThat(renderer.stored(slide, tile)).hasValue("0/1_2".getBytes(StandardCharsets.US_ASCII));
    assertThat(slide.mostPixels).isZero();
  }

  @Test
  void aStoredTileThatIsWantedOtherwiseIsDecoded() throws IOException {
    Cut tile = new Cut(256, 512, 256, 256, 256, 256);
    FakeSlide slide = flat(1000, PixelFormat.RGB8);
    assertThat(renderer.stored(slide, picture(tile, null, Format.PNG))).isEmpty();
    IntensityWindow window = new IntensityWindow(10, 20);
    assertThat(renderer.stored(slide, picture(tile, window, Format.JPG))).isEmpty();
    FakeSlide deep = flat(1000, PixelFormat.GREY16);
    assertThat(renderer.stored(deep, picture(tile, null, Format.JPG))).isEmpty();
    Cut beside = new Cut(255, 512, 256, 256, 256, 256);
    assertThat(renderer.stored(slide, picture(beside, null, Format.JPG))).isEmpty();
  }

  @Test
  void valuesOfSixteenAndThirtyTwoBitsAreSeenThroughTheWindow() throws IOException {
    for (PixelFormat format : new PixelFormat[] {PixelFormat.GREY16, PixelFormat.GREY_FLOAT}) {
      FakeSlide slide =
          new FakeSlide(format, (level, x, y) -> 1000 + x, new SlideLevel(512, 512, 1, 256, 256));
      IntensityWindow window = new IntensityWindow(1100, 1355);
      BufferedImage tile = rendered(slide, new Cut(0, 0, 512, 8, 512, 8), window);
      assertThat(tile.getRaster().getSample(99, 0, 0)).isZero();
      assertThat(tile.getRaster().getSample(150, 0, 0)).isEqualTo(50);
      assertThat(tile.getRaster().getSample(400, 0, 0)).isEqualTo(255);
      BufferedImage smaller = rendered(slide, new Cut(0, 0, 512, 8, 256, 4), window);
      assertThat(smaller.getRaster().getSample(75, 0, 0)).isBetween(50, 51);
    }
  }
}
