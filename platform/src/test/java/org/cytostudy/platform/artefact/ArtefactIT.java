package org.cytostudy.platform.artefact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.cytostudy.core.hash.Sha256;
import org.cytostudy.core.id.BrainId;
import org.cytostudy.core.id.ProjectId;
import org.cytostudy.core.job.ArtefactKind;
import org.cytostudy.platform.artefact.Artefacts.Publication;
import org.cytostudy.platform.problem.ConflictException;
import org.cytostudy.platform.problem.ProblemType;
import org.cytostudy.platform.testing.Callers;
import org.cytostudy.platform.testing.PlatformTest;
import org.cytostudy.platform.testing.Records;
import org.junit.jupiter.api.Test;

@PlatformTest
class ArtefactIT {
  @Inject ArtefactStore store;
  @Inject Artefacts artefacts;

  @Test
  void anUploadGoesOnWhereItEndedAndIsThereWhenItIsWhole() {
    byte[] content = bytes("resumable " + UUID.randomUUID());
    Sha256 sha256 = Sha256.of(content);
    assertThat(store.append("a1", sha256, 0, content.length, part(content, 0, 5))).isEqualTo(5);
    assertThat(store.find(sha256)).isEmpty();
    assertThat(store.offset("a1", sha256)).isEqualTo(5);
    assertThatThrownBy(() -> store.append("a1", sha256, 3, content.length, part(content, 3, 9)))
        .isInstanceOf(ConflictException.class)
        .hasMessageContaining("5 bytes");
    store.append("a1", sha256, 5, content.length, part(content, 5, content.length));
    assertThat(store.find(sha256))
        .get()
        .satisfies(file -> assertThat(file).hasBinaryContent(content));
  }

  @Test
  void refusesAnUploadWithAnotherHashAndKeepsNothingOfIt() {
    byte[] content = bytes("something " + UUID.randomUUID());
    Sha256 other = Sha256.of(bytes("else " + UUID.randomUUID()));
    assertThatThrownBy(
            () -> store.append("a2", other, 0, content.length, part(content, 0, content.length)))
        .isInstanceOf(ConflictException.class)
        .hasMessageContaining(Sha256.of(content).hex());
    assertThat(store.find(other)).isEmpty();
    assertThat(store.offset("a2", other)).isZero();
  }

  @Test
  void ofTwoPiecesAtOnceOneIsRefusedAndTheOtherStays() {
    byte[] content = bytes("at once " + UUID.randomUUID());
    Sha256 sha256 = Sha256.of(content);
    // The other piece comes while the first is being read.
    ByteArrayInputStream slow =
        new ByteArrayInputStream(content) {
          private boolean asked;

          @Override
          public synchronized int read(byte[] into, int offset, int length) {
            if (!asked) {
              asked = true;
              assertThatThrownBy(
                      () -> store.append("a3", sha256, 0, content.length, part(content, 0, 3)))
                  .isInstanceOfSatisfying(
                      ConflictException.class,
                      e -> assertThat(e.type()).isEqualTo(ProblemType.UPLOAD_OFFSET_MISMATCH));
            }
            return super.read(into, offset, length);
          }
        };
    assertThat(store.append("a3", sha256, 0, content.length, slow)).isEqualTo(content.length);
    assertThat(store.find(sha256)).isPresent();
  }

  @Test
  void aRangeOfAnArtefactCanBeDownloaded() {
    Sha256 sha256 = publish(Records.project(), "0123456789" + UUID.randomUUID(), List.of());
    Callers.researcher()
        .header("Range", "bytes=2-4")
        .get(content(sha256))
        .then()
        .statusCode(206)
        .header("Content-Range", containsString("bytes 2-4/46"))
        .body(equalTo("234"));
    Callers.researcher().header("Range", "bytes=99-").get(content(sha256)).then().statusCode(416);
    Callers.stranger().get(content(sha256)).then().statusCode(404);
  }

  @Test
  void whatTheClientHasIsNotSentAgainAndOnlyWhileItMayHaveIt() {
    String project = Records.project();
    Sha256 sha256 = publish(project, "kept " + UUID.randomUUID(), List.of());
    String etag = Callers.researcher().get(content(sha256)).header("ETag");
    Callers.researcher()
        .header("If-None-Match", etag)
        .get(content(sha256))
        .then()
        .statusCode(304)
        .header("ETag", equalTo(etag));
    Callers.stranger().header("If-None-Match", etag).get(content(sha256)).then().statusCode(404);
  }

  @Test
  void aDownloadIsAudited() {
    Sha256 sha256 = publish(Records.project(), "audited " + UUID.randomUUID(), List.of());
    Callers.researcher().get(content(sha256)).then().statusCode(200);
    Callers.auditor()
        .get("/api/v1/audit?noun=artefact&nounId=" + sha256)
        .then()
        .statusCode(200)
        .body("items.action", hasItem("downloaded"));
  }

  @Test
  void theConsentOfABrainIsInheritedByWhatIsMadeOfIt() {
    String project = Records.project();
    String brain = Records.brain(project);
    Sha256 shard = publish(project, "shard " + UUID.randomUUID(), List.of(), brain);
    Sha256 model = publish(project, "model " + UUID.randomUUID(), List.of(shard));
    Callers.researcher()
        .get(content(model))
        .then()
        .statusCode(403)
        .body("type", equalTo("urn:cytostudy:problem:consent-excludes-purpose"));
    Records.consent(brain, "CONTROLLED", "EXPORT");
    Callers.researcher().get(content(model)).then().statusCode(200);
    Records.member(project, "viewer", "viewer");
    Callers.viewer().get(content(model)).then().statusCode(403);
    Records.consent(brain, "INTERNAL", "EXPORT");
    Callers.researcher()
        .get(content(model))
        .then()
        .statusCode(403)
        .body("type", equalTo("urn:cytostudy:problem:access-tier-forbids"));
    Callers.researcher()
        .get("/api/v1/artefacts/" + model)
        .then()
        .body("parents", hasItem(shard.hex()))
        .body("brains", hasItem(brain));
  }

  @Test
  void resultsOfBrainsThatDoNotLeaveTheLabAreLookedAtAndThatIsNoDownload() {
    String project = Records.project();
    String brain = Records.brain(project);
    Records.consent(brain, "INTERNAL", "TRAINING", "EVALUATION");
    Records.member(project, "viewer", "viewer");
    for (ArtefactKind kind :
        List.of(ArtefactKind.EVALUATION, ArtefactKind.RIBBON, ArtefactKind.REPORT)) {
      Sha256 result = publish(kind, project, kind + " " + UUID.randomUUID(), List.of(), brain);
      Callers.viewer().get(content(result)).then().statusCode(200);
      Callers.stranger().get(content(result)).then().statusCode(404);
      Callers.auditor()
          .get("/api/v1/audit?noun=artefact&nounId=" + result)
          .then()
          .body("items.action", not(hasItem("downloaded")));
    }
    Sha256 predictions =
        publish(ArtefactKind.PREDICTIONS, project, "rows " + UUID.randomUUID(), List.of(), brain);
    Callers.researcher().get(content(predictions)).then().statusCode(403);
    Sha256 evaluation =
        publish(ArtefactKind.EVALUATION, project, "x " + UUID.randomUUID(), List.of(), brain);
    Records.consent(brain, "INTERNAL", "TRAINING");
    Callers.researcher()
        .get(content(evaluation))
        .then()
        .statusCode(403)
        .body("type", equalTo("urn:cytostudy:problem:consent-excludes-purpose"));
  }

  private Sha256 publish(String project, String text, List<Sha256> parents, String... brains) {
    return publish(ArtefactKind.MODEL, project, text, parents, brains);
  }

  private Sha256 publish(
      ArtefactKind kind, String project, String text, List<Sha256> parents, String... brains) {
    Sha256 sha256 = store.put(new ByteArrayInputStream(bytes(text)));
    QuarkusTransaction.requiringNew()
        .run(
            () ->
                artefacts.publish(
                    new Publication(
                        sha256,
                        kind,
                        ProjectId.fromString(project),
                        kind.wireName(),
                        null,
                        null,
                        parents,
                        List.of(brains).stream().map(BrainId::fromString).toList())));
    return sha256;
  }

  private static String content(Sha256 sha256) {
    return "/api/v1/artefacts/" + sha256 + "/content";
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static ByteArrayInputStream part(byte[] content, int from, int to) {
    return new ByteArrayInputStream(content, from, to - from);
  }
}
