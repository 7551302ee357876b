package org.cytostudy.platform.tiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.restassured.RestAssured;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import javax.imageio.ImageIO;
import org.cytostudy.platform.testing.Callers;
import org.cytostudy.platform.testing.PlatformTest;
import org.cytostudy.platform.testing.Records;
import org.cytostudy.platform.testing.SectionImages;
import org.junit.jupiter.api.Test;

/** What the IIIF Image API 3.0 asks of a service of level 1. */
@PlatformTest
class IiifIT {
  @Inject SectionImages images;

  private String service() {
    String brain = Records.brain(Records.project());
    Records.consent(brain, "OPEN", "DISPLAY");
    return "/api/v1/images/" + images.registerJpeg(brain, 1, 128).image() + "/iiif";
  }

  private static BufferedImage picture(Response answer) throws IOException {
    return ImageIO.read(
        new ByteArrayInputStream(answer.then().statusCode(200).extract().asByteArray()));
  }

  @Test
  void theInformationNamesWhatTheServiceDoes() {
    String service = service();
    Callers.researcher()
        .get(service + "/info.json")
        .then()
        .statusCode(200)
        .header(
            "Content-Type",
            equalTo("application/ld+json;profile=\"http://iiif.io/api/image/3/context.json\""))
        .header("Access-Control-Allow-Origin", equalTo("*"))
        .body("'@context'", equalTo("http://iiif.io/api/image/3/context.json"))
        .body("id", endsWith(service))
        .body("id", startsWith("http://"))
        .body("type", equalTo("ImageService3"))
        .body("protocol", equalTo("http://iiif.io/api/image"))
        .body("profile", equalTo("level1"))
        .body("width", equalTo(700))
        .body("height", equalTo(500))
        .body("tiles[0].width", equalTo(128))
        .body("tiles[0].scaleFactors", contains(1, 2, 4, 8))
        .body("sizes.width", contains(88, 175, 350, 700))
        .body("extraFormats", contains("png"));
    Callers.researcher()
        .accept("application/json")
        .get(service + "/info.json")
        .then()
        .statusCode(200)
        .header("Content-Type", startsWith("application/json"));
  }

  @Test
  void everySizeAndTileThatTheInformationNamesIsThere() throws IOException {
    String service = service();
    for (int[] size : new int[][] {{88, 63}, {175, 125}, {350, 250}, {700, 500}}) {
      String path = service + "/full/" + size[0] + "," + size[1] + "/0/default.jpg";
      assertThat(picture(Callers.researcher().get(path)).getHeight()).isEqualTo(size[1]);
    }
    for (int factor : new int[] {1, 2, 4, 8}) {
      int side = 128 * factor;
      for (int x = 0; x < 700; x += side) {
        int width = Math.min(side, 700 - x);
        int height = Math.min(side, 500);
        int outWidth = Math.ceilDiv(width, factor);
        int outHeight = Math.ceilDiv(height, factor);
        String path =
            "%s/%d,0,%d,%d/%d,%d/0/default.jpg"
                .formatted(service, x, width, height, outWidth, outHeight);
        assertThat(picture(Callers.researcher().get(path)).getWidth()).isEqualTo(outWidth);
      }
    }
  }

  @Test
  void theSameTileIsTheSameBytesThroughEitherDoor() {
    String service = service();
    String zoom = service.replace("/iiif", "/deepzoom_files/9/1_0.jpg");
    Response iiif = Callers.researcher().get(service + "/256,0,256,256/128,128/0/default.jpg");
    Response tile = Callers.researcher().get(zoom);
    assertThat(iiif.asByteArray()).isEqualTo(tile.asByteArray());
    assertThat(iiif.header("ETag")).isEqualTo(tile.header("ETag"));
  }

  @Test
  void aPictureNamesItsCanonicalAddress() throws IOException {
    String service = service();
    Response answer = Callers.researcher().get(service + "/square/100,/0/color.png");
    assertThat(answer.contentType()).isEqualTo("image/png");
    assertThat(picture(answer).getWidth()).isEqualTo(100);
    List<String> links = answer.headers().getValues("Link");
    String canonical =
        links.stream()
            .filter(link -> link.endsWith(";rel=\"canonical\""))
            .findFirst()
            .orElseThrow();
    assertThat(canonical).contains(service + "/100,0,500,500/100,100/0/default.png>");
    String again = canonical.substring(canonical.indexOf("/api/"), canonical.indexOf('>'));
    assertThat(Callers.researcher().get(again).asByteArray()).isEqualTo(answer.asByteArray());
    assertThat(links).anyMatch(link -> link.endsWith(";rel=\"profile\""));
  }

  @Test
  void theBaseAddressLeadsToTheInformation() {
    String service = service();
    Callers.researcher()
        .redirects()
        .follow(false)
        .get(service)
        .then()
        .statusCode(303)
        .header("Location", endsWith(service + "/info.json"));
  }

  @Test
  void whatCannotBeMadeIsRefusedWithTheStatusThatTheApiAsksFor() {
    String service = service();
    Callers.researcher().get(service + "/full/701,/0/default.jpg").then().statusCode(400);
    Callers.researcher().get(service + "/full/max/90/default.jpg").then().statusCode(400);
    Callers.researcher().get(service + "/full/max/0/default.webp").then().statusCode(400);
    Callers.researcher()
        .get(service + "/pct:0,0,50,50/max/0/default.jpg")
        .then()
        .statusCode(501)
        .body("type", equalTo("urn:cytostudy:problem:image-request-not-supported"));
  }

  @Test
  void otherSitesMayReadWithATokenOfTheirOwn() {
    String path = service() + "/info.json";
    RestAssured.given() // a browser asks this by itself; it is no operation of the API
        .header("Origin", "https://viewer.example")
        .header("Access-Control-Request-Method", "GET")
        .header("Access-Control-Request-Headers", "authorization")
        .options(path)
        .then()
        .statusCode(204)
        .header("Access-Control-Allow-Origin", equalTo("*"))
        .header("Access-Control-Allow-Headers", startsWith("Authorization"));
    Callers.nobody()
        .header("Origin", "https://viewer.example")
        .get(path)
        .then()
        .statusCode(401)
        .header("Access-Control-Allow-Origin", equalTo("*"))
        .header("Access-Control-Allow-Credentials", equalTo(null));
  }
}
