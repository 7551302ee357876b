package org.cytostudy.platform.tiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import jakarta.inject.Inject;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import javax.imageio.ImageIO;
import org.cytostudy.platform.testing.Callers;
import org.cytostudy.platform.testing.PlatformTest;
import org.cytostudy.platform.testing.Records;
import org.cytostudy.platform.testing.SectionImages;
import org.junit.jupiter.api.Test;

@PlatformTest
class TilesIT {
  @Inject SectionImages images;

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
            .header("Cache-Control", equalTo("private, no-cache"))
            .extract()
            .header("ETag");
    Callers.researcher().header("If-None-Match", etag).get(tile).then().statusCode(304);
    Records.consent(brain, "OPEN", "TRAINING");
    Callers.researcher().header("If-None-Match", etag).get(tile).then().statusCode(403);
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
