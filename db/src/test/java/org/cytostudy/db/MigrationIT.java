package org.cytostudy.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A database that holds rows of an earlier version migrates to the newest one. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MigrationIT {
  private static final String SEEDED_VERSION = "0060";

  /** Tables whose rows a migration since then corrects; what they hold is tested one by one. */
  private static final Set<String> CORRECTED = Set.of("artefact_brain");

  @TempDir static Path temporary;
  private LocalPostgres postgres;
  private Map<String, Long> before = Map.of();
  private Map<String, Long> after = Map.of();

  @BeforeAll
  void migrateADatabaseWithRows() throws SQLException, IOException {
    Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("rwxr-xr-x"));
    postgres = LocalPostgres.forTests(temporary.resolve("pg"));
    flyway(SEEDED_VERSION).migrate();
    execute(postgres.owner(), rows());
    before = counts();
    assertThat(flyway("latest").migrate().migrationsExecuted).isPositive();
    after = counts();
  }

  @AfterAll
  void stop() {
    postgres.close();
  }

  @Test
  void theRowsReachEveryTableOfTheirVersion() {
    assertThat(before).isNotEmpty().allSatisfy((table, rows) -> assertThat(rows).isPositive());
  }

  @Test
  void noRowIsLost() {
    Map<String, Long> kept = new TreeMap<>(before);
    kept.keySet().removeAll(CORRECTED);
    assertThat(after).containsAllEntriesOf(kept);
  }

  @Test
  void theNewestVersionIsReachedAndValid() {
    Flyway newest = flyway("latest");
    assertThat(newest.migrate().migrationsExecuted).isZero();
    assertThat(newest.validateWithResult().validationSuccessful).isTrue();
  }

  @Test
  void aShardIsOfItsOwnBrainAndAnImageOfTheStoreOfItsSections() throws SQLException {
    String brains =
        "SELECT b.pseudonym FROM artefact_brain a JOIN brain b ON b.id = a.brain_id"
            + " WHERE a.sha256 = repeat('%s', 63) || '%s' ORDER BY 1";
    assertThat(list(brains.formatted("e", "1"))).containsExactly("B-1");
    assertThat(list(brains.formatted("e", "2"))).containsExactly("B-2");
    assertThat(list(brains.formatted("e", "0"))).as("the index").containsExactly("B-1", "B-2");
    assertThat(list(brains.formatted("a", "2"))).as("an image").containsExactly("B-2");
    assertThat(list(brains.formatted("b", "1"))).as("a thumbnail").containsExactly("B-1");
  }

  @Test
  void whatDescendsFromABrainThatWasWithdrawnBeforeIsInQuarantine() throws SQLException {
    assertThat(list("SELECT DISTINCT pseudonym FROM quarantine")).containsExactly("B-2");
    assertThat(list("SELECT noun || ' ' || count(*) FROM quarantine GROUP BY noun ORDER BY noun"))
        .containsExactly("artefact 4", "image 1", "model 1", "patchset 1", "section 1");
  }

  private static final String COPY =
      """
      INSERT INTO annotation (section_id, id, revision, image_id, kind, geometry, annotator, method,
          origin, locked, deleted, author, created_at, left_px, top_px, right_px, bottom_px)
      SELECT section_id, id, revision + %d, %s, '%s', geometry, annotator, method, origin, locked,
             false, author, created_at, 1, 2, 3, 4 FROM annotation WHERE revision = 1
      """;

  @Test
  void theAnnotatedExtentIsAKindOfAnnotationAndAnUnknownOneIsNot() throws SQLException {
    execute(postgres.app(), COPY.formatted(10, "image_id", "EXTENT"));
    assertThatThrownBy(() -> execute(postgres.app(), COPY.formatted(11, "image_id", "CLOUD")))
        .hasMessageContaining("annotation_kind_check");
  }

  @Test
  void whatWasDrawnBeforeIsOfTheImageThatTheSectionHadThen() throws SQLException {
    assertThat(list("SELECT DISTINCT image_id FROM annotation WHERE revision <= 2"))
        .containsExactly("00000000-0000-7000-8000-0000000000f1");
    assertThat(
            list("SELECT DISTINCT author || ' ' || class_name FROM annotation WHERE revision = 1"))
        .containsExactly("researcher V1");
    assertThat(list("SELECT growing || ' ' || position FROM parcellation, region"))
        .containsExactly("true 0");
  }

  @Test
  void theHeadOfAnAnnotationFollowsItsRevisionsAndStaysOnItsImage() throws SQLException {
    execute(postgres.app(), COPY.formatted(20, "image_id", "AREA"));
    assertThat(
            list(
                "SELECT revision || ' ' || kind || ' ' || right_px || ' ' || deleted FROM annotation_head"))
        .containsExactly("21 AREA 3 false");
    String other = "(SELECT id FROM image i WHERE i.section_id = annotation.section_id LIMIT 1)";
    execute(
        postgres.owner(),
        """
        INSERT INTO image SELECT gen_random_uuid(), section_id, repeat('c', 64), bytes, width_px,
               height_px, pixel_size_um, stain, NULL, NULL, tissue_fraction, levels, NULL, NULL,
               NULL, NULL, now() FROM image WHERE id = '00000000-0000-7000-8000-0000000000f1'
        """);
    assertThatThrownBy(
            () ->
                execute(
                    postgres.app(),
                    COPY.formatted(
                        30,
                        other.replace("LIMIT", "AND i.id <> annotation.image_id LIMIT"),
                        "AREA")))
        .hasMessageContaining("stays on the image");
    execute(postgres.owner(), "DELETE FROM image WHERE sha256 = repeat('c', 64)");
  }

  @Test
  void whatOneRowSaysOfAnotherIsTrue() throws SQLException {
    Map<String, String> wrong =
        Map.of(
            "UPDATE artefact_producer SET run_id = gen_random_uuid()",
            "artefact_producer_run_id_fkey",
            "UPDATE artefact_producer SET step_id = gen_random_uuid()",
            "artefact_producer_step_id_fkey",
            "UPDATE image SET thumbnail_sha256 = repeat('9', 64)",
            "image_thumbnail_sha256_fkey",
            "UPDATE image SET mask_sha256 = repeat('9', 64)",
            "image_mask_sha256_fkey",
            "UPDATE section s SET brain_id = (SELECT id FROM brain b WHERE b.id <> s.brain_id LIMIT 1)",
            "is not of brain");
    wrong.forEach(
        (sql, says) ->
            assertThatThrownBy(() -> execute(postgres.owner(), sql))
                .as(sql)
                .hasMessageContaining(says));
    assertThat(
            list(
                "SELECT pg_get_constraintdef(oid) FROM pg_constraint"
                    + " WHERE conname = 'study_dataset_split_id_patchset_id_fkey'"))
        .containsExactly("FOREIGN KEY (split_id, patchset_id) REFERENCES split(id, patchset_id)");
  }

  @Test
  void ofLettersThatSayTheSameOneIsOpen() throws SQLException {
    String letter =
        "INSERT INTO dead_letter (id, endpoint, body, why, parked_at)"
            + " VALUES (gen_random_uuid(), 'direct:x', 'the same', 'why', now())";
    execute(postgres.app(), letter);
    assertThatThrownBy(() -> execute(postgres.app(), letter))
        .hasMessageContaining("dead_letter_open");
    execute(postgres.owner(), "DELETE FROM dead_letter WHERE body = 'the same'");
  }

  @Test
  void theAuditOfTheEarlierVersionStillCannotBeChangedByItsOwner() {
    for (String sql :
        List.of(
            "UPDATE audit_event SET subject = 'x'",
            "DELETE FROM audit_event",
            "TRUNCATE audit_event CASCADE")) {
      assertThatThrownBy(() -> execute(postgres.owner(), sql))
          .as(sql)
          .hasMessageContaining("append-only");
    }
  }

  private Flyway flyway(String target) {
    return Flyway.configure()
        .dataSource(postgres.url(), postgres.owner().user(), postgres.owner().password())
        .outOfOrder(true)
        .target(target)
        .load();
  }

  private static String rows() throws IOException {
    try (InputStream in = MigrationIT.class.getResourceAsStream("rows-0060.sql")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** Rows by table; partitions count with their parent. */
  private Map<String, Long> counts() throws SQLException {
    Map<String, Long> counts = new TreeMap<>();
    for (String table :
        list(
            """
            SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p') AND NOT c.relispartition
              AND c.relname <> 'flyway_schema_history'
            """)) {
      counts.put(table, Long.valueOf(list("SELECT count(*) FROM " + table).getFirst()));
    }
    return counts;
  }

  /** As the application, which must be able to read all. */
  private List<String> list(String sql) throws SQLException {
    List<String> values = new ArrayList<>();
    try (Connection connection = connect(postgres.app());
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        values.add(rows.getString(1));
      }
    }
    return values;
  }

  private void execute(Credentials as, String sql) throws SQLException {
    try (Connection connection = connect(as);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private Connection connect(Credentials as) throws SQLException {
    return DriverManager.getConnection(postgres.url(), as.user(), as.password());
  }
}
