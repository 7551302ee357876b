package org.cytostudy.platform.tiles;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.cytostudy.imaging.slide.AssociatedImage;
import org.cytostudy.imaging.slide.PixelBlock;
import org.cytostudy.imaging.slide.PixelCalibration;
import org.cytostudy.imaging.slide.PixelFormat;
import org.cytostudy.imaging.slide.SlideLevel;
import org.cytostudy.imaging.slide.SlideReader;
import org.junit.jupiter.api.Test;

class DeepZoomTest {

  /** An image without a pyramid: white on its left half, black on its right. */
  private static final class Flat implements SlideReader {
    private final int sidePx;
    private int mostPixels;

    Flat(int sidePx) {
      this.sidePx = sidePx;
    }

    @Override
    public List<SlideLevel> levels() {
      return List.of(new SlideLevel(sidePx, sidePx, 1, sidePx, 1));
    }

    @Override
    public PixelFormat format() {
      return PixelFormat.GREY8;
    }

    @Override
    public PixelCalibration calibration() {
      throw new UnsupportedOperationException();
    }

    @Override
    public String compression() {
      return "none";
    }

    @Override
    public List<String> warnings() {
      return List.of();
    }

    @Override
    public List<AssociatedImage> associated() {
      return List.of();
    }

    @Override
    public Map<String, String> descriptions() {
      return Map.of();
    }

    @Override
    public PixelBlock read(int level, long x, long y, int width, int height) {
      mostPixels = Math.max(mostPixels, Math.multiplyExact(width, height));
      byte[] samples = new byte[width * height];
      int white = (int) Math.clamp(sidePx / 2 - x, 0, width);
      for (int row = 0; row < height; row++) {
        Arrays.fill(samples, row * width, row * width + white, (byte) 255);
      }
      return new PixelBlock(width, height, PixelFormat.GREY8, samples);
    }

    @Override
    public void close() {}
  }

  @Test
  void aTileOfAFileWithoutAPyramidIsReadPieceByPiece() throws IOException {
    Flat flat = new Flat(12_000);
    DeepZoom zoom = new DeepZoom(12_000, 12_000);
    BufferedImage tile = zoom.tile(flat, 7, 0, 0);
    assertThat(tile.getWidth()).isEqualTo(94);
    assertThat(tile.getHeight()).isEqualTo(94);
    assertThat(tile.getRaster().getSample(46, 50, 0)).isEqualTo(255);
    assertThat(tile.getRaster().getSample(48, 50, 0)).isZero();
    assertThat(flat.mostPixels).isLessThanOrEqualTo(DeepZoom.BLOCK_PX * DeepZoom.BLOCK_PX);
    assertThat(zoom.sourcePixels(flat, 7)).isBetween(140e6, 150e6);
    assertThat(zoom.sourcePixels(flat, 14)).isEqualTo(256 * 256);
  }

  @Test
  void aColumnBeyondAllNumbersIsNoTile() {
    DeepZoom zoom = new DeepZoom(700, 500);
    assertThat(zoom.contains(10, 1L << 56, 0)).isFalse();
    assertThat(zoom.contains(10, 0, 1L << 56)).isFalse();
    assertThat(zoom.contains(10, 2, 1)).isTrue();
  }
}
