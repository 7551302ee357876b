package org.cytostudy.imaging.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.cytostudy.imaging.picture.PictureEncoder.Coding;
import org.cytostudy.imaging.slide.PixelBlock;
import org.cytostudy.imaging.slide.PixelFormat;
import org.junit.jupiter.api.Test;

class PictureEncoderTest {
  private static final int SIDE = 48;

  private static PixelBlock gradient(PixelFormat format) {
    byte[] samples = new byte[SIDE * SIDE * format.channels()];
    for (int i = 0; i < samples.length; i++) {
      int pixel = i / format.channels();
      samples[i] = (byte) (pixel % SIDE * 2 + pixel / SIDE + 40 * (i % format.channels()));
    }
    return new PixelBlock(SIDE, SIDE, format, samples);
  }

  private static void check(PixelBlock pixels, byte[] encoded, int tolerance) throws IOException {
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(encoded));
    assertThat(image.getWidth()).isEqualTo(SIDE);
    assertThat(image.getRaster().getNumBands()).isEqualTo(pixels.format().channels());
    for (int y = 0; y < SIDE; y++) {
      for (int x = 0; x < SIDE; x++) {
        for (int c = 0; c < pixels.format().channels(); c++) {
          assertThat(Math.abs(image.getRaster().getSample(x, y, c) - pixels.sample(x, y, c)))
              .isLessThanOrEqualTo(tolerance);
        }
      }
    }
  }

  @Test
  void pngKeepsEveryValue() throws IOException {
    try (PictureEncoder encoder = new PictureEncoder(Coding.PNG)) {
      for (PixelFormat format : new PixelFormat[] {PixelFormat.GREY8, PixelFormat.RGB8}) {
        check(gradient(format), encoder.encode(gradient(format)), 0);
      }
    }
  }

  @Test
  void aJpegWriterIsUsedAgainAndGivesTheSameBytes() throws IOException {
    try (PictureEncoder encoder = new PictureEncoder(Coding.JPEG)) {
      byte[] first = encoder.encode(gradient(PixelFormat.RGB8));
      check(gradient(PixelFormat.GREY8), encoder.encode(gradient(PixelFormat.GREY8)), 6);
      check(gradient(PixelFormat.RGB8), first, 12);
      assertThat(encoder.encode(gradient(PixelFormat.RGB8))).isEqualTo(first);
    }
  }

  @Test
  void refusesPixelsOfSixteenBits() throws IOException {
    try (PictureEncoder encoder = new PictureEncoder(Coding.PNG)) {
      PixelBlock deep = new PixelBlock(1, 1, PixelFormat.GREY16, new byte[2]);
      assertThatThrownBy(() -> encoder.encode(deep)).isInstanceOf(IllegalArgumentException.class);
    }
  }
}
