package org.cytostudy.platform.tiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import jakarta.inject.Inject;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.cytostudy.core.job.ImagePlane;
import org.cytostudy.imaging.SlideReaders;
import org.cytostudy.imaging.slide.SlideReader;
import org.cytostudy.platform.artefact.ArtefactStore;
import org.cytostudy.platform.testing.Callers;
import org.cytostudy.platform.testing.PlatformTest;
import org.cytostudy.platform.testing.Records;
import org.cytostudy.platform.testing.SectionImages;
import org.junit.jupiter.api.Test;

@PlatformTest
class TilesIT {
  @Inject SectionImages images;
  @Inject ArtefactStore store;

  @Test
  void theDescriptorNamesTheSizeOfTheImage() {
    Callers.researcher()
        .get(base() + ".dzi")
        .then()
        .statusCode(200)
        .body(containsString("Width=\"700\""))
        .body(containsString("Height=\"500\""))
        .body(containsString("TileSize=\"256\""));
  }

  @Test
  void tilesOfFullResolutionAreThePixelsOfTheFile() throws IOException {
    BufferedImage tile = tile(base() + "_files/10/2_1.png");
    assertThat(tile.getWidth()).isEqualTo(700 - 512);
    assertThat(tile.getHeight()).isEqualTo(500 - 256);
    int x = 512 + 100;
    assertThat(tile.getRaster().getSample(100, 0, 0)).isEqualTo(255 - x * 200 / 700 - 1);
  }

  @Test
  void lowerLevelsAreTheWholeImageShrunk() throws IOException {
    BufferedImage tile = tile(base() + "_files/7/0_0.jpg");
    assertThat(tile.getWidth()).isEqualTo(88);
    assertThat(tile.getHeight()).isEqualTo(63);
    int left = tile.getRaster().getSample(2, 30, 0);
    int right = tile.getRaster().getSample(85, 30, 0);
    assertThat(left - right).isBetween(170, 210);
    assertThat(tile(base() + "_files/0/0_0.png").getWidth()).isEqualTo(1);
  }

  @Test
  void twoPlanesOfOneFileAreTwoPictures() throws IOException {
    byte[] pages = pages(40, 200);
    for (int page = 0; page < 2; page++) {
      String brain = Records.brain(Records.project());
      Records.consent(brain, "OPEN", "DISPLAY");
      var image = images.register(brain, 1, pages, new ImagePlane(page, 0, 0, 0)).image();
      BufferedImage tile = tile("/api/v1/images/" + image + "/deepzoom_files/6/0_0.png");
      assertThat(tile.getRaster().getSample(10, 10, 0)).isEqualTo(page == 0 ? 40 : 200);
    }
  }

  /** A TIFF of two pages, each of one grey. */
  private static byte[] pages(int... greys) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageWriter writer = ImageIO.getImageWritersByFormatName("tiff").next();
    try (ImageOutputStream to = ImageIO.createImageOutputStream(out)) {
      writer.setOutput(to);
      writer.prepareWriteSequence(null);
      for (int grey : greys) {
        BufferedImage page = new BufferedImage(64, 48, BufferedImage.TYPE_BYTE_GRAY);
        Arrays.fill(((DataBufferByte) page.getRaster().getDataBuffer()).getData(), (byte) grey);
        writer.writeToSequence(new IIOImage(page, null, null), null);
      }
      writer.endWriteSequence();
    } finally {
      writer.dispose();
    }
    return out.toByteArray();
  }

  @Test
  void aTileIsNotSentTwiceAndNotShownOnceTheConsentEnded() {
    String brain = Records.brain(Records.project());
    Records.consent(brain, "OPEN", "DISPLAY");
    String image = images.register(brain, 1).image().toString();
    String tile = "/api/v1/images/" + image + "/deepzoom_files/9/0_0.jpg";
    String etag =
        Callers.researcher()
            .get(tile)
            .then()
            .statusCode(200)
            .contentType("image/jpeg")
            .header("Cache-Control", equalTo("private, max-age=300, immutable"))
            .extract()
            .header("ETag");
    for (String known : List.of(etag, "\"other\", W/" + etag, "*")) {
      Callers.researcher().header("If-None-Match", known).get(tile).then().statusCode(304);
    }
    Callers.researcher().header("If-None-Match", "\"other\"").get(tile).then().statusCode(200);
    Records.consent(brain, "OPEN", "TRAINING");
    Callers.researcher().header("If-None-Match", etag).get(tile).then().statusCode(403);
    Callers.researcher().get(tile).then().statusCode(403).header("Cache-Control", "no-store");
  }

  @Test
  void aBrowserForgetsATileWhenTheConsentEnds() {
    String brain = Records.brain(Records.project());
    Records.consentUntil(brain, Instant.now().plusSeconds(100), "DISPLAY");
    String image = images.register(brain, 1).image().toString();
    String cacheControl =
        Callers.researcher()
            .get("/api/v1/images/" + image + "/deepzoom_files/9/0_0.jpg")
            .then()
            .statusCode(200)
            .extract()
            .header("Cache-Control");
    assertThat(cacheControl).matches("private, max-age=(\\d|\\d\\d|100), immutable");
  }

  @Test
  void tilesAreAsLargeAsTheStoredOnesAndPassedOnUndecoded() throws IOException {
    String brain = Records.brain(Records.project());
    Records.consent(brain, "OPEN", "DISPLAY");
    SectionImages.Registered image = images.registerJpeg(brain, 1, 128);
    String base = "/api/v1/images/" + image.image() + "/deepzoom";
    Callers.researcher()
        .get(base + ".dzi")
        .then()
        .statusCode(200)
        .body(containsString("TileSize=\"128\""));
    byte[] tile =
        Callers.researcher().get(base + "_files/9/1_0.jpg").then().extract().asByteArray();
    try (SlideReader reader = SlideReaders.open(store.find(image.sha256()).orElseThrow())) {
      assertThat(tile).isEqualTo(reader.encodedTile(1, 1, 0).orElseThrow());
    }
    byte[] edge =
        Callers.researcher().get(base + "_files/9/2_1.jpg").then().extract().asByteArray();
    assertThat(ImageIO.read(new ByteArrayInputStream(edge)).getWidth()).isEqualTo(350 - 256);
  }

  @Test
  void sixteenBitsAreSeenThroughTheWindowThatIsAskedFor() throws IOException {
    String brain = Records.brain(Records.project());
    Records.consent(brain, "OPEN", "DISPLAY");
    BufferedImage deep =
        new BufferedImage(
            SectionImages.WIDTH_PX, SectionImages.HEIGHT_PX, BufferedImage.TYPE_USHORT_GRAY);
    for (int y = 0; y < deep.getHeight(); y++) {
      for (int x = 0; x < deep.getWidth(); x++) {
        deep.getRaster().setSample(x, y, 0, 1000 + x);
      }
    }
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    assertThat(ImageIO.write(deep, "tiff", file)).isTrue();
    String image = "/api/v1/images/" + images.register(brain, 1, file.toByteArray()).image();
    Callers.researcher()
        .get(image + "/intensities")
        .then()
        .statusCode(200)
        .body("bitDepth", equalTo(16))
        .body("lowest", equalTo(1000f))
        .body("low", equalTo(1000f))
        .body("high", equalTo(1699f));
    String tile = image + "/deepzoom_files/10/0_0.png";
    assertThat(tile(tile).getRaster().getSample(200, 0, 0)).isBetween(70, 75);
    BufferedImage windowed = tile(tile + "?low=1100&high=1200");
    assertThat(windowed.getRaster().getSample(99, 0, 0)).isZero();
    assertThat(windowed.getRaster().getSample(150, 0, 0)).isBetween(127, 128);
    assertThat(windowed.getRaster().getSample(201, 0, 0)).isEqualTo(255);
    Callers.researcher()
        .get(tile + "?low=5&high=x")
        .then()
        .statusCode(400)
        .body("errors[0].pointer", equalTo("?high"));
    Callers.researcher().get(image + "/deepzoom.dzi?low=7&high=5").then().statusCode(400);
  }

  @Test
  void theMaskIsAPictureOfWhoMaySeeTheImage() throws IOException {
    String brain = Records.brain(Records.project());
    Records.consent(brain, "INTERNAL", "DISPLAY");
    String mask = "/api/v1/images/" + images.register(brain, 1).image() + "/mask";
    assertThat(tile(mask).getWidth()).isEqualTo(32);
    Records.consent(brain, "INTERNAL", "TRAINING");
    Callers.researcher().get(mask).then().statusCode(403);
  }

  @Test
  void theThumbnailIsAPicture() throws IOException {
    String brain = Records.brain(Records.project());
    Records.consent(brain, "OPEN", "DISPLAY");
    String section = images.register(brain, 5).section().toString();
    assertThat(tile("/api/v1/sections/" + section + "/thumbnail").getWidth()).isEqualTo(32);
  }

  @Test
  void aTileBesideTheImageIsMissing() {
    Callers.researcher().get(base() + "_files/10/3_0.jpg").then().statusCode(404);
    Callers.researcher().get(base() + "_files/11/0_0.jpg").then().statusCode(404);
  }

  @Test
  void aBrainThatMayNotBeDisplayedHasNoTiles() {
    String brain = Records.brain(Records.project());
    Records.consent(brain, "OPEN", "TRAINING");
    String image = images.register(brain, 3).image().toString();
    Callers.researcher().get("/api/v1/images/" + image + "/deepzoom.dzi").then().statusCode(403);
  }

  private String base() {
    String brain = Records.brain(Records.project());
    Records.consent(brain, "OPEN", "DISPLAY");
    return "/api/v1/images/" + images.register(brain, 1).image() + "/deepzoom";
  }

  private static BufferedImage tile(String path) throws IOException {
    byte[] bytes = Callers.researcher().get(path).then().statusCode(200).extract().asByteArray();
    BufferedImage tile = ImageIO.read(new ByteArrayInputStream(bytes));
    assertThat(tile).as(new String(bytes, StandardCharsets.ISO_8859_1)).isNotNull();
    return tile;
  }
}
