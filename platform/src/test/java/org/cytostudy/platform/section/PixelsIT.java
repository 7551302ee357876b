package org.cytostudy.platform.section;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.cytostudy.platform.testing.Callers;
import org.cytostudy.platform.testing.PlatformTest;
import org.cytostudy.platform.testing.Records;
import org.cytostudy.platform.testing.SectionImages;
import org.cytostudy.platform.testing.SectionImages.Registered;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@PlatformTest
class PixelsIT {
  @Inject SectionImages images;

  private String project;
  private String brain;

  @BeforeEach
  void makeBrain() {
    project = Records.project();
    brain = Records.brain(project);
  }

  private static List<String> ofViewer(Registered image) {
    String base = "/api/v1/images/" + image.image();
    return List.of(
        base + "/deepzoom.dzi",
        base + "/deepzoom_files/9/0_0.jpg",
        base + "/deepzoom_files/10/0_0.png",
        base + "/intensities",
        base + "/mask",
        "/api/v1/sections/" + image.section() + "/thumbnail");
  }

  private static List<String> ofProgrammes(Registered image) {
    String base = "/api/v1/images/" + image.image() + "/iiif";
    return List.of(base + "/info.json", base + "/full/max/0/default.jpg");
  }

  private static void expect(RequestSpecification caller, int status, List<String> paths) {
    for (String path : paths) {
      assertThat(caller.get(path).statusCode()).as(path).isEqualTo(status);
    }
  }

  private static List<Map<String, Object>> refusals(Registered image) {
    return Callers.auditor()
        .get("/api/v1/audit?noun=image&action=refused&nounId=" + image.image())
        .then()
        .statusCode(200)
        .extract()
        .path("items");
  }

  @Test
  void whatTheConsentDoesNotAllowIsRefusedAtEachDoorAndRecordedOnce() {
    Records.consent(brain, "OPEN", "TRAINING");
    Registered image = images.register(brain, 1);
    expect(Callers.researcher(), 403, ofViewer(image));
    expect(Callers.researcher(), 403, ofProgrammes(image));
    assertThat(refusals(image))
        .singleElement()
        .satisfies(
            event -> {
              assertThat(event.get("subject")).isEqualTo("researcher");
              assertThat(event.get("projectId")).isEqualTo(project);
              assertThat(event.get("detail"))
                  .isEqualTo(Map.of("problem", "consent-excludes-purpose", "count", 1));
            });
  }

  @Test
  void aStrangerSeesNoPixelsAndTheProjectReadsOfTheAttempt() {
    Records.consent(brain, "OPEN", "DISPLAY");
    Registered image = images.register(brain, 1);
    expect(Callers.stranger(), 404, ofProgrammes(image));
    expect(Callers.stranger(), 404, List.of(ofViewer(image).get(1)));
    assertThat(refusals(image)).hasSize(1);
    List<String> readByOwner =
        Callers.researcher()
            .get("/api/v1/audit?noun=image&action=refused&nounId=" + image.image())
            .then()
            .statusCode(200)
            .extract()
            .path("items.subject");
    assertThat(readByOwner).containsExactly("stranger");
  }

  @Test
  void anImageThatIsNotThereIsNoRefusal() {
    Callers.researcher()
        .get("/api/v1/images/00000000-0000-0000-0000-000000000000/deepzoom.dzi")
        .then()
        .statusCode(404);
    List<String> events =
        Callers.auditor()
            .get("/api/v1/audit?noun=image&nounId=00000000-0000-0000-0000-000000000000")
            .then()
            .extract()
            .path("items");
    assertThat(events).isEmpty();
  }

  @Test
  void materialOfTheTierInternalIsShownHereAndGivenToNoProgramme() {
    Records.consent(brain, "INTERNAL", "DISPLAY");
    Registered image = images.register(brain, 1);
    expect(Callers.researcher(), 200, ofViewer(image));
    expect(Callers.researcher(), 403, ofProgrammes(image));
    assertThat(refusals(image))
        .singleElement()
        .satisfies(
            event ->
                assertThat(event.get("detail"))
                    .isEqualTo(Map.of("problem", "access-tier-forbids", "count", 1)));
  }

  @Test
  void materialOfTheTierControlledGoesToProgrammesOfMembersOnly() {
    Records.consent(brain, "CONTROLLED", "DISPLAY");
    Records.member(project, "viewer", "viewer");
    Records.member(project, "member", "member");
    Registered image = images.register(brain, 1);
    expect(Callers.viewer(), 200, ofViewer(image));
    expect(Callers.viewer(), 403, ofProgrammes(image));
    expect(Callers.member(), 200, ofProgrammes(image));
    expect(Callers.auditor(), 200, ofProgrammes(image));
  }

  @Test
  void whoIsNoMemberAnyMoreSeesNothingFromThenOn() {
    Records.consent(brain, "OPEN", "DISPLAY");
    Records.member(project, "viewer", "viewer");
    Registered image = images.register(brain, 1);
    expect(Callers.viewer(), 200, ofViewer(image));
    Callers.researcher()
        .delete("/api/v1/projects/" + project + "/members/viewer")
        .then()
        .statusCode(204);
    expect(Callers.viewer(), 404, ofViewer(image));
  }
}
