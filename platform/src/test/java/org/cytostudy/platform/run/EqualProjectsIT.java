package org.cytostudy.platform.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.UUID;
import org.cytostudy.platform.testing.OwnerSql;
import org.cytostudy.platform.testing.PlatformTest;
import org.junit.jupiter.api.Test;

/** Content is stored once, whichever projects it is of; lineage is each project's own. */
@PlatformTest
class EqualProjectsIT {
  @Test
  void lineageAndDescendantsNameNothingOfAnotherProjectWithEqualContent() {
    FakeRunner runner = FakeRunner.idle();
    Demo one = new Demo(runner);
    Demo other = new Demo(runner);
    for (Demo demo : List.of(one, other)) {
      demo.submit(Demo.study(demo.freeze()));
      runner.workUntilIdle(2);
    }
    makeEqual(one, other);

    JsonPath lineage =
        Demo.get("/api/v1/models/" + model(one).getString("items[0].id") + "/lineage");
    assertThat(lineage.getList("nodes.findAll { it.kind == 'patchset' }")).hasSize(1);
    assertThat(lineage.getList("sections")).hasSize(12);
    assertThat(lineage.getList("nodes.label", String.class)).noneMatch(l -> l.contains("secret"));
    String brain = Demo.get("/api/v1/projects/" + one.project + "/brains").getString("items[0].id");
    assertThat(Demo.get("/api/v1/brains/" + brain + "/descendants").getList("id", String.class))
        .contains(model(one).getString("items[0].id"))
        .doesNotContain(model(other).getString("items[0].id"));
  }

  private static JsonPath model(Demo demo) {
    return Demo.get("/api/v1/projects/" + demo.project + "/models");
  }

  /** Real projects come to equal bytes when they freeze equal files; made-up outputs differ. */
  private static void makeEqual(Demo one, Demo other) {
    UUID from = UUID.fromString(one.project);
    UUID to = UUID.fromString(other.project);
    OwnerSql.update(
        "UPDATE patchset SET index_sha256 = (SELECT index_sha256 FROM patchset WHERE project_id = ?)"
            + " WHERE project_id = ?",
        from,
        to);
    OwnerSql.update(
        "UPDATE model SET sha256 = (SELECT sha256 FROM model WHERE project_id = ?)"
            + " WHERE project_id = ?",
        from,
        to);
    assertThat(
            OwnerSql.update(
                """
                INSERT INTO artefact_producer (sha256, project_id, name, produced_at)
                SELECT sha256, ?, ' a secret name', now() FROM model WHERE project_id = ?
                """,
                to,
                from))
        .isEqualTo(1);
  }
}
