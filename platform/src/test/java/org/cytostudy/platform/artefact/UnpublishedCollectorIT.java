package org.cytostudy.platform.artefact;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.cytostudy.core.hash.Sha256;
import org.cytostudy.core.id.ProjectId;
import org.cytostudy.core.job.ArtefactKind;
import org.cytostudy.platform.artefact.Artefacts.Publication;
import org.cytostudy.platform.testing.Callers;
import org.cytostudy.platform.testing.PlatformDatabase;
import org.cytostudy.platform.testing.PlatformTest;
import org.cytostudy.platform.testing.Records;
import org.junit.jupiter.api.Test;

@PlatformTest
class UnpublishedCollectorIT {
  @Inject UnpublishedCollector collector;
  @Inject ArtefactStore store;
  @Inject Artefacts artefacts;
  @Inject ArtefactConfig config;
  @Inject Clock clock;

  @Test
  void whatNothingPublishedIsDeletedAfterTheGrace() throws IOException {
    Sha256 forgotten = upload();
    age(forgotten, config.unpublishedGrace().plusMinutes(1));
    collector.collect();
    assertThat(store.find(forgotten)).isEmpty();
  }

  @Test
  void whatNothingPublishedYetIsKeptWithinTheGrace() throws IOException {
    Sha256 fresh = upload();
    Sha256 almostForgotten = upload();
    age(almostForgotten, config.unpublishedGrace().minusMinutes(1));
    collector.collect();
    assertThat(store.find(fresh)).isPresent();
    assertThat(store.find(almostForgotten)).isPresent();
  }

  @Test
  void whatWasPublishedIsKeptForGood() throws IOException {
    Sha256 published = upload();
    publish(published);
    age(published, config.unpublishedGrace().multipliedBy(1000));
    collector.collect();
    assertThat(store.find(published)).isPresent();
    Callers.researcher().get("/api/v1/artefacts/" + published + "/content").then().statusCode(200);
  }

  @Test
  void theBeginningOfAnUploadThatNobodyContinuedIsDeletedToo() throws IOException {
    byte[] content = bytes();
    Sha256 sha256 = Sha256.of(content);
    String scope = UUID.randomUUID().toString();
    store.append(scope, sha256, 0, content.length, new ByteArrayInputStream(content, 0, 5));
    assertThat(store.offset(scope, sha256)).isEqualTo(5);
    for (Path part : files(sha256.hex())) {
      age(part, config.unpublishedGrace().plusMinutes(1));
    }
    collector.collect();
    assertThat(store.offset(scope, sha256)).isZero();
  }

  @Test
  void aStoreOfMoreFilesThanAStatementTakesParametersIsCollected() throws IOException {
    Path uploads =
        Files.createDirectories(PlatformDatabase.dataFolder().resolve("store/uploads/many"));
    FileTime old = FileTime.from(clock.instant().minus(config.unpublishedGrace().plusMinutes(1)));
    for (int i = 0; i < 66_000; i++) {
      Files.setLastModifiedTime(Files.createFile(uploads.resolve(i + ".part")), old);
    }
    Sha256 published = upload();
    publish(published);
    age(published, config.unpublishedGrace().plusMinutes(1));
    collector.collect();
    assertThat(uploads).isEmptyDirectory();
    assertThat(store.find(published)).isPresent();
  }

  private Sha256 upload() {
    return store.put(new ByteArrayInputStream(bytes()));
  }

  private void publish(Sha256 sha256) {
    ProjectId project = ProjectId.fromString(Records.project());
    QuarkusTransaction.requiringNew()
        .run(
            () ->
                artefacts.publish(
                    new Publication(
                        sha256,
                        ArtefactKind.REPORT,
                        project,
                        "report",
                        null,
                        null,
                        List.of(),
                        List.of())));
  }

  private void age(Sha256 sha256, Duration age) throws IOException {
    age(store.find(sha256).orElseThrow(), age);
  }

  private void age(Path file, Duration age) throws IOException {
    Files.setLastModifiedTime(file, FileTime.from(clock.instant().minus(age)));
  }

  private static List<Path> files(String name) throws IOException {
    try (var files = Files.walk(PlatformDatabase.dataFolder().resolve("store"))) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> file.toString().contains(name))
          .toList();
    }
  }

  private static byte[] bytes() {
    return ("unpublished " + UUID.randomUUID()).getBytes(StandardCharsets.UTF_8);
  }
}
