package org.cytostudy.platform.audit;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.cytostudy.core.id.ProjectId;
import org.cytostudy.platform.problem.ProblemType;
import org.cytostudy.platform.testing.Callers;
import org.cytostudy.platform.testing.PlatformTest;
import org.cytostudy.platform.testing.Records;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@PlatformTest
class RefusalsIT {
  @Inject Refusals refusals;

  private final String image = "image-" + UUID.randomUUID();
  private ProjectId project;

  @BeforeEach
  void makeProject() {
    project = ProjectId.fromString(Records.project());
  }

  private void refuse(int times, ProblemType why) {
    for (int i = 0; i < times; i++) {
      refusals.record(Noun.IMAGE, image, project, why);
    }
  }

  private List<Integer> counts() {
    return Callers.auditor()
        .get("/api/v1/audit?noun=image&action=refused&nounId=" + image)
        .then()
        .statusCode(200)
        .extract()
        .path("items.detail.count");
  }

  @Test
  void aThousandRefusalsOfAMinuteAreTwoEvents() {
    refuse(1000, ProblemType.QUARANTINED);
    assertThat(counts()).as("known at once").containsExactly(1);
    refusals.writeThoseSince(Instant.MAX);
    assertThat(counts()).containsExactly(999, 1);
    refusals.writeThoseSince(Instant.MAX);
    assertThat(counts()).as("told once").containsExactly(999, 1);
  }

  @Test
  void refusalsOfThisMinuteAreStillCounted() {
    Instant before = Instant.now().minusSeconds(1);
    refuse(3, ProblemType.QUARANTINED);
    refusals.writeThoseSince(before);
    refuse(2, ProblemType.QUARANTINED);
    refusals.writeThoseSince(Instant.MAX);
    assertThat(counts()).containsExactly(4, 1);
  }

  @Test
  void anotherReasonIsAnotherEvent() {
    refuse(1, ProblemType.QUARANTINED);
    refuse(2, ProblemType.CONSENT_EXCLUDES_PURPOSE);
    assertThat(counts()).containsExactly(1, 1);
    refusals.writeThoseSince(Instant.MAX);
    assertThat(counts()).containsExactly(1, 1, 1);
  }
}
