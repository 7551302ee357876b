package org.cytostudy.platform.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.UUID;
import org.cytostudy.core.id.ProjectId;
import org.cytostudy.platform.testing.Callers;
import org.cytostudy.platform.testing.PlatformDatabase;
import org.cytostudy.platform.testing.PlatformTest;
import org.cytostudy.platform.testing.Records;
import org.junit.jupiter.api.Test;

@PlatformTest
class AuditIT {
  @Inject EntityManager database;
  @Inject Audit audit;

  @Test
  void theApplicationCannotChangeWhatWasRecorded() {
    Records.project();
    for (String sql :
        new String[] {
          "UPDATE audit_event SET subject = 'somebody'",
          "DELETE FROM audit_event",
          "TRUNCATE audit_event CASCADE",
          "DELETE FROM audit_seal",
          "UPDATE audit_head SET hash = repeat('0', 64)",
          "ALTER TABLE audit_event DISABLE TRIGGER audit_event_append_only",
          "DROP TRIGGER audit_event_append_only ON audit_event",
          "DROP FUNCTION refuse_change() CASCADE",
          "DROP TABLE audit_event CASCADE",
          "SET session_replication_role = replica"
        }) {
      assertThatThrownBy(
              () ->
                  QuarkusTransaction.requiringNew()
                      .run(() -> database.createNativeQuery(sql).executeUpdate()))
          .as(sql)
          .rootCause()
          .hasMessageMatching("(?s).*(permission denied|must be owner).*");
    }
  }

  @Test
  void anEventIsCommittedOnlyWithTheChangeThatItTellsOf() {
    String id = "never-" + UUID.randomUUID();
    assertThatThrownBy(
            () ->
                QuarkusTransaction.requiringNew()
                    .run(
                        () -> {
                          audit.record("tried", Noun.AUDIT, id, null, Map.of());
                          throw new IllegalStateException("rolled back");
                        }))
        .hasMessageContaining("rolled back");
    Callers.auditor()
        .get("/api/v1/audit?nounId=" + id)
        .then()
        .body("items", equalTo(java.util.List.of()));
    assertThatThrownBy(() -> audit.record("alone", Noun.AUDIT, id, null, Map.of()))
        .hasMessageContaining("ransaction");
  }

  @Test
  void aResearcherSeesTheEventsOfTheirProjectsOnly() {
    String project = Records.project();
    Callers.researcher()
        .get("/api/v1/audit?noun=project&nounId=" + project)
        .then()
        .body("items.action", hasItem("created"));
    Callers.stranger()
        .get("/api/v1/audit?noun=project&nounId=" + project)
        .then()
        .body("items", equalTo(java.util.List.of()));
  }

  @Test
  void verifyingFindsTheEventThatAnOwnerOfTheDatabaseChanged() throws SQLException {
    String project = Records.project();
    Callers.auditor()
        .post("/api/v1/audit/verify")
        .then()
        .statusCode(200)
        .body("intact", equalTo(true))
        .body("head.signature", notNullValue());
    try (Connection owner = PlatformDatabase.asOwner();
        Statement statement = owner.createStatement()) {
      long sequence = sequenceOf(statement, project);
      alter(statement, "UPDATE audit_event SET subject = 'admin' WHERE sequence = " + sequence);
      Callers.auditor()
          .post("/api/v1/audit/verify")
          .then()
          .body("intact", equalTo(false))
          .body("firstBroken.sequence", equalTo((int) sequence));
      alter(
          statement, "UPDATE audit_event SET subject = 'researcher' WHERE sequence = " + sequence);
      Callers.auditor().post("/api/v1/audit/verify").then().body("intact", equalTo(true));
    }
  }

  @Test
  void verifyingFindsASignedHeadThatWasReplaced() throws SQLException {
    QuarkusTransaction.requiringNew()
        .run(
            () ->
                audit.record(
                    "ended",
                    Noun.AUDIT,
                    "tail",
                    ProjectId.fromString(Records.project()),
                    Map.of()));
    Callers.auditor().post("/api/v1/audit/verify").then().body("intact", equalTo(true));
    try (Connection owner = PlatformDatabase.asOwner();
        Statement statement = owner.createStatement()) {
      owner.setAutoCommit(false);
      statement.execute("ALTER TABLE audit_seal DISABLE TRIGGER USER");
      statement.execute("ALTER TABLE audit_head DISABLE TRIGGER USER");
      statement.execute(
          "UPDATE audit_head SET hash = repeat('0', 64) WHERE position = (SELECT max(position) FROM audit_head)");
      owner.commit();
      Callers.auditor()
          .post("/api/v1/audit/verify")
          .then()
          .body("intact", equalTo(false))
          .body("firstBroken.what", equalTo("The signed head does not fit the chain or our key."));
      statement.execute(
          "UPDATE audit_head h SET hash = s.hash FROM audit_seal s WHERE s.position = h.position");
      statement.execute("ALTER TABLE audit_seal ENABLE TRIGGER USER");
      statement.execute("ALTER TABLE audit_head ENABLE TRIGGER USER");
      owner.commit();
    }
    Callers.auditor().post("/api/v1/audit/verify").then().body("intact", equalTo(true));
  }

  @Test
  void eventsArePagedNewestFirst() {
    Records.project();
    Records.project();
    String cursor =
        Callers.auditor()
            .get("/api/v1/audit?limit=1&action=created")
            .then()
            .statusCode(200)
            .body("items.action", everyItem(equalTo("created")))
            .extract()
            .path("nextCursor");
    int first =
        Callers.auditor().get("/api/v1/audit?limit=1&action=created").path("items[0].sequence");
    int second =
        Callers.auditor()
            .get("/api/v1/audit?limit=1&action=created&cursor=" + cursor)
            .path("items[0].sequence");
    assertThat(second).isLessThan(first);
  }

  @Test
  void aResearcherMayNotHaveTheChainVerified() {
    Callers.researcher().post("/api/v1/audit/verify").then().statusCode(403);
  }

  private static long sequenceOf(Statement statement, String project) throws SQLException {
    try (ResultSet rows =
        statement.executeQuery(
            "SELECT sequence FROM audit_event WHERE noun = 'project' AND action = 'created' AND"
                + " noun_id = '"
                + project
                + "'")) {
      rows.next();
      return rows.getLong(1);
    }
  }

  private static void alter(Statement statement, String sql) throws SQLException {
    statement.execute("ALTER TABLE audit_event DISABLE TRIGGER audit_event_append_only");
    assertThat(statement.executeUpdate(sql)).isEqualTo(1);
    statement.execute("ALTER TABLE audit_event ENABLE TRIGGER audit_event_append_only");
  }
}
