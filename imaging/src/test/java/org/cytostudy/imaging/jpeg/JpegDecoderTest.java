package org.cytostudy.imaging.jpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;
import org.junit.jupiter.api.Test;
import org.w3c.dom.NodeList;

/**
 * The JDK's plug-in, which is the decoder of the Independent JPEG Group, gives the same samples.
 */
class JpegDecoderTest {

  /** Noise with edges: many coefficients, all of them of both signs, and clipped samples. */
  private static BufferedImage image(int width, int height, boolean grey, long seed) {
    BufferedImage image =
        new BufferedImage(
            width, height, grey ? BufferedImage.TYPE_BYTE_GRAY : BufferedImage.TYPE_INT_RGB);
    Random random = new Random(seed);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int base = (x / 11 + y / 7) % 2 == 0 ? 0 : 200;
        image.setRGB(
            x, y, (random.nextInt(1 << 24) & 0x3f3f3f) | base << 16 | base << 8 | base / 2);
      }
    }
    return image;
  }

  /** A stream with the luminance sampled so often, of a quality. */
  private static byte[] encoded(
      BufferedImage image, int across, int down, float quality, boolean progressive, int restart)
      throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
      writer.setOutput(out);
      ImageWriteParam param = writer.getDefaultWriteParam();
      param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      param.setCompressionQuality(quality);
      if (progressive) {
        param.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
      }
      IIOMetadata metadata =
          writer.getDefaultImageMetadata(ImageTypeSpecifier.createFromRenderedImage(image), param);
      var root = (IIOMetadataNode) metadata.getAsTree(metadata.getNativeMetadataFormatName());
      NodeList components = root.getElementsByTagName("componentSpec");
      ((IIOMetadataNode) components.item(0)).setAttribute("HsamplingFactor", "" + across);
      ((IIOMetadataNode) components.item(0)).setAttribute("VsamplingFactor", "" + down);
      if (restart > 0) {
        IIOMetadataNode interval = new IIOMetadataNode("dri");
        interval.setAttribute("interval", "" + restart);
        root.getElementsByTagName("markerSequence").item(0).insertBefore(interval, null);
      }
      metadata.setFromTree(metadata.getNativeMetadataFormatName(), root);
      writer.write(null, new IIOImage(image, null, metadata), param);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  private static void assertSameAsThePlugIn(byte[] stream, boolean grey) throws IOException {
    BufferedImage expected = ImageIO.read(new ByteArrayInputStream(stream));
    int width = expected.getWidth();
    int channels = grey ? 1 : 3;
    byte[] found = new byte[width * expected.getHeight() * channels];
    assertThat(JpegDecoder.decode(stream, !grey, found)).isTrue();
    for (int i = 0; i < found.length; i++) {
      int pixel = i / channels;
      int sample = expected.getRaster().getSample(pixel % width, pixel / width, i % channels);
      assertThat(found[i] & 0xff).as("sample %s", i).isEqualTo(sample);
    }
  }

  @Test
  void givesTheSameSamplesAtEverySamplingQualityAndSize() throws IOException {
    int[][] samplings = {{1, 1}, {2, 1}, {2, 2}};
    for (int[] sampling : samplings) {
      for (float quality : new float[] {0.1f, 0.5f, 0.9f, 1}) {
        for (int[] size : new int[][] {{64, 48}, {61, 35}, {5, 3}, {3, 17}, {1, 1}, {130, 129}}) {
          BufferedImage image = image(size[0], size[1], false, size[0]);
          assertSameAsThePlugIn(encoded(image, sampling[0], sampling[1], quality, false, 0), false);
        }
      }
    }
  }

  @Test
  void givesTheSameSamplesOfGreyImages() throws IOException {
    for (int[] size : new int[][] {{64, 48}, {61, 35}, {300, 200}}) {
      BufferedImage image = image(size[0], size[1], true, 3);
      assertSameAsThePlugIn(encoded(image, 1, 1, 0.85f, false, 0), true);
    }
  }

  @Test
  void startsAgainAtRestartMarkers() throws IOException {
    byte[] stream = encoded(image(100, 60, false, 2), 2, 2, 0.8f, false, 3);
    assertThat(new String(stream, StandardCharsets.ISO_8859_1))
        .contains("\u00ff\u00dd", "\u00ff\u00d0", "\u00ff\u00d1");
    assertSameAsThePlugIn(stream, false);
  }

  @Test
  void leavesToOthersWhatItDoesNotDecode() throws IOException {
    BufferedImage image = image(40, 40, false, 1);
    byte[] into = new byte[40 * 40 * 3];
    assertThat(JpegDecoder.decode(encoded(image, 2, 2, 0.8f, true, 0), true, into)).isFalse();
    assertThat(JpegDecoder.decode(encoded(image, 1, 2, 0.8f, false, 0), true, into)).isFalse();
    assertThat(JpegDecoder.decode(encoded(image, 2, 2, 0.8f, false, 0), false, into)).isFalse();
    assertThat(into).containsOnly(0);
  }

  @Test
  void fillsAnArrayForTheUpperRowsAndRefusesOtherSizes() throws IOException {
    for (boolean grey : new boolean[] {false, true}) {
      int rowBytes = 61 * (grey ? 1 : 3);
      int sampling = grey ? 1 : 2;
      byte[] stream = encoded(image(61, 35, grey, 5), sampling, sampling, 0.8f, false, 0);
      byte[] whole = new byte[35 * rowBytes];
      assertThat(JpegDecoder.decode(stream, !grey, whole)).isTrue();
      byte[] upper = new byte[13 * rowBytes];
      assertThat(JpegDecoder.decode(stream, !grey, upper)).isTrue();
      assertThat(upper).isEqualTo(Arrays.copyOf(whole, upper.length));
      for (int bytes : new int[] {36 * rowBytes, 13 * rowBytes + 1}) {
        assertThatThrownBy(() -> JpegDecoder.decode(stream, !grey, new byte[bytes]))
            .isInstanceOf(JpegException.class)
            .hasMessageContaining("another size");
      }
    }
  }

  @Test
  void refusesStreamsThatAreCutOffOrDamaged() throws IOException {
    byte[] stream = encoded(image(40, 40, false, 1), 2, 2, 0.8f, false, 0);
    byte[] into = new byte[40 * 40 * 3];
    for (int length = 2; length < stream.length - 4; length += 5) {
      byte[] cut = Arrays.copyOf(stream, length);
      assertThatThrownBy(() -> JpegDecoder.decode(cut, true, into))
          .as("%s bytes", length)
          .isInstanceOf(JpegException.class);
    }
    Random random = new Random(4);
    int refused = 0;
    for (int i = 0; i < 5000; i++) {
      byte[] damaged = stream.clone();
      damaged[2 + random.nextInt(stream.length - 2)] = (byte) random.nextInt(256);
      try {
        JpegDecoder.decode(damaged, true, into);
      } catch (JpegException e) {
        assertThat(e.getMessage()).isNotBlank();
        refused++;
      }
    }
    assertThat(refused).isPositive();
  }
}
